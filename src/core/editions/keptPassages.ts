import type { Steps } from "../text/index.js";
import type { Links } from "./links.js";

/** A stretch of the old passages and the stretch of the new ones that stands at its place. */
export interface Gap {
  readonly oldFrom: number;
  readonly oldTo: number;
  readonly newFrom: number;
  readonly newTo: number;
}

/** Passages looked at between two points at which the work can be interrupted. */
const PASSAGES_PER_STEP = 1024;

/** Gaps with more pairs are divided further before their passages are compared pair by pair. */
export const MOST_PAIRS = 1600;

/** How many passages in a row are taken as one to find what stands once in each text. */
const CONTEXTS = [1, 2, 4, 8, 16];

/** How surely a passage that stands once in both texts, or among what stayed, is the same. In nats. */
const SURE = 12;
const BESIDE_SURE = 8;

/**
 * Links the passages that stayed what and where they are, and those that were moved as they are where nothing else says
 * the same: what stands once in each text, in order (the longest such sequence, as in patience diff), and what follows
 * from their neighbours.
 *
 * @returns the gaps in between
 */
export function* linkKept(links: Links): Steps<readonly Gap[]> {
  const { old, now } = links;
  let gaps: Gap[] = yield* trim(links, {
    oldFrom: 0,
    oldTo: old.count,
    newFrom: 0,
    newTo: now.count,
  });
  const [whole] = gaps;
  if (whole) gaps = yield* divide(links, whole, { context: 1, mayMove: true });
  for (const context of CONTEXTS) {
    const divided: Gap[] = [];
    for (const [at, gap] of gaps.entries()) {
      if (at % PASSAGES_PER_STEP === 0) yield;
      if (pairsIn(gap) <= MOST_PAIRS) divided.push(gap);
      else {
        for (const part of yield* divide(links, gap, { context, mayMove: false })) {
          divided.push(part);
        }
      }
    }
    gaps = divided;
  }
  return gaps;
}

function pairsIn({ oldFrom, oldTo, newFrom, newTo }: Gap): number {
  return (oldTo - oldFrom) * (newTo - newFrom);
}

/** Links equal passages at both ends of a gap. */
function* trim(links: Links, gap: Gap): Steps<Gap[]> {
  const { old, now } = links;
  let { oldFrom, oldTo, newFrom, newTo } = gap;
  const isSame = (a: number, b: number): boolean =>
    links.isOldOpen(a) && links.isNewOpen(b) && old.keys[a] === now.keys[b];
  let count = 0;
  while (oldFrom < oldTo && newFrom < newTo && isSame(oldFrom, newFrom)) {
    links.addSame(oldFrom++, newFrom++, false, BESIDE_SURE);
    if (++count % PASSAGES_PER_STEP === 0) yield;
  }
  while (oldFrom < oldTo && newFrom < newTo && isSame(oldTo - 1, newTo - 1)) {
    links.addSame(--oldTo, --newTo, false, BESIDE_SURE);
    if (++count % PASSAGES_PER_STEP === 0) yield;
  }
  return oldFrom < oldTo || newFrom < newTo ? [{ oldFrom, oldTo, newFrom, newTo }] : [];
}

interface Division {
  /** How many passages in a row must be the same. */
  readonly context: number;
  /** Whether what is out of order is taken for moved. */
  readonly mayMove: boolean;
}

/** Divides a gap at what stands once on either side. */
function* divide(links: Links, gap: Gap, { context, mayMove }: Division): Steps<Gap[]> {
  const pairs = yield* pairsOfOnce(links, gap, context);
  const isKept = yield* longestInOrder(pairs.map(([, now]) => now));
  const gaps: Gap[] = [];
  let { oldFrom, newFrom } = gap;
  for (const [at, [old, now]] of pairs.entries()) {
    if (at % PASSAGES_PER_STEP === 0) yield;
    if (isKept[at] !== 1) {
      if (mayMove) links.addSame(old, now, true, SURE);
      continue;
    }
    if (old < oldFrom || now < newFrom) continue;
    const before = { oldFrom, oldTo: old, newFrom, newTo: now };
    for (let next = 0; next < context; next++) {
      links.addSame(old + next, now + next, false, SURE);
    }
    gaps.push(before);
    oldFrom = old + context;
    newFrom = now + context;
  }
  gaps.push({ ...gap, oldFrom, newFrom });
  const trimmed: Gap[] = [];
  for (const [at, between] of gaps.entries()) {
    if (at % PASSAGES_PER_STEP === 0) yield;
    trimmed.push(...(yield* trim(links, between)));
  }
  return trimmed;
}

