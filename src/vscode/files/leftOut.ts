import * as vscode from "vscode";
import type { Dialogs, Row } from "../platform/dialogs.js";
import { nameOf } from "../platform/nameOf.js";
import { folderOf } from "./files.js";

/** A file of several that was left out, and why. */
export interface LeftOut {
  readonly uri: vscode.Uri;
  readonly reason: string;
}

/** Lists what was left out, with the reasons, and opens what is chosen. */
export async function showLeftOut(
  dialogs: Pick<Dialogs, "pick">,
  title: string,
  leftOut: readonly LeftOut[],
): Promise<void> {
  const rows = leftOut.map(({ uri, reason }): Row<vscode.Uri> => ({
    label: nameOf(uri),
    description: vscode.workspace.asRelativePath(folderOf(uri)),
    detail: reason,
    choice: uri,
  }));
  const uri = await dialogs.pick(title, rows);
  if (uri !== undefined) {
    await vscode.window.showTextDocument(uri);
  }
}
