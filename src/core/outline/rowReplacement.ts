import { offsetMapper, WaitingLists } from "../text/index.js";
import type { DocumentText, TextChange, TextRange } from "../text/index.js";
import type { Steps } from "./outline.js";
import type { Row } from "./row.js";
import { RowSequence } from "./rowSequence.js";
import type { PlacedRow } from "./rowSequence.js";

/** How many rows are worked on between two points at which the work can be interrupted. */
const ROWS_PER_STEP = 1024;

/** Rows of a first parse, numbered in document order: the root row's key is 0. */
export function* firstRows(rows: readonly Row[]): Steps<RowSequence> {
  for (let key = 0; key < rows.length; key++) {
    (rows[key] as Row).key = key;
    if (key % ROWS_PER_STEP === 0) yield;
  }
  return yield* RowSequence.steps(rows);
}

/** What is to be replaced in a sequence of rows. */
export interface RowReplacement {
  readonly rows: RowSequence;
  /** Rows `from` (inclusive) to `to` (exclusive) give way to `contents`. */
  readonly from: number;
  readonly to: number;
  readonly contents: readonly Row[];
  /** The changes of the text, sorted. */
  readonly changes: readonly TextChange[];
  readonly nextKey: number;
  /** The text before and after the changes. */
  readonly texts: { readonly old: DocumentText; readonly now: DocumentText };
}

/** The sequence after a replacement. */
export interface ReplacedRows {
  readonly rows: RowSequence;
  readonly nextKey: number;
}

/** Replaces rows; a new row takes the key of the old one that it continues. */
export function* replaceRows(replacement: RowReplacement): Steps<ReplacedRows> {
  const { rows, from, to, contents } = replacement;
  const old: PlacedRow[] = [];
  for (const placed of rows.between(from, to)) {
    if (placed.row.type !== "root" && old.push(placed) % ROWS_PER_STEP === 0) yield;
  }
  const keys = yield* carriedKeys(old, replacement);
  let { nextKey } = replacement;
  for (const [index, row] of contents.entries()) {
    row.key = row.type === "root" ? 0 : (keys[index] ?? nextKey++);
    if (index % ROWS_PER_STEP === ROWS_PER_STEP - 1) yield;
  }
  return { rows: yield* rows.replace(from, to, contents), nextKey };
}

/** Old rows whose keys are given to new ones, each once. */
class KeyCarrier {
  /** By index of the new row. */
  readonly keys: (number | undefined)[] = [];
  private readonly isTaken: Uint8Array;
  private countLeft: number;

  constructor(private readonly old: readonly PlacedRow[]) {
    this.isTaken = new Uint8Array(old.length);
    this.countLeft = old.length;
  }

  get left(): number {
    return this.countLeft;
  }

  isLeft(index: number): boolean {
    return this.isTaken[index] === 0;
  }

  /** Gives the key of the old row `index` to the new row `to`, if it is left and that one has none. */
  carry(index: number, to: number): void {
    if (!this.isLeft(index) || this.keys[to] !== undefined) return;
    this.isTaken[index] = 1;
    this.countLeft--;
    this.keys[to] = this.old[index]?.row.key;
  }
}

/**
 * For each new row the key of the old row that it continues. Rows whose starts were replaced by other text are found
 * again by what they say, so that lines can be swapped. Else a row is followed by the place where it starts; where a
 * text was inserted just there, first behind it (a new row before an old one), then before it (typing at a row's
 * start). What is left is paired in order when nothing was added or taken away.
 * @param old without the root row
 */
function* carriedKeys(
  old: readonly PlacedRow[],
  replacement: RowReplacement,
): Steps<readonly (number | undefined)[]> {
  const carrier = new KeyCarrier(old);
  yield* carryByText(old, replacement, carrier);
  for (const side of [1, -1] as const) {
    if (carrier.left > 0) yield* carryByStart(old, replacement, carrier, side);
  }
  if (carrier.left > 0) pairInOrder(old, replacement.contents, carrier);
  return carrier.keys;
}

/**
 * New rows in text that was put in that say what an old row in text that went said, whatever their marks and
 * indentation: nodes may have moved. Of several alike the first comes first.
 */
