import { existsSync } from "node:fs";
import path from "node:path";

/**
 * @param {readonly string[]} names of a program, the preferred first
 * @returns {string | undefined} absolute path of the first that is on PATH
 */
export function findProgram(names) {
  const folders = (process.env["PATH"] ?? "")
    .split(path.delimiter)
    .filter((folder) => path.isAbsolute(folder));
  return names
    .flatMap((name) => folders.map((folder) => path.join(folder, name)))
    .find((file) => existsSync(file));
}
