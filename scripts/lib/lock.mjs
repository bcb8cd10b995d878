import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

/**
 * Runs a task that only one process at a time may run, such as an install into a shared folder.
 * @template T
 * @param {string} folder the lock: a folder that exists while the task runs
 * @param {() => Promise<T>} task
 * @returns {Promise<T>} what the task gives
 */
export async function withLock(folder, task) {
  await mkdir(path.dirname(folder), { recursive: true });
  await acquire(folder);
  try {
    return await task();
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/**
 * @param {string} folder
 */
async function acquire(folder) {
  for (let isFirstTry = true; ; isFirstTry = false) {
    try {
      // Creating a folder is atomic: exactly one process succeeds.
      await mkdir(folder);
      await writeFile(path.join(folder, "pid"), String(process.pid));
      return;
    } catch (error) {
      if (/** @type {NodeJS.ErrnoException} */ (error).code !== "EEXIST") throw error;
    }
    if (isFirstTry) console.log(`Waiting for another process that holds ${folder}`);
    await sleep(500);
    if (!(await isHeld(folder))) await rm(folder, { recursive: true, force: true });
  }
}

/**
 * @param {string} folder
 * @returns {Promise<boolean>} whether the process that made the lock still runs
 */
async function isHeld(folder) {
  try {
    process.kill(Number(await readFile(path.join(folder, "pid"), "utf8")), 0);
    return true;
  } catch (error) {
    // EPERM: it runs, but belongs to another user.
    return /** @type {NodeJS.ErrnoException} */ (error).code === "EPERM";
  }
}
