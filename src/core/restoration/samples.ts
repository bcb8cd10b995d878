import type { ParentBounds } from "./bounds.js";
import { forwardScore, reduced } from "./forward.js";
import type { Finished } from "./forward.js";
import { adopted, DEEPEST, rootFirstScore, rootOnly } from "./rootFirst.js";
import type { OpenLine } from "./rootFirst.js";
import { exponential } from "./scoring.js";
import type { PageScores, SeededRandom } from "./scoring.js";
import type { Steps } from "../text/index.js";

/** What sampling is done with. */
export interface Sampling {
  readonly scores: PageScores;
  readonly bounds: ParentBounds;
  readonly random: SeededRandom;
  /** How many trees are drawn. */
  readonly samples: number;
  /** Scores are multiplied by it: above 1 the likely becomes likelier. */
  readonly sharpness: number;
}

/** How many groups of trees that are alike so far go on by a line between two points at which the work can be interrupted. */
const STATES_PER_STEP = 4;

/** Trees over one page, each as the parent of each line; -1 for the root. */
export type SampledTrees = readonly Int32Array[];

/** Draws trees from the last line to the first. */
export function* rootFirstSamples(sampling: Sampling): Steps<SampledTrees> {
  const { samples, scores } = sampling;
  const count = scores.page.lines.length;
  const trees = Array.from({ length: samples }, () => new Int32Array(count).fill(-1));
  let states = new Map<OpenLine, number[]>([[rootOnly(count - 1), trees.map((_, index) => index)]]);
  let done = 0;
  for (let line = count - 2; line >= 0; line--) {
    const next = new Map<OpenLine, number[]>();
    for (const [lowest, members] of states) {
      for (const [parent, drawn] of drawParents(sampling, line, lowest, members)) {
        for (const member of drawn) (trees[member] as Int32Array)[line] = parent.line;
        next.set(adopted(line, parent, lowest), drawn);
      }
      if (++done % STATES_PER_STEP === 0) yield;
    }
    states = next;
  }
  return trees;
}

function drawParents(
  { scores, bounds, random, sharpness }: Sampling,
  line: number,
  lowest: OpenLine,
  members: readonly number[],
): Map<OpenLine, number[]> {
  const open = allowedParents(bounds, line, lowest);
  const drawn = new Map<OpenLine, number[]>();
  if (open.length === 1) return drawn.set((open[0] as Choice).parent, [...members]);
  const weights = open.map(
    ({ parent, under }) => rootFirstScore(scores, line, { parent, under, lowest }) * sharpness,
  );
  const most = Math.max(...weights);
  const shares = weights.map((weight) => exponential(weight - most));
  const sum = shares.reduce((all, share) => all + share, 0);
  for (const member of members) {
    let left = random.next() * sum;
    let at = 0;
    while (at < shares.length - 1 && left >= (shares[at] as number)) left -= shares[at++] as number;
    const { parent } = open[at] as Choice;
    const group = drawn.get(parent);
    if (group) group.push(member);
    else drawn.set(parent, [member]);
  }
  return drawn;
}

/** A line of the path that may adopt, and the one under it. */
export interface Choice {
  readonly parent: OpenLine;
  readonly under: OpenLine | null;
}

/** Which lines of the path may adopt a line: within its bounds and not too deep; at least one. */
export function allowedParents(
  { low, high }: ParentBounds,
  line: number,
  lowest: OpenLine,
): readonly Choice[] {
  const choices: Choice[] = [];
  let under: OpenLine | null = null;
  let deep: Choice | null = null;
  for (let parent: OpenLine | null = lowest; parent; under = parent, parent = parent.up) {
    if (parent.line > (high[line] as number)) break;
    if (parent.line < (low[line] as number)) continue;
    if (parent.depth < DEEPEST) choices.push({ parent, under });
    else deep = { parent, under };
  }
  if (choices.length === 0 && deep) choices.push(deep);
  return choices;
}

/** Draws trees from the first line to the last. */
export function* forwardSamples(sampling: Sampling): Steps<SampledTrees> {
  const { samples, scores } = sampling;
  const count = scores.page.lines.length;
  const trees = Array.from({ length: samples }, () => new Int32Array(count).fill(-1));
  // The lines that are the last to be some other's parent.
  const highest = new Set(sampling.bounds.high);
  let states = new Map<Finished | null, number[]>([[null, trees.map((_, index) => index)]]);
  let done = 0;
  for (let line = 0; line < count; line++) {
    const next = new Map<Finished | null, number[]>();
    const isLast = highest.has(line);
    for (const [stack, members] of states) {
      for (const [kids, drawn] of drawKids(sampling, line, { stack, members, isLast }).entries()) {
        if (drawn.length === 0) continue;
        const children = uppermost(stack, kids);
        for (const member of drawn) adopt(trees[member] as Int32Array, line, children);
        next.set(reduced(stack, line, kids), drawn);
      }
      // The page's root may adopt thousands at once.
      if (++done % STATES_PER_STEP === 0 || isLast) yield;
    }
    states = next;
  }
  return trees;
}

function adopt(tree: Int32Array, line: number, children: readonly number[]): void {
  for (const child of children) tree[child] = line;
}

function uppermost(stack: Finished | null, count: number): number[] {
  const lines: number[] = [];
  for (let at = stack; at && lines.length < count; at = at.below) lines.push(at.line);
  return lines;
}

/** Which members adopt how many: a list for each number. */
function drawKids(
  { scores, bounds, random, sharpness }: Sampling,
  line: number,
  {
    stack,
    members,
    isLast,
  }: { stack: Finished | null; members: readonly number[]; isLast: boolean },
): number[][] {
  const drawn: number[][] = [];
  let going = members;
  let last: Finished | null = null;
  let top = stack;
  const must = isLast ? mustAdopt(bounds, line, stack) : 0;
  for (let kids = 0; ; kids++) {
    const mayAdopt = top !== null && (bounds.low[top.line] as number) <= line && going.length > 0;
    if (!top || !mayAdopt) {
      drawn.push([...going]);
      return drawn;
    }
    if (kids < must) {
      drawn.push([]);
    } else {
      const share =
        1 / (1 + exponential(-sharpness * forwardScore(scores, line, { top, kids, last })));
      const stopping: number[] = [];
      const adopting: number[] = [];
      for (const member of going) (random.next() < share ? adopting : stopping).push(member);
      drawn.push(stopping);
      going = adopting;
    }
    last = top;
    top = top.below;
  }
}

/** How many subtrees a line must adopt because nothing later may: all of them for the last line. */
function mustAdopt({ high }: ParentBounds, line: number, stack: Finished | null): number {
  let must = 0;
  let at = 1;
  for (let finished = stack; finished; finished = finished.below, at++) {
    if ((high[finished.line] as number) <= line) must = at;
  }
  return must;
}
