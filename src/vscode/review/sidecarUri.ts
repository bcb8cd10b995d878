import * as vscode from "vscode";
import { pairNames } from "../../core/pairs/index.js";
import { nameOf } from "../platform/nameOf.js";

/** The sidecar of a note: `NAME.annotations.json` beside `NAME.EXT`; null for one that is in no file. */
export function sidecarOf(note: vscode.Uri): vscode.Uri | null {
  if (note.scheme === "untitled") {
    return null;
  }
  return vscode.Uri.joinPath(note, "..", pairNames(nameOf(note)).sidecar);
}
