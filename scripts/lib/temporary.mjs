import { rmSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";

/** @type {Set<string>} */
const folders = new Set();

process.once("exit", () => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
});

/**
 * @param {string} name first part of the folder's name
 * @returns {Promise<string>} an empty folder outside the checkout, gone when this process has ended
 */
export async function createTemporaryFolder(name) {
  const folder = await mkdtemp(path.join(tmpdir(), `${name}-`));
  removeAtExit(folder);
  return folder;
}

/**
 * @param {string} folder removed when this process ends, if not before
 */
export function removeAtExit(folder) {
  folders.add(folder);
}

/**
 * Removes a folder now.
 * @param {string} folder
 */
export async function removeFolder(folder) {
  await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  folders.delete(folder);
}
