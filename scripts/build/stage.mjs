import { cp, mkdir } from "node:fs/promises";
import path from "node:path";
import vsce from "@vscode/vsce";
import { build } from "./bundles.mjs";
import { inRoot, outFolder, root } from "../lib/paths.mjs";
import { removeAtExit, removeFolder } from "../lib/temporary.mjs";

let count = 0;

/**
 * @typedef {object} Stage
 * @property {string} folder absolute; holds `extension` and whatever the caller adds
 * @property {string} extension absolute folder that an editor can load
 * @property {() => Promise<void>} remove
 */

/**
 * Puts what the package would hold into a folder of its own, freshly built: an editor that runs from
 * it sees no half-written bundle of another build, and no file that the package would lack.
 * @param {{ isProduction?: boolean }} [options] isProduction: bundles as they are released
 * @returns {Promise<Stage>}
 */
export async function stageExtension({ isProduction = false } = {}) {
  count += 1;
  const folder = path.join(outFolder, `stage-${String(process.pid)}-${String(count)}`);
  const extension = path.join(folder, "extension");
  await mkdir(extension, { recursive: true });
  removeAtExit(folder);
  await build({ isProduction, outdir: path.join(extension, "dist") });
  const files = await vsce.listFiles({ cwd: root, packageManager: vsce.PackageManager.None });
  for (const file of files) {
    if (file.startsWith("dist/")) continue;
    await cp(inRoot(file), path.join(extension, file));
  }
  return { folder, extension, remove: () => removeFolder(folder) };
}
