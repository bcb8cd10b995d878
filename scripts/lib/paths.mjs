import path from "node:path";
import { fileURLToPath } from "node:url";

/** The checkout, absolute. */
export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../..");

/** Everything that scripts make and nobody keeps. */
export const outFolder = path.join(root, "out");

/** Editors that host tests run in; about 1 GB, so several checkouts may share one folder. */
export const editorsFolder = path.resolve(
  process.env["MARGINALIA_EDITORS"] ?? path.join(root, ".editors"),
);

/**
 * @param {...string} parts path below the checkout
 * @returns {string} absolute path
 */
export function inRoot(...parts) {
  return path.join(root, ...parts);
}