function* carryByText(
  old: readonly PlacedRow[],
  replacement: RowReplacement,
  carrier: KeyCarrier,
): Steps<void> {
  const spans = changedSpans(replacement.changes);
  if (spans.old.length === 0 || spans.now.length === 0) return;
  const byText = yield* indicesByText(old, ascendingTest(spans.old), replacement.texts.old);
  if (byText.isEmpty) return;
  const isReplacement = ascendingTest(spans.now);
  let at = startOf(replacement);
  for (const [index, content] of replacement.contents.entries()) {
    if (index % ROWS_PER_STEP === ROWS_PER_STEP - 1) yield;
    if (content.type !== "root" && isReplacement(at)) {
      const text = replacement.texts.now.sliceString(at, at + content.end);
      const alike = byText.take(withoutMarks(text));
      if (alike !== undefined) carrier.carry(alike, index);
    }
    at += content.length;
  }
}

/** Where the text of the rows to be replaced starts. */
function startOf({ rows, from }: RowReplacement): number {
  return from < rows.count ? rows.at(from).start : rows.length;
}

/** What a row begins with that moving may change: its marker and the blanks behind it. */
const MARKER = /^(?:#{1,6}|[-*+•·○●■◆]|\d{1,9}[.)、])\s*/;

/** A row's own text without what is other where the row stands deeper, under another heading or in another list. */
function withoutMarks(text: string): string {
  const words = text.replace(MARKER, "");
  return words.includes("\n") ? words.replace(/\n\s+/g, "\n") : words;
}

/** The rows whose starts were replaced, by their own text. */
function* indicesByText(
  old: readonly PlacedRow[],
  wasReplaced: (offset: number) => boolean,
  oldText: DocumentText,
): Steps<WaitingLists<string, number>> {
  const byText = new WaitingLists<string, number>();
  for (const [index, { row, start }] of old.entries()) {
    if (index % ROWS_PER_STEP === ROWS_PER_STEP - 1) yield;
    if (!wasReplaced(start)) continue;
    byText.add(withoutMarks(oldText.sliceString(start, start + row.end)), index);
  }
  return byText;
}

/** New rows that start where an old one does now; of several old ones (what was between is gone) the last. */
function* carryByStart(
  old: readonly PlacedRow[],
  replacement: RowReplacement,
  carrier: KeyCarrier,
  side: 1 | -1,
): Steps<void> {
  const { contents, changes } = replacement;
  const mapped = offsetMapper(changes, side);
  let next = 0;
  let at = startOf(replacement);
  for (const [index, content] of contents.entries()) {
    if (index % ROWS_PER_STEP === ROWS_PER_STEP - 1) yield;
    let found = -1;
    // The root row may be empty: the first row starts where it does.
    for (; next < old.length && content.type !== "root"; next++) {
      const start = mapped(old[next]?.start ?? 0);
      if (start > at) break;
      if (start === at && carrier.isLeft(next)) found = next;
    }
    if (found >= 0) carrier.carry(found, index);
    at += content.length;
  }
}

/** Where text went, in the old text, and where text came, in the new one. */
function changedSpans(changes: readonly TextChange[]): { old: TextRange[]; now: TextRange[] } {
  const spans = { old: [] as TextRange[], now: [] as TextRange[] };
  let shift = 0;
  for (const { start, end, text } of changes) {
    if (start < end) spans.old.push({ start, end });
    if (text !== "") spans.now.push({ start: start + shift, end: start + shift + text.length });
    shift += text.length - (end - start);
  }
  return spans;
}

/** Tells, for offsets asked in ascending order, whether they lie in one of ascending ranges. */
function ascendingTest(ranges: readonly TextRange[]): (offset: number) => boolean {
  let at = 0;
  return (offset) => {
    while ((ranges[at]?.end ?? Infinity) <= offset) at++;
    return (ranges[at]?.start ?? Infinity) <= offset;
  };
}

function pairInOrder(
  old: readonly PlacedRow[],
  contents: readonly Row[],
  carrier: KeyCarrier,
): void {
  const unpaired = [...contents.keys()].filter(
    (index) => carrier.keys[index] === undefined && contents[index]?.type !== "root",
  );
  if (unpaired.length !== carrier.left) return;
  const rest = [...old.keys()].filter((index) => carrier.isLeft(index));
  for (const [order, index] of unpaired.entries()) carrier.carry(rest[order] ?? -1, index);
}
