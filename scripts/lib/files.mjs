import { existsSync } from "node:fs";
import { readdir } from "node:fs/promises";
import path from "node:path";
import { inRoot } from "./paths.mjs";

/**
 * @param {string} folder below the checkout; may be absent
 * @param {string} suffix how the name ends
 * @returns {Promise<string[]>} paths below the checkout with forward slashes, in order
 */
export async function listFiles(folder, suffix) {
  if (!existsSync(inRoot(folder))) return [];
  const names = await readdir(inRoot(folder), { recursive: true });
  return names
    .filter((name) => name.endsWith(suffix))
    .map((name) => path.posix.join(folder, name.split(path.sep).join("/")))
    .sort();
}
