import {
  announcedClass,
  childFeatures,
  FeatureList,
  innerFeatures,
  siblingFeatures,
} from "./features.js";
import type { LineTraits } from "./lineTraits.js";
import { likenessOf } from "./pageTraits.js";
import type { PageTraits } from "./pageTraits.js";
import type { PageScores } from "./scoring.js";
import { weigh } from "./scoring.js";

/**
 * A line that may still adopt, while a page is read from its last line to its first. The open ones are a path from the
 * root to the line just below the one to be decided. Paths share what they have in common; none changes.
 */
export interface OpenLine {
  readonly line: number;
  readonly up: OpenLine | null;
  readonly depth: number;
  /** Children so far, those that have children, and the leftmost; -1 for none. */
  readonly kids: number;
  readonly innerKids: number;
  readonly leftmost: number;
  readonly isLeftmostInner: boolean;
  /** The sibling to the right; -1 for none. */
  readonly right: number;
  readonly isRightInner: boolean;
}

/** Nothing is nested deeper: real maps end at ten, and a path without a limit can grow with the page. */
export const DEEPEST = 16;

/** The root alone, which is the last line. */
export function rootOnly(line: number): OpenLine {
  return {
    line,
    up: null,
    depth: 0,
    kids: 0,
    innerKids: 0,
    leftmost: -1,
    isLeftmostInner: false,
    right: -1,
    isRightInner: false,
  };
}

/** The path after `parent`, a line of the path, has adopted `line`, the next one above. */
export function adopted(line: number, parent: OpenLine, lowest: OpenLine): OpenLine {
  // What was the leftmost child is complete now: it is the path's line under the parent.
  let closed: OpenLine | null = null;
  for (let at: OpenLine = lowest; at !== parent && at.up; at = at.up) closed = at;
  const isInner = closed !== null && closed.kids > 0;
  const open: OpenLine = {
    ...parent,
    kids: parent.kids + 1,
    innerKids: parent.innerKids + (isInner ? 1 : 0),
    leftmost: line,
    isLeftmostInner: false,
  };
  return {
    line,
    up: open,
    depth: parent.depth + 1,
    kids: 0,
    innerKids: 0,
    leftmost: -1,
    isLeftmostInner: false,
    right: closed ? closed.line : -1,
    isRightInner: isInner,
  };
}

/** A line of the path that may adopt the next line above, and the path it is in. */
export interface PathStep {
  readonly parent: OpenLine;
  /** The path's line under the parent; null for the lowest. */
  readonly under: OpenLine | null;
  readonly lowest: OpenLine;
}

/** What the path says for or against a parent adopting `line`. */
export function pathFeatures(
  page: PageTraits,
  line: number,
  step: PathStep,
  list: FeatureList,
): void {
  const { parent, under, lowest } = step;
  const p = page.lines[parent.line] as LineTraits;
  const t = page.lines[line] as LineTraits;
  const up = Math.min(5, lowest.depth - parent.depth);
  const isUp = Math.min(1, up);
  const kids = Math.min(7, parent.kids);
  list.add(100, up, Math.min(6, parent.depth));
  list.add(101, kids, isUp);
  list.add(102, announcedClass(p.announced, parent.kids + 1), isUp);
  list.add(103, announcedClass(p.parts.length, parent.kids + 1), isUp);
  list.add(104, kids, p.lengthClass);
  list.add(105, kids, p.label);
  list.add(106, Math.min(6, parent.depth), up === 0 ? t.lengthClass : 16);
  list.add(107, parent.depth === 0 ? Math.min(10, parent.kids) : 11, up);
  if (under) {
    siblingStatusFeatures(page, line, { parent, under }, list);
    closingFeatures(page, under, lowest, list);
  } else {
    firstChildFeatures(page, parent, list);
  }
}

/** The right sibling that a line would have, and whether it has children. */
function siblingStatusFeatures(
  page: PageTraits,
  line: number,
  { parent, under }: { parent: OpenLine; under: OpenLine },
  list: FeatureList,
): void {
  const t = page.lines[line] as LineTraits;
  const isInner = Number(under.kids > 0);
  const isAlike = likenessOf(page, line, under.line);
  const innerKids = parent.innerKids === 0 ? 0 : parent.innerKids < parent.kids - 1 ? 1 : 2;
  list.add(110, isInner, isAlike);
  list.add(111, isInner, t.lengthClass);
  list.add(112, isInner, t.label);
  list.add(113, isInner * 4 + innerKids, Math.min(3, parent.kids));
  list.add(114, isInner * 8 + (page.run[line] as number), isAlike);
}

/** A line that would get its first child from the right: whether its own right sibling has children. */
function firstChildFeatures(page: PageTraits, parent: OpenLine, list: FeatureList): void {
  const p = page.lines[parent.line] as LineTraits;
  const status = parent.right < 0 ? 2 : Number(parent.isRightInner);
  const above = parent.up;
  list.add(120, status, parent.right < 0 ? 5 : likenessOf(page, parent.line, parent.right));
  list.add(121, status, p.lengthClass);
  list.add(122, status, above ? Math.min(4, above.kids) * 4 + Math.min(3, above.innerKids) : 0);
  list.add(123, Math.min(8, parent.depth));
}

/** The lines that are complete when one above them adopts. */
function closingFeatures(
  page: PageTraits,
  under: OpenLine,
  lowest: OpenLine,
  list: FeatureList,
): void {
  for (let at: OpenLine | null = lowest; at && at.depth >= under.depth; at = at.up) {
    if (at.kids === 0) continue;
    const t = page.lines[at.line] as LineTraits;
    const first = (page.lines[at.leftmost] as LineTraits).enumerator;
    list.add(130, Math.min(5, at.kids), t.lengthClass);
    list.add(131, announcedClass(t.announced, at.kids));
    list.add(132, announcedClass(t.parts.length, at.kids));
    list.add(133, first === 1 ? 1 : Math.min(2, first));
    list.add(134, Math.min(5, at.kids), t.label);
    list.add(135, Math.min(4, at.depth), Math.min(5, at.kids));
  }
}

const list = new FeatureList();

/** The score of `parent` adopting `line`. */
export function rootFirstScore(scores: PageScores, line: number, step: PathStep): number {
  list.clear();
  pathFeatures(scores.page, line, step, list);
  const own = weigh(scores.weights, list) + scores.child(line, step.parent.line);
  return step.under
    ? own + scores.sibling(line, step.under.line)
    : own + scores.innerLine(step.parent.line);
}

/** All features of that score, for learning. */
export function rootFirstFeatures(
  page: PageTraits,
  line: number,
  step: PathStep,
  into: FeatureList,
): void {
  into.clear();
  pathFeatures(page, line, step, into);
  childFeatures(page, line, step.parent.line, into);
  if (step.under) siblingFeatures(page, line, step.under.line, into);
  else innerFeatures(page, step.parent.line, into);
}
