import * as vscode from "vscode";

/** Whether an editor wraps lines of a document. The setting alone is known, not "View: Toggle Word Wrap". */
export function wrapsLines(document: vscode.TextDocument): boolean {
  return vscode.workspace.getConfiguration("editor", document).get<unknown>("wordWrap") !== "off";
}
