import type { AnnotationGrammar } from "../annotations/index.js";
import { isAnnotationOnly, noteOutline, parseRestSteps } from "../note/index.js";
import type { Note, NoteFormat, NoteOptions } from "../note/index.js";
import type { Outline, PlacedRow, RowType } from "../outline/index.js";
import { ITEMS_PER_STEP, TextBuilder } from "../text/index.js";
import type { Steps, TextRange } from "../text/index.js";

/** Options that read a text as a note was read, whatever its first lines look like. */
export function fixedOptions(format: NoteFormat, grammar: AnnotationGrammar): NoteOptions {
  const { pairs: brackets, kinds, authorBrackets } = grammar;
  return { format, brackets, kinds, authorBrackets };
}

/** The note without spans, read as it was read. */
export function* noteWithout(note: Note, spans: readonly TextRange[]): Steps<Note> {
  if (spans.length === 0) return note;
  const { text } = note;
  const rest = new TextBuilder();
  let copied = 0;
  for (const [index, { start, end }] of spans.entries()) {
    rest.push(text.slice(copied, start));
    copied = end;
    if (index % ITEMS_PER_STEP === ITEMS_PER_STEP - 1) yield;
  }
  rest.push(text.slice(copied));
  yield;
  return yield* parseRestSteps(note, rest.toString(), spans);
}

/** Which rows are compared: those of the author, or those that hold nothing but annotations too. */
export type ComparedRows = "author" | "all";

/**
 * True when the rows are the same, by type and rank, after spans were taken out. Where the author's rows are compared,
 * the annotations that were not in the spans must be the same too.
 */
function* hasSameRows(
  before: Outline,
  after: Outline,
  removed: readonly TextRange[],
  compared: ComparedRows,
): Steps<boolean> {
  const old = yield* rowSignature(before, removed, compared);
  const now = yield* rowSignature(after, [], compared);
  return areEqual(old.rows, now.rows) && areEqual(old.annotations, now.annotations);
}

function areEqual(one: readonly number[], other: readonly number[]): boolean {
  return one.length === other.length && one.every((value, at) => value === other[at]);
}

/** True when the rows of a note that hold more than annotations are the rows of an author text. */
export function* hasRowsOf(author: Note, note: Note): Steps<boolean> {
  const expected = yield* rowSignature(noteOutline(author), [], "all");
  const { rows } = yield* rowSignature(noteOutline(note), [], "author");
  return areEqual(rows, expected.rows);
}

function isCompared(placed: PlacedRow, compared: ComparedRows): boolean {
  return placed.row.type !== "root" && (compared === "all" || !isAnnotationOnly(placed));
}

const TYPE_CODES: Readonly<Record<RowType, number>> = { root: 0, heading: 1, item: 2, line: 3 };

/** Types and ranks of rows, and starts and ends of annotations outside of spans as they are without the spans. */
function* rowSignature(
  { rows: all }: Outline,
  removed: readonly TextRange[],
  compared: ComparedRows,
): Steps<{ readonly rows: readonly number[]; readonly annotations: readonly number[] }> {
  const rows: number[] = [];
  const annotations: number[] = [];
  let next = 0;
  let shift = 0;
  let read = 0;
  for (const placed of all.between(0, all.count)) {
    if (++read % ITEMS_PER_STEP === 0) yield;
    const { row, start } = placed;
    if (isCompared(placed, compared)) {
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
export function* disturbingSpans(
  note: Note,
  spans: readonly TextRange[],
  compared: ComparedRows,
): Steps<readonly number[]> {
  if (spans.length === 0) return [];
  const rest = yield* noteWithout(note, spans);
  const before = noteOutline(note);
  const after = noteOutline(rest);
  if (isSamePage(note, rest) && (yield* hasSameRows(before, after, spans, compared))) return [];
  const places = new SpanMap(note.text, spans);
  const old = yield* landmarks(before, compared, places);
  const now = yield* landmarks(after, compared, new SpanMap(rest.text, []));
  const different = yield* differences(old, now);
  const blamed = different.map((at) => Math.max(0, places.spanUpTo(at)));
  return blamed.length > 0 ? [...new Set(blamed)] : spans.map((_, index) => index);
}

/** A row or an annotation: where it is found in the text without the spans, and what it is. */
interface Landmark {
  readonly at: number;
  readonly sign: string;
}

function* landmarks(
  { rows }: Outline,
  compared: ComparedRows,
  places: SpanMap,
): Steps<readonly Landmark[]> {
  const found: Landmark[] = [];
  let read = 0;
  for (const placed of rows.between(0, rows.count)) {
    if (++read % ITEMS_PER_STEP === 0) yield;
    const { row, start } = placed;
    if (isCompared(placed, compared)) {
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
function* differences(old: readonly Landmark[], now: readonly Landmark[]): Steps<number[]> {
  const end: Landmark = { at: Infinity, sign: "" };
  const found: number[] = [];
  let isDifferent = false;
  let compared = 0;
  for (let a = 0, b = 0; a < old.length || b < now.length;) {
    const one = old[a] ?? end;
    const other = now[b] ?? end;
    const isSame = one.at === other.at && one.sign === other.sign;
    if (!isSame && !isDifferent) found.push(Math.min(one.at, other.at));
    isDifferent = !isSame;
    if (one.at <= other.at) a++;
    if (other.at <= one.at) b++;
    if (++compared % ITEMS_PER_STEP === 0) yield;
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
