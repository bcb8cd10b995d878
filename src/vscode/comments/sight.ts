import * as vscode from "vscode";
import type { Note, TextRange } from "../../core/index.js";

/** With so many annotations all of a note have a thread at once: the editor takes milliseconds to show one. */
export const WHOLE_NOTE = 50;

/** Lines around what is visible in which annotations have a thread where there are more. */
const MARGIN_LINES = 15;

/** The ranges of a note in which every annotation has a thread: all of it, or what is near to what is visible. */
export function sightOf(document: vscode.TextDocument, note: Note): readonly TextRange[] {
  if (note.annotationCount <= WHOLE_NOTE) return [{ start: 0, end: note.length }];
  const visible = vscode.window.visibleTextEditors
    .filter((editor) => editor.document === document)
    .flatMap(({ visibleRanges }) => visibleRanges)
    .map(({ start, end }) => ({
      from: Math.max(0, start.line - MARGIN_LINES),
      to: Math.min(document.lineCount - 1, end.line + MARGIN_LINES),
    }))
    .sort((a, b) => a.from - b.from);
  const apart: { readonly from: number; to: number }[] = [];
  for (const { from, to } of visible) {
    const last = apart.at(-1);
    if (last !== undefined && from <= last.to) last.to = Math.max(last.to, to);
    else apart.push({ from, to });
  }
  return apart.map(({ from, to }) => ({
    start: document.offsetAt(new vscode.Position(from, 0)),
    end: document.offsetAt(document.lineAt(to).range.end) + 1,
  }));
}
