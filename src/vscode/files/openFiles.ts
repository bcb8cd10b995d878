import * as vscode from "vscode";
import { Failure } from "../platform/failure.js";
import { isThere } from "../platform/isThere.js";
import { nameOf } from "../platform/nameOf.js";
import { fileMessages } from "./messages.js";

/**
 * The document of a file, read if it is not open.
 * @throws Failure when it is none: binary, or too large
 */
export async function openDocument(uri: vscode.Uri): Promise<vscode.TextDocument> {
  try {
    return await vscode.workspace.openTextDocument(uri);
  } catch (cause) {
    if (!(await isThere(uri))) throw new Failure(fileMessages.fileFault(nameOf(uri), "missing"));
    throw new Failure(fileMessages.notAText(nameOf(uri)), { cause });
  }
}

/** The document of a file when it is open, in an editor or kept by the editor for another reason. */
export function openedDocument(uri: vscode.Uri): vscode.TextDocument | null {
  const address = uri.toString();
  return (
    vscode.workspace.textDocuments.find(
      ({ uri: other, isClosed }) => !isClosed && other.toString() === address,
    ) ?? null
  );
}

/**
 * Makes sure that a file can be written without giving up what only an editor holds.
 * @throws Failure where it is open with unsaved changes
 */
export function refuseUnsaved(uri: vscode.Uri): void {
  if (openedDocument(uri)?.isDirty === true) {
    throw new Failure(fileMessages.openAndChanged(nameOf(uri)));
  }
}
