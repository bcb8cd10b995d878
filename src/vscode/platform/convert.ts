import * as vscode from "vscode";
import type { TextRange } from "../../core/index.js";

// VS Code keeps a prefix sum over the lines of a document, so these cost a logarithm, not a scan. They are right only
// while the note and the document are of the same version.

/** The position of an offset (UTF-16 units) in a document. */
export function positionAt(document: vscode.TextDocument, offset: number): vscode.Position {
  return document.positionAt(offset);
}

/** The offset (UTF-16 units) of a position in a document. */
export function offsetAt(document: vscode.TextDocument, position: vscode.Position): number {
  return document.offsetAt(position);
}

/** The editor's range of a range of offsets. */
export function toRange(document: vscode.TextDocument, range: TextRange): vscode.Range {
  return new vscode.Range(document.positionAt(range.start), document.positionAt(range.end));
}
