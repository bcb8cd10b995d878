import * as vscode from "vscode";
import { fileRole, outlineName, pairNames } from "../../core/pairs/index.js";
import { Failure } from "../platform/failure.js";
import type { Dialogs } from "../platform/dialogs.js";
import { folderOf, isFolder, isThere, nameOf } from "../files/index.js";
import { pairMessages } from "./messages.js";

/** A file that changes its name, or its folder. */
export interface Rename {
  readonly oldUri: vscode.Uri;
  readonly newUri: vscode.Uri;
}

/**
 * Offers to rename the pairs of notes that were renamed or moved, and what is known of the trees of pages: in one
 * question, however many there are. All of it is one step that can be undone. The two files know each other by the hash
 * of the author text, not by their names.
 *
 * @throws Failure where the editor could not rename them
 */
export async function renamePairs(dialogs: Dialogs, renamed: readonly Rename[]): Promise<void> {
  const renames: Rename[] = [];
  const inTheWay: string[] = [];
  for (const rename of renamed) {
    for (const file of await filesOf(rename)) {
      if (await isThere(file.newUri)) {
        inTheWay.push(nameOf(file.newUri));
      } else {
        renames.push(file);
      }
    }
  }
  if (inTheWay.length > 0) {
    await dialogs.tell({
      message: pairMessages.renameInTheWay(inTheWay.join(", ")),
      isWarning: true,
      buttons: [],
    });
  }
  const [first] = renames;
  if (first === undefined) {
    return;
  }
  const answer = await dialogs.tell({
    message:
      renames.length <= 2
        ? pairMessages.renameOne(renames.map(({ oldUri }) => nameOf(oldUri)).join(", "))
        : pairMessages.renameMany(renames.length),
    buttons: [
      { choice: "rename", title: pairMessages.rename() },
      { choice: "no", title: pairMessages.keepNames() },
    ],
  });
  if (answer === "rename") {
    await renameAll(renames);
  }
}

/** What of a note's pair, and of what is known of its tree, is there under the old names. */
async function filesOf({ oldUri, newUri }: Rename): Promise<readonly Rename[]> {
  const areNotes = [oldUri, newUri].every((uri) => fileRole(nameOf(uri)).kind === "note");
  if (!areNotes || (await isFolder(newUri))) {
    return [];
  }
  const before = pairNames(nameOf(oldUri));
  const now = pairNames(nameOf(newUri));
  const from = folderOf(oldUri);
  const to = folderOf(newUri);
  const files: readonly Rename[] = [
    {
      oldUri: vscode.Uri.joinPath(from, before.sidecar),
      newUri: vscode.Uri.joinPath(to, now.sidecar),
    },
    {
      oldUri: vscode.Uri.joinPath(from, before.author),
      newUri: vscode.Uri.joinPath(to, now.author),
    },
  ];
  const answers: Rename = {
    oldUri: vscode.Uri.joinPath(from, outlineName(nameOf(oldUri))),
    newUri: vscode.Uri.joinPath(to, outlineName(nameOf(newUri))),
  };
  const [hasSidecar, hasAuthor, hasAnswers] = await Promise.all(
    [...files, answers].map(({ oldUri: uri }) => isThere(uri)),
  );
  // A sidecar is what makes a pair: without one there is only a file with a like name.
  const there = [hasSidecar, hasSidecar && hasAuthor, hasAnswers];
  // With another extension a sidecar keeps its name.
  return [...files, answers].filter(
    (file, index) => there[index] && file.oldUri.toString() !== file.newUri.toString(),
  );
}

async function renameAll(renames: readonly Rename[]): Promise<void> {
  const edit = new vscode.WorkspaceEdit();
  for (const { oldUri, newUri } of renames) {
    // Time has passed: what has come into being under a new name is left alone.
    edit.renameFile(oldUri, newUri, { overwrite: false, ignoreIfExists: false });
  }
  if (!(await vscode.workspace.applyEdit(edit))) {
    throw new Failure(pairMessages.notRenamed());
  }
}
