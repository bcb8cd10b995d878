import type { ParentBounds } from "./bounds.js";
import type { Evidence } from "./evidence.js";
import { DEEPEST } from "./rootFirst.js";
import type { Steps } from "../text/index.js";

/** How many trees are pursued at once; more change next to nothing. */
const BEAM = 4;

/** A subtree found in fewer samples than this is rather not made. */
const SPAN_COST = 0.15;

interface PathLine {
  readonly line: number;
  readonly up: PathLine | null;
  readonly depth: number;
  readonly isInner: boolean;
  /** Tells paths apart. */
  readonly hash: number;
}

interface Candidate {
  readonly lowest: PathLine;
  readonly score: number;
  readonly parent: number;
  readonly before: Candidate | null;
}

/**
 * The tree that agrees best with the evidence within bounds: the sum over lines of the share of samples with that
 * parent, and over subtrees of the share with that extent. Read from the last line to the first.
 */
export function* chooseTree(evidence: Evidence, bounds: ParentBounds): Steps<Int32Array> {
  const { count } = evidence;
  let beam: Candidate[] = [
    { lowest: pathLine(count - 1, null, false), score: 0, parent: -1, before: null },
  ];
  for (let line = count - 2; line >= 0; line--) {
    const next = new Map<number, Candidate>();
    for (const candidate of beam) extend(evidence, bounds, { line, candidate }, next);
    beam = best(next);
    if (line % 64 === 0) yield;
  }
  const parents = new Int32Array(count).fill(-1);
  let line = 0;
  for (let at: Candidate | null = winner(evidence, beam); at; at = at.before) {
    parents[line++] = at.parent;
  }
  return parents;
}

function pathLine(line: number, up: PathLine | null, isInner: boolean): PathLine {
  const above = up ? up.hash : 0;
  const hash =
    Math.imul(Math.imul(above ^ line, 0x9e3779b1) ^ (above >>> 15), 0x85ebca6b) + (isInner ? 1 : 0);
  return { line, up, depth: up ? up.depth + 1 : 0, isInner, hash };
}

function extend(
  evidence: Evidence,
  bounds: ParentBounds,
  { line, candidate }: { line: number; candidate: Candidate },
  next: Map<number, Candidate>,
): void {
  const low = bounds.low[line] as number;
  const high = bounds.high[line] as number;
  let closing = 0;
  let fallback: { parent: PathLine; closing: number } | null = null;
  let isAny = false;
  for (
    let parent: PathLine | null = candidate.lowest;
    parent && parent.line <= high;
    parent = parent.up
  ) {
    if (parent.line >= low) {
      const share = evidence.parent(line, parent.line);
      if (share > 0 && parent.depth < DEEPEST) {
        isAny = true;
        put(next, { line, candidate, parent, gain: share + closing });
      } else if (!fallback || (fallback.parent.depth >= DEEPEST && share > 0)) {
        fallback = { parent, closing };
      }
    }
    if (parent.isInner) closing += evidence.span(line + 1, parent.line) - SPAN_COST;
  }
  if (!isAny && fallback) {
    put(next, { line, candidate, parent: fallback.parent, gain: fallback.closing });
  }
}

function put(
  next: Map<number, Candidate>,
  {
    line,
    candidate,
    parent,
    gain,
  }: { line: number; candidate: Candidate; parent: PathLine; gain: number },
): void {
  const open = parent.isInner ? parent : pathLine(parent.line, parent.up, true);
  const lowest = pathLine(line, open, false);
  const score = candidate.score + gain;
  const known = next.get(lowest.hash);
  if (!known || known.score < score) {
    next.set(lowest.hash, { lowest, score, parent: parent.line, before: candidate });
  }
}

function best(candidates: Map<number, Candidate>): Candidate[] {
  const all = [...candidates.values()];
  return all.length <= BEAM ? all : all.sort((a, b) => b.score - a.score).slice(0, BEAM);
}

/** The best candidate when all that is open has been closed. */
function winner(evidence: Evidence, beam: readonly Candidate[]): Candidate | null {
  let found: Candidate | null = null;
  let most = -Infinity;
  for (const candidate of beam) {
    let score = candidate.score;
    for (let at: PathLine | null = candidate.lowest; at; at = at.up) {
      if (at.isInner) score += evidence.span(0, at.line) - SPAN_COST;
    }
    if (score > most) [most, found] = [score, candidate];
  }
  return found;
}
