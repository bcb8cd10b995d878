import { mapOffset } from "../text/index.js";
import type { TextChange } from "../text/index.js";
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
  return RowSequence.of(rows);
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
  const old = [...rows.between(from, to)];
  const keys = yield* carriedKeys(old, contents, start, replacement.changes);
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
 * For each new row the key of the old row that it continues. A row is followed by the place where it starts; where a
 * text was inserted just there, first behind it (a new row before an old one), then before it (typing at a row's
 * start). Rows whose starts were replaced are paired in order when nothing was added or taken away.
 */
function* carriedKeys(
  old: readonly PlacedRow[],
  contents: readonly RowContent[],
  start: number,
  changes: readonly TextChange[],
): Steps<(number | undefined)[]> {
  const keys: (number | undefined)[] = [];
  const left = new Set<Row>(old.map(({ row }) => row).filter((row) => row.type !== "root"));
  for (const side of [1, -1] as const) {
    const byStart = yield* rowsByNewStart(old, changes, side);
    let at = start;
    for (const [index, content] of contents.entries()) {
      const row = content.type === "root" ? undefined : byStart.get(at);
      if (row && keys[index] === undefined && left.delete(row)) keys[index] = row.key;
      at += content.length;
    }
    if (left.size === 0) return keys;
  }
  pairInOrder(keys, contents, left);
  return keys;
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
