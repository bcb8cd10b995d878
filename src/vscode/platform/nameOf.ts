import type * as vscode from "vscode";

/** The last part of an address's path: the name of a file, as tabs show it. */
export function nameOf({ path }: vscode.Uri): string {
  return path.slice(path.lastIndexOf("/") + 1);
}
