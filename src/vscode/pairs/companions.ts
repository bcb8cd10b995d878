import * as vscode from "vscode";
import { outlineName, pairNames } from "../../core/pairs/index.js";
import { isThere } from "../platform/isThere.js";
import { nameOf } from "../platform/nameOf.js";

/**
 * True when files that were renamed have left a sidecar, or what is known of a page's tree, under an old name: for others
 * nothing is loaded.
 */
export async function haveCompanions(files: vscode.FileRenameEvent["files"]): Promise<boolean> {
  for (const { oldUri } of files) {
    const name = nameOf(oldUri);
    for (const companion of [pairNames(name).sidecar, outlineName(name)]) {
      if (await isThere(vscode.Uri.joinPath(oldUri, "..", companion))) {
        return true;
      }
    }
  }
  return false;
}
