import type { Steps } from "../text/index.js";
import type { Comparison } from "./comparison.js";
import type { GramIndex } from "./gramIndex.js";
import type { Links } from "./links.js";
import { passageText } from "./passages.js";
import type { Passages } from "./passages.js";

/** Passages looked at between two points at which the work can be interrupted. */
const PASSAGES_PER_STEP = 1024;

/** How surely a passage next to one that was moved is the same. */
const BESIDE_MOVED = 6;

/** How many similar passages are compared with one. */
const MOST_CANDIDATES = 6;
const MOST_RIVALS = 4;

/** What an edited passage must earn, in nats, beyond the number of passages that it is chosen from. */
const ANYWHERE = 3;
/** The same for one that stands next to a passage that its neighbour became. */
const BESIDE = 5;
/** How much better than the next best it must be, from either side. */
const MARGIN = 3;

/** At least this share of the longer passage must have stayed: a half of a line is not the line. */
const KEPT_SHARE = 0.7;

/** Links equal passages next to linked ones: a block of lines that was moved as a whole. */
export function* linkBeside(links: Links): Steps<void> {
  const { old, now } = links;
  for (let at = 0; at < links.all.length; at++) {
    if (at % PASSAGES_PER_STEP === 0) yield;
    const link = links.all[at];
    if (!link) break;
    for (const [a, b] of [
      [link.oldTo, link.newTo],
      [link.oldFrom - 1, link.newFrom - 1],
    ] as const) {
      if (a < 0 || b < 0 || a >= old.count || b >= now.count) continue;
      if (!links.isOldOpen(a) || !links.isNewOpen(b) || old.keys[a] !== now.keys[b]) continue;
      links.addSame(a, b, link.isMoved, BESIDE_MOVED);
    }
  }
}

/** A passage that an old one may have become. */
interface Candidate {
  readonly old: number;
  readonly now: number;
  /** Nats beyond what it must earn. */
  readonly surplus: number;
}

/** Where to look for passages that are still open. */
export interface OpenPassages {
  readonly old: GramIndex;
  readonly now: GramIndex;
}

/** Links passages that were moved and edited, where nothing else is nearly as likely: those of the old text asked for. */
export function* linkMovedAndEdited(
  comparison: Comparison,
  open: OpenPassages,
  wanted: Iterable<number>,
): Steps<void> {
  const { links } = comparison;
  const candidates = yield* findCandidates(comparison, open, wanted);
  candidates.sort((a, b) => b.surplus - a.surplus);
  const byOld = grouped(candidates, ({ old }) => old);
  const byNew = grouped(candidates, ({ now }) => now);
  for (const [at, candidate] of candidates.entries()) {
    if (at % PASSAGES_PER_STEP === 0) yield;
    const { old, now, surplus } = candidate;
    const isRival = (other: Candidate): boolean =>
      other !== candidate &&
      other.surplus > surplus - MARGIN &&
      links.isOldOpen(other.old) &&
      links.isNewOpen(other.now);
    if (!links.isOldOpen(old) || !links.isNewOpen(now)) continue;
    if (byOld.get(old)?.some(isRival) || byNew.get(now)?.some(isRival)) continue;
    links.add({
      oldFrom: old,
      oldTo: old + 1,
      newFrom: now,
      newTo: now + 1,
      isSame: links.old.keys[old] === links.now.keys[now],
      isMoved: true,
      evidence: surplus,
    });
  }
}

/** Candidates for the passages asked for, and for those that may have become the same new ones. */
function* findCandidates(
  comparison: Comparison,
  open: OpenPassages,
  wanted: Iterable<number>,
): Steps<Candidate[]> {
  const { links } = comparison;
  const candidates: Candidate[] = [];
  const rivals = new Set<number>();
  const asked = new Set<number>();
  for (const old of wanted) {
    if (asked.has(old) || !links.isOldOpen(old)) continue;
    asked.add(old);
    for (const candidate of candidatesFor(old, comparison, open.now)) {
      candidates.push(candidate);
      const text = passageText(links.now, candidate.now);
      for (const rival of open.old.nearest(text, MOST_RIVALS)) rivals.add(rival);
    }
    yield;
  }
  for (const old of rivals) {
    if (asked.has(old) || !links.isOldOpen(old)) continue;
    candidates.push(...candidatesFor(old, comparison, open.now));
    yield;
  }
  return candidates;
}

function grouped<Item>(items: readonly Item[], keyOf: (item: Item) => number): Map<number, Item[]> {
  const groups = new Map<number, Item[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group) group.push(item);
    else groups.set(keyOf(item), [item]);
  }
  return groups;
}

/** What may have become of an old passage, the likeliest first. */
function candidatesFor(old: number, comparison: Comparison, open: GramIndex): Candidate[] {
  const { links } = comparison;
  const beside = placesBeside(old, links);
  const near = open.nearest(passageText(links.old, old), MOST_CANDIDATES);
  const found: Candidate[] = [];
  for (const now of new Set([...near, ...beside])) {
    if (!links.isNewOpen(now)) continue;
    const surplus = surplusOf(comparison, old, now);
    if (surplus > 0) found.push({ old, now, surplus });
  }
  return found.sort((a, b) => b.surplus - a.surplus);
}

/** By how much a passage is likelier to have become another one than chance explains; negative where it is not. */
function surplusOf(comparison: Comparison, old: number, now: number): number {
  const { links } = comparison;
  const { score, kept } = comparison.compare([old, old + 1], [now, now + 1]);
  const longest = Math.max(lengthOf(links.old, old), lengthOf(links.now, now));
  if (kept < KEPT_SHARE * longest) return -Infinity;
  const isBeside = placesBeside(old, links).includes(now);
  return score - (isBeside ? BESIDE : ANYWHERE + Math.log(links.now.count));
}

function lengthOf({ starts, ends }: Passages, index: number): number {
  return (ends[index] ?? 0) - (starts[index] ?? 0);
}

/** The open passages next to what became of a passage's neighbours. */
function placesBeside(old: number, links: Links): number[] {
  const before = links.ofOld(old - 1);
  const after = links.ofOld(old + 1);
  return [before?.newTo ?? -1, (after?.newFrom ?? 0) - 1].filter(
    (now) => now >= 0 && now < links.now.count && links.isNewOpen(now),
  );
}
