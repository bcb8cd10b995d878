import { mapOffset } from "../text/index.js";
import type { DocumentText, TextChange, TextRange } from "../text/index.js";
import type { Steps } from "./outline.js";
import { Row } from "./row.js";
import type { RowContent } from "./row.js";
import { RowSequence } from "./rowSequence.js";
import type { PlacedRow } from "./rowSequence.js";

/** How many rows are worked on between two points at which the work can be interrupted. */
const ROWS_PER_STEP = 1024;

/** Rows of a first parse, numbered in document order: the root row's key is 0. */
export function* firstRows(contents: readonly RowContent[]): Steps<RowSequence> {
  const rows: Row[] = [];
  for (const [key, content] of contents.entries()) {
    rows.push(new Row(content, key));
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
  readonly contents: readonly RowContent[];
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
  const start = from < rows.count ? rows.at(from).start : rows.length;
  const old: PlacedRow[] = [];
  for (const placed of rows.between(from, to)) {
    if (old.push(placed) % ROWS_PER_STEP === 0) yield;
  }
  const keys = yield* carriedKeys(old, start, replacement);
  let { nextKey } = replacement;
  const fresh: Row[] = [];
  for (const [index, content] of contents.entries()) {
    const key = content.type === "root" ? 0 : (keys[index] ?? nextKey++);
    fresh.push(new Row(content, key));
    if (index % ROWS_PER_STEP === ROWS_PER_STEP - 1) yield;
  }
  return { rows: rows.replace(from, to, fresh), nextKey };
}

/**
 * For each new row the key of the old row that it continues. Rows whose starts were replaced by other text are found
 * again by what they say, so that lines can be swapped. Else a row is followed by the place where it starts; where a
 * text was inserted just there, first behind it (a new row before an old one), then before it (typing at a row's
 * start). What is left is paired in order when nothing was added or taken away.
 */
function* carriedKeys(
  old: readonly PlacedRow[],
  start: number,
  replacement: RowReplacement,
): Steps<(number | undefined)[]> {
  const { contents, changes } = replacement;
  const left = new Set<Row>(old.map(({ row }) => row).filter((row) => row.type !== "root"));
  const keys = yield* keysByText(old, start, replacement, left);
  for (const side of [1, -1] as const) {
    const byStart = yield* rowsByNewStart(
      old.filter(({ row }) => left.has(row)),
      changes,
      side,
    );
    let at = start;
    for (const [index, content] of contents.entries()) {
      const row = content.type === "root" ? undefined : byStart.get(at);
      if (row && keys[index] === undefined && left.delete(row)) keys[index] = row.key;
      at += content.length;
      if (index % ROWS_PER_STEP === ROWS_PER_STEP - 1) yield;
    }
    if (left.size === 0) return keys;
  }
  pairInOrder(keys, contents, left);
  return keys;
}

/** Keys of the new rows in replaced text that say what an old row there said; those rows are taken out of `left`. */
function* keysByText(
  old: readonly PlacedRow[],
  start: number,
  { contents, changes, texts }: RowReplacement,
  left: Set<Row>,
): Steps<(number | undefined)[]> {
  const keys: (number | undefined)[] = [];
  const spans = replacedSpans(changes);
  if (spans.old.length === 0) return keys;
  const byText = yield* rowsByText(old, ascendingTest(spans.old), texts.old);
  const isReplacement = ascendingTest(spans.now);
  let at = start;
  for (const [index, content] of byText.size > 0 ? contents.entries() : []) {
    if (index % ROWS_PER_STEP === ROWS_PER_STEP - 1) yield;
    const text = isReplacement(at) ? texts.now.sliceString(at, at + content.end) : "";
    const row = byText.get(text)?.shift();
    if (row && left.delete(row)) keys[index] = row.key;
    at += content.length;
  }
  return keys;
}

/** The rows whose starts were replaced, by their own text; of several alike the first stands first. */
function* rowsByText(
  old: readonly PlacedRow[],
  wasReplaced: (offset: number) => boolean,
  oldText: DocumentText,
): Steps<Map<string, Row[]>> {
  const byText = new Map<string, Row[]>();
  for (const [index, { row, start }] of old.entries()) {
    if (index % ROWS_PER_STEP === ROWS_PER_STEP - 1) yield;
    if (row.type === "root" || !wasReplaced(start)) continue;
    const text = oldText.sliceString(start, start + row.end);
    const alike = byText.get(text);
    if (alike) alike.push(row);
    else byText.set(text, [row]);
  }
  return byText;
}

/** Where text was replaced by other text, in the old text and in the new one. */
function replacedSpans(changes: readonly TextChange[]): { old: TextRange[]; now: TextRange[] } {
  const spans = { old: [] as TextRange[], now: [] as TextRange[] };
  let shift = 0;
  for (const { start, end, text } of changes) {
    if (start < end && text !== "") {
      spans.old.push({ start, end });
      spans.now.push({ start: start + shift, end: start + shift + text.length });
    }
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

function* rowsByNewStart(
  old: readonly PlacedRow[],
  changes: readonly TextChange[],
  side: 1 | -1,
): Steps<Map<number, Row>> {
  const byStart = new Map<number, Row>();
  for (const [index, { row, start }] of old.entries()) {
    byStart.set(mapOffset(changes, start, side), row);
    if (index % ROWS_PER_STEP === ROWS_PER_STEP - 1) yield;
  }
  return byStart;
}

function pairInOrder(
  keys: (number | undefined)[],
  contents: readonly RowContent[],
  left: ReadonlySet<Row>,
): void {
  const unpaired = [...contents.keys()].filter(
    (index) => keys[index] === undefined && contents[index]?.type !== "root",
  );
  if (unpaired.length !== left.size) return;
  const rest = left.values();
  for (const index of unpaired) keys[index] = rest.next().value?.key;
}