/** Where `context` passages in a row stand once in each of the two stretches of a gap, in the old order. */
function* pairsOfOnce(
  links: Links,
  { oldFrom, oldTo, newFrom, newTo }: Gap,
  context: number,
): Steps<(readonly [number, number])[]> {
  const numbers = new Map<number, number>();
  const old = yield* rowKeys(links.old.keys.subarray(oldFrom, oldTo), context, numbers);
  const now = yield* rowKeys(links.now.keys.subarray(newFrom, newTo), context, numbers);
  const places = yield* placesOfOnce(now);
  const pairs: (readonly [number, number])[] = [];
  let seen = 0;
  for (const [key, at] of yield* placesOfOnce(old)) {
    if (++seen % PASSAGES_PER_STEP === 0) yield;
    const place = places.get(key) ?? SEVERAL;
    if (at === SEVERAL || place === SEVERAL) continue;
    if (isOpenRow(links, oldFrom + at, newFrom + place, context)) {
      pairs.push([oldFrom + at, newFrom + place]);
    }
  }
  return pairs;
}

/** Stands for the place of a key that is found more than once. */
const SEVERAL = -1;

/** Where each key stands, in the order of their first places. */
function* placesOfOnce(keys: Int32Array): Steps<ReadonlyMap<number, number>> {
  const places = new Map<number, number>();
  for (const [at, key] of keys.entries()) {
    places.set(key, places.has(key) ? SEVERAL : at);
    if (at % PASSAGES_PER_STEP === 0) yield;
  }
  return places;
}

function isOpenRow(links: Links, old: number, now: number, length: number): boolean {
  for (let next = 0; next < length; next++) {
    if (!links.isOldOpen(old + next) || !links.isNewOpen(now + next)) return false;
  }
  return true;
}

/** A key for each row of `context` passages: two keys side by side become one, and those again. */
function* rowKeys(
  keys: Int32Array,
  context: number,
  numbers: Map<number, number>,
): Steps<Int32Array> {
  let rows = keys;
  for (let length = 1; length < context; length *= 2) {
    const longer = new Int32Array(Math.max(0, rows.length - length));
    for (let at = 0; at < longer.length; at++) {
      // Keys of rows of different lengths must not meet.
      const pair = ((rows[at] ?? 0) * 0x4000000 + (rows[at + length] ?? 0)) * 8 + Math.log2(length);
      let key = numbers.get(pair);
      if (key === undefined) numbers.set(pair, (key = numbers.size));
      longer[at] = key;
      if (at % PASSAGES_PER_STEP === 0) yield;
    }
    rows = longer;
  }
  return rows;
}

/** Marks a longest ascending subsequence of distinct numbers with 1. */
function* longestInOrder(values: readonly number[]): Steps<Uint8Array> {
  const previous = new Int32Array(values.length);
  const tails: number[] = [];
  for (const [at, value] of values.entries()) {
    let low = 0;
    let high = tails.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((values[tails[middle] ?? 0] ?? 0) < value) low = middle + 1;
      else high = middle;
    }
    previous[at] = tails[low - 1] ?? -1;
    tails[low] = at;
    if (at % PASSAGES_PER_STEP === 0) yield;
  }
  const marks = new Uint8Array(values.length);
  for (let at = tails.at(-1) ?? -1; at >= 0; at = previous[at] ?? -1) marks[at] = 1;
  return marks;
}
