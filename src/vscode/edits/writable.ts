import * as vscode from "vscode";
import { Failure } from "../platform/failure.js";
import { editMessages } from "./messages.js";

/** True where the document can be written, as far as its file system tells: others show it when they are edited. */
export function isWritable({ uri, isUntitled }: vscode.TextDocument): boolean {
  return isUntitled || vscode.workspace.fs.isWritableFileSystem(uri.scheme) !== false;
}

/**
 * Refuses documents of file systems that cannot be written.
 *
 * @throws Failure
 */
export function checkWritable(document: vscode.TextDocument): void {
  if (!isWritable(document)) throw new Failure(editMessages.readOnly());
}
