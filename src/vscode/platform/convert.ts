import * as vscode from "vscode";
import type { TextChange, TextRange } from "../../core/index.js";

// VS Code keeps a prefix sum over the lines of a document, so this costs a logarithm, not a scan. It is right only
// while the note and the document are of the same version.

/** The editor's range of a range of offsets. */
export function toRange(document: vscode.TextDocument, range: TextRange): vscode.Range {
  return new vscode.Range(document.positionAt(range.start), document.positionAt(range.end));
}

/** The editor's edit of changes, which are in the document's offsets of now. */
export function toWorkspaceEdit(
  document: vscode.TextDocument,
  changes: readonly TextChange[],
): vscode.WorkspaceEdit {
  const edit = new vscode.WorkspaceEdit();
  for (const change of changes) edit.replace(document.uri, toRange(document, change), change.text);
  return edit;
}
