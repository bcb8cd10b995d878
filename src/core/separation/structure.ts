import type { AnnotationGrammar } from "../annotations/index.js";
import { isAnnotationOnly, noteOutline, parseNote } from "../note/index.js";
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
interface RowRange {
  readonly outline: Outline;
  readonly from: number;
  readonly to: number;
}

/** All rows of a note. */
function allRows(note: Note): RowRange {
  const outline = noteOutline(note);
  return { outline, from: 0, to: outline.rows.count };
}

/** Which rows are compared: those of the author, or those that hold nothing but annotations too. */
export type ComparedRows = "author" | "all";

/**
 * True when the rows are the same, by type and rank, after spans were taken out. Where the author's rows are compared,
 * the annotations that were not in the spans must be the same too.
 */
function hasSameRows(
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

/** True when the rows of a note that hold more than annotations are the rows of an author text. */
export function hasRowsOf(author: Note, note: Note): boolean {
  const expected = rowSignature(allRows(author), [], "all").rows;
  const { rows } = rowSignature(allRows(note), [], "author");
  return rows.length === expected.length && rows.every((value, at) => value === expected[at]);
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

/**
 * Of spans taken out of a note, those that seem to be why its rows are others without them: the last before each place
 * from which on the rows differ. None where the rows are the same.
 */
export function disturbingSpans(
  note: Note,
  spans: readonly TextRange[],
  compared: ComparedRows,
): readonly number[] {
  if (spans.length === 0) return [];
  const rest = noteWithout(note, spans);
  const before = allRows(note);
  const after = allRows(rest);
  if (isSamePage(note, rest) && hasSameRows(before, after, spans, compared)) return [];
  const places = new SpanMap(note.text, spans);
  const old = landmarks(before, compared, places);
  const now = landmarks(after, compared, new SpanMap(rest.text, []));
  const blamed = differences(old, now).map((at) => Math.max(0, places.spanUpTo(at)));
  return blamed.length > 0 ? [...new Set(blamed)] : spans.map((_, index) => index);
}

/** A row or an annotation: where it is found in the text without the spans, and what it is. */
interface Landmark {
  readonly at: number;
  readonly sign: string;
}

function landmarks(
  { outline, from, to }: RowRange,
  compared: ComparedRows,
  places: SpanMap,
): readonly Landmark[] {
  const found: Landmark[] = [];
  for (const placed of outline.rows.between(from, to)) {
    const { row, start } = placed;
    if (row.type !== "root" && (compared === "all" || !isAnnotationOnly(placed))) {
      found.push({ at: places.textFrom(start), sign: `${String(row.rank)}${row.type}` });
    }
    for (const annotation of compared === "all" ? [] : row.annotations) {
      const at = start + annotation.start;
      const length = String(annotation.end - annotation.start);
      if (!places.isInside(at)) found.push({ at: places.textFrom(at), sign: length });
    }
  }
  return found;
}

/** The first place of each stretch in which two lists of landmarks differ. */
function differences(old: readonly Landmark[], now: readonly Landmark[]): number[] {
  const end: Landmark = { at: Infinity, sign: "" };
  const found: number[] = [];
  let isDifferent = false;
  for (let a = 0, b = 0; a < old.length || b < now.length;) {
    const one = old[a] ?? end;
    const other = now[b] ?? end;
    const isSame = one.at === other.at && one.sign === other.sign;
    if (!isSame && !isDifferent) found.push(Math.min(one.at, other.at));
    isDifferent = !isSame;
    if (one.at <= other.at) a++;
    if (other.at <= one.at) b++;
  }
  return found;
}

/** Where offsets of a text lie without spans of it. */
class SpanMap {
  /** For each span where it was, in the text without spans. */
  private readonly places: number[] = [];

  constructor(
    private readonly text: string,
    private readonly spans: readonly TextRange[],
  ) {
    let shift = 0;
    for (const { start, end } of spans) {
      this.places.push(start - shift);
      shift += end - start;
    }
  }

  /** The last span at or before an offset of the text without spans; -1 when there is none. */
  spanUpTo(offset: number): number {
    return lastIndexUpTo(this.places, (place) => place, offset);
  }

  /** True when an offset lies in a span. */
  isInside(offset: number): boolean {
    const span = this.spans[lastIndexUpTo(this.spans, ({ start }) => start, offset)];
    return span !== undefined && offset < span.end;
  }

  /** Where an offset is found; for one in a span, where the next text that is not blank is found. */
  textFrom(offset: number): number {
    let at = offset;
    let index = lastIndexUpTo(this.spans, ({ start }) => start, at);
    if (this.isInside(offset)) {
      // Blanks behind a span may lead to the next.
      for (; index < this.spans.length && (this.spans[index]?.start ?? 0) <= at; index++) {
        at = Math.max(at, this.spans[index]?.end ?? 0);
        while (at < this.text.length && this.text.charAt(at).trim() === "") at++;
      }
      index--;
    }
    const span = this.spans[index];
    return span ? (this.places[index] ?? 0) + at - span.end : at;
  }
}

/** The last index of an ascending list whose value is not above a limit; -1 when there is none. */
function lastIndexUpTo<Item>(
  items: readonly Item[],
  valueOf: (item: Item) => number,
  limit: number,
): number {
  let low = 0;
  let high = items.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (valueOf(items[middle] as Item) > limit) high = middle;
    else low = middle + 1;
  }
  return low - 1;
}

/** True when the furniture of a page and its root are where they were. */
function isSamePage(before: Note, after: Note): boolean {
  const isRooted = noteOutline(before).rootRow !== null;
  return (
    isRooted === (noteOutline(after).rootRow !== null) &&
    before.furniture.length === after.furniture.length
  );
}
