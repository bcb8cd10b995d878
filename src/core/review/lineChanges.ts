import { ITEMS_PER_STEP } from "../text/index.js";
import type { Steps, TextChange } from "../text/index.js";

/**
 * The changes that make one text of another, line by line, so that what stays is left alone: lines that occur once in
 * each text hold them together (the longest ascending row of them), and what differs between two of those is one change.
 *
 * @returns changes against the old text, ascending and apart
 */
export function* lineChangesSteps(before: string, after: string): Steps<readonly TextChange[]> {
  const old = yield* splitLines(before);
  const now = yield* splitLines(after);
  const pairs = yield* uniquePairs(old.lines, now.lines);
  const anchors = yield* longestAscending(pairs);
  const changes: TextChange[] = [];
  let from = { old: 0, now: 0 };
  const end = { old: old.lines.length, now: now.lines.length };
  for (const [index, anchor] of [...anchors, end].entries()) {
    const change = changeBetween(
      { text: before, start: old.starts[from.old] ?? 0, end: old.starts[anchor.old] ?? 0 },
      { text: after, start: now.starts[from.now] ?? 0, end: now.starts[anchor.now] ?? 0 },
    );
    if (change !== null) changes.push(change);
    from = { old: anchor.old + 1, now: anchor.now + 1 };
    if (index % ITEMS_PER_STEP === ITEMS_PER_STEP - 1) yield;
  }
  return changes;
}

/** A line of both texts, by its index in each. */
interface LinePair {
  readonly old: number;
  readonly now: number;
}

interface Lines {
  readonly lines: readonly string[];
  /** Where each line starts, and behind them where the text ends. */
  readonly starts: readonly number[];
}

/** Lines with their line breaks. */
function* splitLines(text: string): Steps<Lines> {
  const lines: string[] = [];
  const starts: number[] = [];
  let start = 0;
  while (start < text.length) {
    const lineBreak = text.indexOf("\n", start);
    const end = lineBreak < 0 ? text.length : lineBreak + 1;
    lines.push(text.slice(start, end));
    starts.push(start);
    start = end;
    if (lines.length % ITEMS_PER_STEP === 0) yield;
  }
  // Twice, so that the line behind the last one starts there too.
  return { lines, starts: [...starts, text.length, text.length] };
}

/** Lines that each text has once, in the order of the old one. */
function* uniquePairs(old: readonly string[], now: readonly string[]): Steps<readonly LinePair[]> {
  const places = yield* uniquePlaces(now);
  const own = yield* uniquePlaces(old);
  const pairs: LinePair[] = [];
  for (const [line, at] of own) {
    const place = places.get(line) ?? -1;
    if (at >= 0 && place >= 0) pairs.push({ old: at, now: place });
    if (at % ITEMS_PER_STEP === ITEMS_PER_STEP - 1) yield;
  }
  return pairs;
}

/** Where each line stands; -1 for one that stands at several places. */
function* uniquePlaces(lines: readonly string[]): Steps<ReadonlyMap<string, number>> {
  const places = new Map<string, number>();
  for (const [index, line] of lines.entries()) {
    places.set(line, places.has(line) ? -1 : index);
    if (index % ITEMS_PER_STEP === ITEMS_PER_STEP - 1) yield;
  }
  return places;
}

/** The longest row of pairs that ascends in both texts (patience sorting, O(n log n)). */
function* longestAscending(pairs: readonly LinePair[]): Steps<readonly LinePair[]> {
  /** The index of the pair that ends the row of each length with the smallest line of the new text. */
  const ends: number[] = [];
  const previous: number[] = [];
  for (const [index, { now }] of pairs.entries()) {
    let low = 0;
    let high = ends.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((pairs[ends[middle] ?? 0]?.now ?? 0) < now) low = middle + 1;
      else high = middle;
    }
    previous.push(ends[low - 1] ?? -1);
    ends[low] = index;
    if (index % ITEMS_PER_STEP === ITEMS_PER_STEP - 1) yield;
  }
  const row: LinePair[] = [];
  for (let at = ends.at(-1) ?? -1; at >= 0; at = previous[at] ?? -1) {
    row.push(pairs[at] as LinePair);
  }
  return row.reverse();
}

/** True between the halves of a surrogate pair and between CR and LF: editors have no such place. */
function isWithinUnit(text: string, at: number): boolean {
  return /^(?:[\uD800-\uDBFF][\uDC00-\uDFFF]|\r\n)$/.test(text.slice(Math.max(0, at - 1), at + 1));
}

interface Stretch {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** What replaces a stretch by another one, without what both begin and end with; null when they are the same. */
function changeBetween(old: Stretch, now: Stretch): TextChange | null {
  const oldText = old.text.slice(old.start, Math.max(old.start, old.end));
  const newText = now.text.slice(now.start, Math.max(now.start, now.end));
  if (oldText === newText) return null;
  const most = Math.min(oldText.length, newText.length);
  let start = 0;
  while (start < most && oldText.charCodeAt(start) === newText.charCodeAt(start)) start++;
  if (isWithinUnit(oldText, start) || isWithinUnit(newText, start)) start--;
  let end = 0;
  while (
    end < most - start &&
    oldText.charCodeAt(oldText.length - 1 - end) === newText.charCodeAt(newText.length - 1 - end)
  ) {
    end++;
  }
  if (isWithinUnit(oldText, oldText.length - end) || isWithinUnit(newText, newText.length - end)) {
    end--;
  }
  return {
    start: old.start + start,
    end: old.start + oldText.length - end,
    text: newText.slice(start, newText.length - end),
  };
}
