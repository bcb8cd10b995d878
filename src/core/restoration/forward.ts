import { announcedClass, FeatureList } from "./features.js";
import { classOf } from "./lineTraits.js";
import type { LineTraits } from "./lineTraits.js";
import { likenessOf } from "./pageTraits.js";
import type { PageTraits } from "./pageTraits.js";
import type { PageScores } from "./scoring.js";
import { weigh } from "./scoring.js";

/** A finished subtree while a page is read from its first line to its last; the next one to the left is below it. */
export interface Finished {
  readonly line: number;
  readonly below: Finished | null;
  readonly kids: number;
  readonly size: number;
  readonly height: number;
  readonly count: number;
}

/** Whether a line adopts one more subtree: the one on top, those adopted so far, and what else is on the stack. */
export interface AdoptStep {
  readonly top: Finished;
  readonly kids: number;
  /** The child adopted before this, to the right of `top`; null for none. */
  readonly last: Finished | null;
}

/** What the stack says for or against `line` adopting the subtree on top. */
export function stackFeatures(
  page: PageTraits,
  line: number,
  step: AdoptStep,
  list: FeatureList,
): void {
  const { top, kids, last } = step;
  const t = page.lines[line] as LineTraits;
  const some = Math.min(5, kids);
  const isInner = Number(top.kids > 0);
  const height = classOf(top.height, HEIGHTS);
  const count = classOf(top.count, [1, 2, 3, 5, 8]);
  list.add(200, some, isInner);
  list.add(201, some, t.lengthClass);
  list.add(202, some, t.label);
  list.add(203, announcedClass(t.announced, kids + 1));
  list.add(204, announcedClass(t.parts.length, kids + 1));
  list.add(205, classOf(top.size, [1, 2, 4, 8, 16, 40]), some);
  list.add(206, height, last ? classOf(last.height, HEIGHTS) : 7);
  list.add(207, count, t.lengthClass);
  list.add(208, count, height);
  // Alike, they may rather be siblings.
  list.add(209, likenessOf(page, top.line, line), isInner * 2 + Math.min(1, kids));
  if (last) {
    const lastInner = Number(last.kids > 0);
    list.add(220, isInner * 2 + lastInner, likenessOf(page, top.line, last.line));
    list.add(221, isInner * 2 + lastInner, some);
  }
  aroundFeatures(page, line, step, list);
}

/** The subtree below the one on top, and the line after the one that adopts. */
function aroundFeatures(
  page: PageTraits,
  line: number,
  { top, kids }: AdoptStep,
  list: FeatureList,
): void {
  const t = page.lines[line] as LineTraits;
  const some = Math.min(5, kids);
  const below = top.below;
  list.add(210, below ? likenessOf(page, below.line, top.line) : 6, some);
  list.add(211, below ? Math.min(1, below.kids) : 2, Number(top.kids > 0) * 8 + some);
  const next = page.lines[line + 1];
  if (!next) return;
  list.add(212, likenessOf(page, line, line + 1), some);
  list.add(213, next.label, t.label);
  list.add(214, next.lengthClass * 16 + t.lengthClass, Math.min(1, kids));
  list.add(215, likenessOf(page, top.line, line + 1), likenessOf(page, top.line, line));
}

const HEIGHTS = [0, 1, 2, 3, 4];

const list = new FeatureList();

/** The score of `line` adopting one more subtree; 0 is undecided. */
export function forwardScore(scores: PageScores, line: number, step: AdoptStep): number {
  list.clear();
  stackFeatures(scores.page, line, step, list);
  const own = weigh(scores.weights, list) + scores.child(step.top.line, line);
  return step.last
    ? own + scores.sibling(step.top.line, step.last.line)
    : own + scores.innerLine(line);
}

/** The stack after `line` has adopted the uppermost `kids` subtrees. */
export function reduced(stack: Finished | null, line: number, kids: number): Finished {
  let rest = stack;
  let size = 1;
  let height = 0;
  for (let at = 0; at < kids && rest; at++, rest = rest.below) {
    size += rest.size;
    height = Math.max(height, rest.height + 1);
  }
  return { line, below: rest, kids, size, height, count: (rest?.count ?? 0) + 1 };
}
