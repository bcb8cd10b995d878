import * as vscode from "vscode";
import type { TextRange } from "../../core/index.js";
import { findOpenNote } from "../documents/index.js";
import type { NoteSource } from "../documents/index.js";
import { hint } from "../platform/hint.js";
import { separationMessages } from "./messages.js";
import type { SeparatedNote, Separations } from "./separations.js";

/** Puts the author text of the selection, or of the whole note, on the clipboard and says how much it was. */
export async function copyAuthorText(notes: NoteSource, separations: Separations): Promise<void> {
  const open = await findOpenNote(notes);
  const separated = open === null ? null : await separations.whenCurrent(open.editor.document);
  if (open === null || separated === null) {
    return;
  }
  const selected = selectedRanges(open.editor);
  const ranges = selected.length === 0 ? [{ start: 0, end: separated.note.length }] : selected;
  const text = authorTextOf(separated, ranges, lineBreakOf(open.editor.document));
  if (text === "") {
    hint(
      selected.length === 0
        ? separationMessages.noAuthorText()
        : separationMessages.noAuthorTextSelected(),
    );
    return;
  }
  await vscode.env.clipboard.writeText(text);
  hint(separationMessages.copiedAuthorText(countCharacters(text), countIn(separated, ranges)));
}

/** What is selected, in the order of the text. */
function selectedRanges({ document, selections }: vscode.TextEditor): readonly TextRange[] {
  return selections
    .filter(({ isEmpty }) => !isEmpty)
    .map(({ start, end }) => ({ start: document.offsetAt(start), end: document.offsetAt(end) }))
    .sort((one, other) => one.start - other.start);
}

/** Several selections become lines of their own, as they do when the editor copies. */
function authorTextOf(
  { separated, places }: SeparatedNote,
  ranges: readonly TextRange[],
  lineBreak: string,
): string {
  return ranges
    .map(({ start, end }) =>
      separated.text.slice(places.authorOffset(start), places.authorOffset(end)),
    )
    .filter((text) => text !== "")
    .join(lineBreak);
}

function countIn({ note }: SeparatedNote, ranges: readonly TextRange[]): number {
  return ranges.reduce(
    (sum, range) =>
      sum +
      note.annotationsIn(range).filter(({ start, end }) => start < range.end && end > range.start)
        .length,
    0,
  );
}

/** Characters as Unicode counts them: those beyond the first plane are two units and one character. */
function countCharacters(text: string): number {
  return text.length - (text.match(/[\u{10000}-\u{10FFFF}]/gu)?.length ?? 0);
}

function lineBreakOf({ eol }: vscode.TextDocument): string {
  return eol === vscode.EndOfLine.CRLF ? "\r\n" : "\n";
}
