import { areOpposed, classOf, commonEnds, lineTraits } from "./lineTraits.js";
import type { LineTraits } from "./lineTraits.js";
import { ITEMS_PER_STEP } from "../text/index.js";
import type { Steps } from "../text/index.js";

/** How far around a line its words are looked for: near ones tell a label, far ones a chapter's title. */
export const WINDOWS = [2, 5, 12, 30, 80] as const;

/** The lines of a page with what is known of each among the others. */
export interface PageTraits {
  readonly lines: readonly LineTraits[];
  /** For each line and window, in rows: whether the lines above (4) or below (0) share more words with it. */
  readonly leaning: Uint8Array;
  /** How rare a pair of characters is in this page, from 0 to 1. */
  readonly rarity: ReadonlyMap<number, number>;
  /** What `likenessOf` has been asked before, by the first of the two lines: one map for all would grow in long steps. */
  readonly alike: (Map<number, number> | undefined)[];
  /** For each line how many lines directly above it are alike, by form, up to 7. */
  readonly run: Uint8Array;
}

/** Looks at all lines of a page. */
export function* pageTraitsSteps(texts: readonly string[]): Steps<PageTraits> {
  const lines: LineTraits[] = [];
  for (const [at, text] of texts.entries()) {
    lines.push(lineTraits(text));
    if (at % 32 === 31) yield;
  }
  const places = yield* placesSteps(lines);
  const rarity = new Map<number, number>();
  const most = Math.log(lines.length + 1);
  for (const [pair, at] of places) {
    // Rounded: engines differ in the last places of a logarithm, and trees must not.
    const share = Math.log((lines.length + 1) / at.length) / most;
    rarity.set(pair, Math.round(share * 2 ** 20) / 2 ** 20);
    if (rarity.size % ITEMS_PER_STEP === 0) yield;
  }
  const leaning = new Uint8Array(lines.length * WINDOWS.length);
  const run = new Uint8Array(lines.length);
  for (let line = 0; line < lines.length; line++) {
    lean({ lines, places, rarity }, line, leaning);
    const above = line > 0 ? likeness(lines[line - 1] as LineTraits, lines[line] as LineTraits) : 0;
    run[line] = above >= 2 ? Math.min(7, (run[line - 1] ?? 0) + 1) : 0;
    if (line % (ITEMS_PER_STEP / 8) === 0) yield;
  }
  return { lines, leaning, rarity, run, alike: [] };
}

/** Where each pair of characters occurs, in order. */
function* placesSteps(lines: readonly LineTraits[]): Steps<Map<number, number[]>> {
  const places = new Map<number, number[]>();
  for (const [line, { pairs }] of lines.entries()) {
    for (const pair of pairs) {
      const known = places.get(pair);
      if (known) known.push(line);
      else places.set(pair, [line]);
    }
    if (line % (ITEMS_PER_STEP / 4) === 0) yield;
  }
  return places;
}

interface Occurrences {
  readonly lines: readonly LineTraits[];
  readonly places: ReadonlyMap<number, readonly number[]>;
  readonly rarity: ReadonlyMap<number, number>;
}

function lean({ lines, places, rarity }: Occurrences, line: number, leaning: Uint8Array): void {
  const pairs = (lines[line] as LineTraits).pairs.subarray(0, 24);
  for (const [index, width] of WINDOWS.entries()) {
    let above = 0;
    let below = 0;
    for (const pair of pairs) {
      const at = places.get(pair) as readonly number[];
      const weight = rarity.get(pair) as number;
      above += weight * Math.min(3, countBetween(at, line - width, line - 1));
      below += weight * Math.min(3, countBetween(at, line + 1, line + width));
    }
    leaning[line * WINDOWS.length + index] =
      above + below === 0 ? 7 : classOf(above - below, [-2, -0.7, -0.1, 0.1, 0.7, 2]);
  }
}

/** How many of some sorted numbers lie from `from` to `to`. */
function countBetween(numbers: readonly number[], from: number, to: number): number {
  return Math.max(0, firstAbove(numbers, to) - firstAbove(numbers, from - 1));
}

function firstAbove(numbers: readonly number[], value: number): number {
  let low = 0;
  let high = numbers.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((numbers[middle] as number) > value) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** How alike the forms of two lines are: 0 not at all to 4; what stands side by side is often alike. */
function likeness(one: LineTraits, other: LineTraits): number {
  const [start, end] = commonEnds(one, other, 4);
  let points = 0;
  if (start >= 1) points += start >= 2 ? 2 : 1;
  if (end >= 1) points += end >= 2 ? 2 : 1;
  if (one.length === other.length) points++;
  if (one.shape === other.shape && one.marks === other.marks) points++;
  if (areOpposed(one, other)) points++;
  if (one.enumerator > 0 && one.enumerator + 1 === other.enumerator) points += 3;
  return Math.min(4, points);
}

/** The likeness of two lines by their numbers, remembered: many decisions ask for it. */
export function likenessOf(page: PageTraits, one: number, other: number): number {
  const known = (page.alike[one] ??= new Map<number, number>());
  let found = known.get(other);
  if (found === undefined) {
    found = likeness(page.lines[one] as LineTraits, page.lines[other] as LineTraits);
    known.set(other, found);
  }
  return found;
}

/** How many numbers two sorted lists share. */
export function sharedCount(one: Int32Array, other: Int32Array): number {
  let count = 0;
  for (let a = 0, b = 0; a < one.length && b < other.length;) {
    const difference = (one[a] as number) - (other[b] as number);
    if (difference === 0) count++;
    if (difference <= 0) a++;
    if (difference >= 0) b++;
  }
  return count;
}

/** The rarity of what two sorted lists share, added up. */
export function sharedRarity(page: PageTraits, one: Int32Array, other: Int32Array): number {
  let sum = 0;
  for (let a = 0, b = 0; a < one.length && b < other.length;) {
    const difference = (one[a] as number) - (other[b] as number);
    if (difference === 0) sum += page.rarity.get(one[a] as number) ?? 0;
    if (difference <= 0) a++;
    if (difference >= 0) b++;
  }
  return sum;
}
