import type * as vscode from "vscode";
import { Failure } from "../platform/failure.js";
import { nameOf } from "../platform/nameOf.js";
import { isSameBytes, readIfThere } from "./files.js";
import { fileMessages } from "./messages.js";
import { refuseUnsaved } from "./openFiles.js";

/**
 * Looks whether a file still holds what it held when the reader was asked about it.
 * @throws Failure where it does not, or has unsaved changes in an editor
 */
export async function checkUnchanged(uri: vscode.Uri, before: Uint8Array | null): Promise<void> {
  const now = await bytesBefore(uri);
  const isUnchanged = now === null || before === null ? now === before : isSameBytes(now, before);
  if (!isUnchanged) {
    throw new Failure(fileMessages.changedMeanwhile(nameOf(uri)));
  }
}

/**
 * What is in a file that would be replaced; null where there is none.
 * @throws Failure where it has unsaved changes in an editor, which nobody but the reader may give up
 */
export async function bytesBefore(uri: vscode.Uri): Promise<Uint8Array | null> {
  refuseUnsaved(uri);
  return readIfThere(uri);
}
