import type { Separated, SeparatedAnnotation } from "../separation/index.js";
import { ITEMS_PER_STEP, WaitingLists } from "../text/index.js";
import type { Steps } from "../text/index.js";

/** UTF-16 units that are compared between two points at which the work can be interrupted. */
const UNITS_PER_STEP = 1 << 14;

/**
 * Which annotations of an earlier reading of a note are which of a later one: those of the same words, at the place to
 * which the text around them went, or else in order. One whose words were changed is known by its place.
 *
 * @returns for each annotation of `now` the index of what it was, or -1; no index twice
 */
export function* sameAnnotationsSteps(before: Separated, now: Separated): Steps<readonly number[]> {
  const mapped = yield* placeMap(before.text, now.text);
  const found = now.annotations.map(() => -1);
  const olds = yield* groupedByRaw(before.annotations);
  const news = yield* groupedByRaw(now.annotations);
  const placeOf = (index: number): number => mapped(before.annotations[index]?.at ?? 0);
  let count = 0;
  for (const [raw, indexes] of news) {
    pair(olds.get(raw) ?? [], indexes, {
      placeOf,
      nowAt: (index) => now.annotations[index]?.at ?? 0,
      found,
    });
    count += indexes.length;
    if (count >= ITEMS_PER_STEP) {
      count = 0;
      yield;
    }
  }
  pairByPlace(before, now, placeOf, found);
  return found;
}

function* groupedByRaw(
  annotations: readonly SeparatedAnnotation[],
): Steps<ReadonlyMap<string, readonly number[]>> {
  const groups = new Map<string, number[]>();
  for (const [index, { raw }] of annotations.entries()) {
    const group = groups.get(raw);
    if (group) group.push(index);
    else groups.set(raw, [index]);
    if (index % ITEMS_PER_STEP === ITEMS_PER_STEP - 1) yield;
  }
  return groups;
}

interface Pairing {
  readonly placeOf: (old: number) => number;
  readonly nowAt: (index: number) => number;
  readonly found: number[];
}

/** Pairs annotations of the same words: first those at the same place, then the others in order. */
function pair(
  olds: readonly number[],
  news: readonly number[],
  { placeOf, nowAt, found }: Pairing,
): void {
  const isEven = olds.length === news.length;
  const restOld: number[] = [];
  const restNew: number[] = [];
  let next = 0;
  for (const old of isEven ? [] : olds) {
    while (next < news.length && nowAt(news[next] as number) < placeOf(old)) {
      restNew.push(news[next++] as number);
    }
    const candidate = news[next];
    if (candidate !== undefined && nowAt(candidate) === placeOf(old)) {
      found[candidate] = old;
      next++;
    } else {
      restOld.push(old);
    }
  }
  // One by one: there may be more than a call takes arguments.
  for (; next < news.length; next++) restNew.push(news[next] as number);
  for (const [order, index] of restNew.entries()) {
    const old = (isEven ? olds : restOld)[order];
    if (old !== undefined) found[index] = old;
  }
}

/** Pairs what is left where one of each stands at a place: its words were changed. */
function pairByPlace(
  before: Separated,
  now: Separated,
  placeOf: (old: number) => number,
  found: number[],
): void {
  const taken = new Uint8Array(before.annotations.length);
  for (const old of found) if (old >= 0) taken[old] = 1;
  const byPlace = new WaitingLists<number, number>();
  for (const index of before.annotations.keys()) {
    if (taken[index] !== 1) byPlace.add(placeOf(index), index);
  }
  if (byPlace.isEmpty) return;
  for (const [index, { at }] of now.annotations.entries()) {
    if (found[index] === -1) found[index] = byPlace.take(at) ?? -1;
  }
}

/** Where places of a text went: before and behind what was changed it is known, within it they go to its end. */
function* placeMap(before: string, now: string): Steps<(at: number) => number> {
  const most = Math.min(before.length, now.length);
  const start = yield* commonLength(
    most,
    (from, to) => before.slice(from, to) === now.slice(from, to),
  );
  const end = yield* commonLength(
    most - start,
    (from, to) =>
      before.slice(before.length - to, before.length - from) ===
      now.slice(now.length - to, now.length - from),
  );
  const oldEnd = before.length - end;
  const delta = now.length - before.length;
  return (at) =>
    at <= start ? at : Math.max(start, at >= oldEnd ? at + delta : Math.min(at, now.length - end));
}

/** How much two texts have in common from one end on, given a comparison of stretches. */
function* commonLength(most: number, isSame: (from: number, to: number) => boolean): Steps<number> {
  let length = 0;
  while (length < most) {
    const next = Math.min(most, length + UNITS_PER_STEP);
    if (!isSame(length, next)) break;
    length = next;
    yield;
  }
  let step = Math.min(UNITS_PER_STEP, most - length);
  for (; step > 0; step = step >>> 1) {
    while (length + step <= most && isSame(length, length + step)) length += step;
  }
  return length;
}
