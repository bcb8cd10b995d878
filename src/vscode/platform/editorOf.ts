import * as vscode from "vscode";

/** The editor that shows a document: the active one before any other; null when there is none. */
export function editorOf(document: vscode.TextDocument): vscode.TextEditor | null {
  const { activeTextEditor: active, visibleTextEditors } = vscode.window;
  if (active?.document === document) return active;
  return visibleTextEditors.find((editor) => editor.document === document) ?? null;
}
