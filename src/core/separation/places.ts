import { noteOutline } from "../note/index.js";
import type { Note } from "../note/index.js";
import type { TextRange } from "../text/index.js";

/** Where an annotation may stand, and what stands around it there. */
export interface Place {
  readonly at: number;
  readonly lead: string;
  readonly trail: string;
  /** False where the annotation stays at its own place. */
  readonly isMoved: boolean;
}

/** An annotation that looks for a place. */
export interface Seeker {
  readonly at: number;
  readonly lead: string;
  readonly trail: string;
}

/**
 * The places that are tried for an annotation, one after the other: its own with what belongs to it, as a line there,
 * without anything around it, as a bare line; then the end of the node there, a line behind the node, one before it,
 * one before the next node, the end of the text, as an item there, the start of the text, as an item there.
 */
const CHOICES: readonly ((seeker: Seeker, author: AuthorLines) => Place | null)[] = [
  ({ at, lead, trail }) => ({ at, lead, trail, isMoved: false }),
  ({ at, lead, trail }, author) =>
    lead + trail === "" ? null : author.lineAt(at, lead.replace(/^\r?\n/, ""), false),
  ({ at }) => ({ at, lead: "", trail: "", isMoved: false }),
  ({ at }, author) => author.lineAt(at, null, false),
  ({ at }, author) => ({ at: author.rowAt(at).end, lead: "", trail: "", isMoved: true }),
  ({ at }, author) => author.lineAt(author.nextLine(author.rowAt(at).end), null, true),
  ({ at }, author) => author.lineAt(author.lineStart(author.rowAt(at).start), null, true),
  ({ at }, author) => author.lineAt(author.lineStart(author.nextRowStart(at)), null, true),
  (_, author) => author.lineAt(author.length, null, true),
  (_, author) => author.itemAt(author.length),
  (_, author) => author.lineAt(0, null, true),
  (_, author) => ({ at: author.lineStart(0), lead: "", trail: "", isMoved: true }),
  (_, author) => author.itemAt(0),
];

/** The first choice at another place than the annotation's own. */
export const FIRST_MOVE = 4;

/** The first choice at which nothing else can hide an annotation, however many are there. */
export const FIRST_ITEM = 9;

/** How many choices there are; the last is left to those that become items. */
export const CHOICE_COUNT = CHOICES.length;

/** The place of a choice, or of the next one that there is. */
export function choosePlace(
  seeker: Seeker,
  author: AuthorLines,
  from: number,
): { readonly place: Place; readonly choice: number } {
  for (let choice = from; choice < CHOICE_COUNT; choice++) {
    const place = CHOICES[choice]?.(seeker, author);
    if (place) return { place, choice };
  }
  return {
    place: { at: 0, lead: "", trail: author.lineBreak, isMoved: true },
    choice: CHOICE_COUNT,
  };
}

/** Lines and rows of an author text. */
export class AuthorLines {
  readonly lineBreak: string;
  readonly #start: number;

  constructor(readonly note: Note) {
    this.#start = note.text.startsWith("\uFEFF") ? 1 : 0;
    this.lineBreak = note.text.includes("\r\n") ? "\r\n" : "\n";
  }

  get length(): number {
    return this.note.text.length;
  }

  /** A line of its own at an offset that starts a line or ends the text, else null; indented as the line that follows. */
  lineAt(offset: number, lead: string | null, isMoved: boolean): Place | null {
    const { text } = this.note;
    const at = Math.max(offset, this.#start);
    if (at === this.#start || text.charAt(at - 1) === "\n") {
      const indentation = lead ?? this.#indentationFrom(at);
      return { at, lead: indentation, trail: this.lineBreak, isMoved };
    }
    if (at < text.length) return null;
    return { at, lead: this.lineBreak + (lead ?? ""), trail: "", isMoved };
  }

  /** An item of its own, where items are blocks of their own: nothing in another paragraph can hide it. */
  itemAt(offset: number): Place | null {
    return this.note.format === "markdown" ? this.lineAt(offset, "- ", true) : null;
  }

  /** The own text of the node at an offset. */
  rowAt(offset: number): TextRange {
    const { rows } = noteOutline(this.note);
    const { row, start } = rows.at(rows.indexAt(offset));
    return { start, end: Math.max(start + row.end, this.#start) };
  }

  /** Index of the row that holds an offset. */
  rowIndexAt(offset: number): number {
    return noteOutline(this.note).rows.indexAt(offset);
  }

  /** From the start of a row to the start of the next. */
  rowRange(index: number): TextRange {
    const { rows } = noteOutline(this.note);
    const { start, row } = rows.at(index);
    return { start, end: start + row.length };
  }

  /** Where the row behind the one at an offset starts; the end of the text behind the last. */
  nextRowStart(offset: number): number {
    const { rows } = noteOutline(this.note);
    const index = rows.indexAt(offset) + 1;
    return index < rows.count ? rows.at(index).start : this.length;
  }

  /** Where the line of an offset starts. */
  lineStart(offset: number): number {
    if (offset <= this.#start) return this.#start;
    return Math.max(this.#start, this.note.text.lastIndexOf("\n", offset - 1) + 1);
  }

  /** Where the line behind that of an offset starts; the end of the text when there is none. */
  nextLine(offset: number): number {
    const end = this.note.text.indexOf("\n", offset);
    return end < 0 ? this.length : end + 1;
  }

  /** The blanks before the text of the first line at or behind an offset that has any. */
  #indentationFrom(offset: number): string {
    const blanks = /^(?:[^\S\n]*\n)*([^\S\r\n]*)\S/.exec(this.note.text.slice(offset));
    return blanks?.[1] ?? "";
  }
}
