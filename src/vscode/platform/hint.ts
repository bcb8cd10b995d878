import * as vscode from "vscode";

/** Milliseconds for which the status bar shows a hint. */
const HINT_MS = 4000;

/** Shows a hint in the status bar for a while. */
export function hint(text: string): void {
  vscode.window.setStatusBarMessage(text, HINT_MS);
}
