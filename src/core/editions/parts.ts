import { sortedSteps } from "../text/index.js";
import type { Steps } from "../text/index.js";
import { compareTexts, plainWords } from "./alignment.js";
import { Comparison } from "./comparison.js";
import { GramIndex } from "./gramIndex.js";
import { Links } from "./links.js";
import type { Link } from "./links.js";
import { linkMovedAndEdited } from "./movedPassages.js";
import { passageFrom, PassageKeys } from "./passages.js";
import type { Passages } from "./passages.js";
import type { Surprise } from "./surprise.js";

/** A shorter part of a passage is not looked for by itself. */
const SHORTEST_PART = 3;

/** Links that are looked at between two points at which the work can be interrupted. */
const LINKS_PER_STEP = 16;

const PARTS_PER_STEP = 1024;

interface Span {
  readonly start: number;
  readonly end: number;
}

/**
 * Links what is left over: passages without a link, and the parts of linked ones that their counterparts do not have. A
 * line may have been joined to one that was not its neighbour, or a part of it may have gone elsewhere.
 *
 * @param wanted the old passages of which parts are looked for
 * @returns links between the parts, which are passages of their own
 */
export function* linkParts(
  links: Links,
  surprise: Surprise,
  wanted: Iterable<number>,
): Steps<Links> {
  const oldSpans: Span[] = [];
  const newSpans: Span[] = [];
  for (const [at, link] of links.all.entries()) {
    if (at % LINKS_PER_STEP === 0) yield;
    if (!link.isSame) addLeftOver(links, link, { oldSpans, newSpans });
  }
  const keys = new PassageKeys();
  const old = yield* partsOf(links.old, oldSpans, { keys, isOpen: (at) => links.isOldOpen(at) });
  const now = yield* partsOf(links.now, newSpans, { keys, isOpen: (at) => links.isNewOpen(at) });
  const parts = new Links(old, now);
  const open = {
    old: yield* GramIndex.of(old, () => true),
    now: yield* GramIndex.of(now, () => true),
  };
  const comparison = new Comparison(parts, surprise);
  yield* linkMovedAndEdited(comparison, open, partsWithin(links.old, old, wanted));
  return parts;
}

/** Adds the stretches of a link that its other side does not have. */
function addLeftOver(
  { old, now }: Links,
  { oldFrom, oldTo, newFrom, newTo }: Link,
  { oldSpans, newSpans }: { readonly oldSpans: Span[]; readonly newSpans: Span[] },
): void {
  const oldStart = old.starts[oldFrom] as number;
  const newStart = now.starts[newFrom] as number;
  const oldText = old.text.slice(oldStart, old.ends[oldTo - 1]);
  const newText = now.text.slice(newStart, now.ends[newTo - 1]);
  const places = new Int32Array(oldText.length);
  compareTexts(plainWords(oldText), newText, places);
  let oldEnd = 0;
  let newEnd = 0;
  for (let at = 0; at <= places.length; at++) {
    const place = at < places.length ? (places[at] as number) : newText.length;
    if (place < 0) continue;
    addSpan(oldSpans, oldText.slice(oldEnd, at), oldStart + oldEnd);
    addSpan(newSpans, newText.slice(newEnd, place), newStart + newEnd);
    oldEnd = at + 1;
    newEnd = place + 1;
  }
}

/** Adds the words of a stretch that starts at an offset, where there are enough. */
function addSpan(spans: Span[], text: string, start: number): void {
  const words = text.trim();
  const from = start + text.indexOf(words);
  if (words.length >= SHORTEST_PART) spans.push({ start: from, end: from + words.length });
}

interface PartSource {
  readonly keys: PassageKeys;
  readonly isOpen: (passage: number) => boolean;
}

/** Passages of what was left over, and those without a link. */
function* partsOf(
  passages: Passages,
  leftOver: readonly Span[],
  { keys, isOpen }: PartSource,
): Steps<Passages> {
  const { text, starts, ends, count } = passages;
  const found = [...leftOver];
  for (let at = 0; at < count; at++) {
    const start = starts[at] as number;
    const end = ends[at] as number;
    if (isOpen(at) && end - start >= SHORTEST_PART) found.push({ start, end });
    if (at % PARTS_PER_STEP === 0) yield;
  }
  const spans = yield* sortedSteps(found, (a, b) => a.start - b.start);
  const numbers = new Int32Array(spans.length);
  for (const [at, { start, end }] of spans.entries()) {
    numbers[at] = keys.keyOf(text.slice(start, end));
    if (at % PARTS_PER_STEP === 0) yield;
  }
  return {
    text,
    count: spans.length,
    starts: Int32Array.from(spans, ({ start }) => start),
    ends: Int32Array.from(spans, ({ end }) => end),
    keys: numbers,
  };
}

/** The parts that lie in passages. */
function* partsWithin(
  passages: Passages,
  parts: Passages,
  wanted: Iterable<number>,
): Generator<number, void, undefined> {
  for (const passage of wanted) {
    const end = passages.ends[passage] as number;
    let part = passageFrom(parts, (passages.starts[passage] as number) + 1);
    for (; part < parts.count && (parts.starts[part] as number) < end; part++) yield part;
  }
}
