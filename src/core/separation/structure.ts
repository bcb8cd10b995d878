import type { AnnotationGrammar } from "../annotations/index.js";
import { isAnnotationOnly, noteOutline, parseNote, updateNoteSteps } from "../note/index.js";
import type { Note, NoteFormat, NoteOptions } from "../note/index.js";
import type { Outline, RowType } from "../outline/index.js";
import type { TextRange } from "../text/index.js";

/** Options that read a text as a note was read, whatever its first lines look like. */
export function fixedOptions(format: NoteFormat, grammar: AnnotationGrammar): NoteOptions {
  const { pairs: brackets, kinds, authorBrackets } = grammar;
  return { format, brackets, kinds, authorBrackets };
}

/** The note without spans, read as it was read. */
export function noteWithout(note: Note, spans: readonly TextRange[]): Note {
  if (spans.length === 0) return note;
  const pieces: string[] = [];
  let copied = 0;
  for (const { start, end } of spans) {
    pieces.push(note.text.slice(copied, start));
    copied = end;
  }
  pieces.push(note.text.slice(copied));
  return parseNote(pieces.join(""), fixedOptions(note.format, noteOutline(note).grammar));
}

/** Rows `from` (inclusive) to `to` (exclusive) of an outline. */
export interface RowRange {
  readonly outline: Outline;
  readonly from: number;
  readonly to: number;
}

/** All rows of a note. */
export function allRows(note: Note): RowRange {
  const outline = noteOutline(note);
  return { outline, from: 0, to: outline.rows.count };
}

/** Which rows are compared: those of the author, or those that hold nothing but annotations too. */
export type ComparedRows = "author" | "all";

/**
 * True when the rows are the same, by type and rank, after spans were taken out. Where the author's rows are compared,
 * the annotations that were not in the spans must be the same too.
 */
export function hasSameRows(
  before: RowRange,
  after: RowRange,
  removed: readonly TextRange[],
  compared: ComparedRows,
): boolean {
  const old = rowSignature(before, removed, compared);
  const now = rowSignature(after, [], compared);
  return (
    old.rows.length === now.rows.length &&
    old.rows.every((value, at) => value === now.rows[at]) &&
    old.annotations.length === now.annotations.length &&
    old.annotations.every((value, at) => value === now.annotations[at])
  );
}

const TYPE_CODES: Readonly<Record<RowType, number>> = { root: 0, heading: 1, item: 2, line: 3 };

/** Types and ranks of rows, and starts and ends of annotations outside of spans as they are without the spans. */
function rowSignature(
  { outline, from, to }: RowRange,
  removed: readonly TextRange[],
  compared: ComparedRows,
): { readonly rows: readonly number[]; readonly annotations: readonly number[] } {
  const rows: number[] = [];
  const annotations: number[] = [];
  let next = 0;
  let shift = 0;
  for (const placed of outline.rows.between(from, to)) {
    const { row, start } = placed;
    if (row.type !== "root" && (compared === "all" || !isAnnotationOnly(placed))) {
      rows.push(row.rank * 4 + TYPE_CODES[row.type]);
    }
    for (const annotation of compared === "all" ? [] : row.annotations) {
      const at = start + annotation.start;
      for (let span = removed[next]; span && span.end <= at; span = removed[next]) {
        shift += span.end - span.start;
        next++;
      }
      if ((removed[next]?.start ?? Infinity) <= at) continue;
      annotations.push(at - shift, start + annotation.end - shift);
    }
  }
  return { rows, annotations };
}

/** How many rows may be read anew for each row of the note while lines are decided one by one. */
const ROWS_READ_PER_ROW = 24;
const ROWS_READ_AT_LEAST = 20_000;

/**
 * Takes spans out of a note one after the other, or many at once where that keeps the rows as they are, and says which
 * must stay. Where a single line decides how all others are read (the width of a tab), a fixed amount of work is done;
 * what is left then stays.
 */
export class StructureKeeper {
  private shift = 0;
  private rowsLeft: number;
  private readonly isKept: boolean[] = [];

  /**
   * Begins with a note whose format is fixed.
   * @param spans sorted; where one ends and the next starts they touch at most
   */
  constructor(
    private note: Note,
    private readonly spans: readonly TextRange[],
    private readonly compared: ComparedRows,
  ) {
    this.rowsLeft = ROWS_READ_AT_LEAST + ROWS_READ_PER_ROW * (note.nodeCount + 1);
  }

  /** For each span, in order, whether it must stay. */
  decide(): readonly boolean[] {
    const stack: [number, number][] = [[0, this.spans.length]];
    for (let range = stack.pop(); range; range = stack.pop()) {
      const [from, to] = range;
      if (from >= to || this.takeOut(from, to)) continue;
      if (to - from === 1) {
        this.isKept[from] = true;
        continue;
      }
      const middle = (from + to) >>> 1;
      stack.push([middle, to], [from, middle]);
    }
    return this.spans.map((_, at) => this.isKept[at] === true);
  }

  /** Takes spans `from` to `to` out if that keeps the rows as they are. */
  private takeOut(from: number, to: number): boolean {
    if (this.rowsLeft <= 0) return false;
    const removed: TextRange[] = [];
    let length = 0;
    for (const { start, end } of this.spans.slice(from, to)) {
      const range = { start: start - this.shift, end: end - this.shift };
      removed.push(range);
      length += end - start;
    }
    const { note, change } = updated(this.note, removed);
    const rows = {
      from: change.nodes.from === 0 ? 0 : change.nodes.from + 1,
      to: change.nodes.to + 1,
    };
    const before = {
      outline: noteOutline(this.note),
      from: rows.from,
      to: rows.to + this.note.nodeCount - note.nodeCount,
    };
    const after = { outline: noteOutline(note), ...rows };
    this.rowsLeft -= after.to - after.from + (before.to - before.from);
    if (!isSamePage(this.note, note) || !hasSameRows(before, after, removed, this.compared)) {
      return false;
    }
    this.note = note;
    this.shift += length;
    return true;
  }
}

function updated(note: Note, removed: readonly TextRange[]) {
  const steps = updateNoteSteps(
    note,
    removed.map(({ start, end }) => ({ start, end, text: "" })),
  );
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/** True when the furniture of a page and its root are where they were. */
export function isSamePage(before: Note, after: Note): boolean {
  const isRooted = noteOutline(before).rootRow !== null;
  return (
    isRooted === (noteOutline(after).rootRow !== null) &&
    before.furniture.length === after.furniture.length
  );
}
