import type { Steps } from "../text/index.js";
import { attach } from "./attach.js";
import type { Place } from "./attach.js";
import { LAST_HEADING_RANK } from "./fragment.js";
import { isSameSequence, NO_MARK } from "./itemMarks.js";
import { markChanges, markOf, renumber, renumberChanges } from "./numbering.js";
import { blankLinesBefore, lastPlaceUnder, placeAfter, placeBefore, unitOf } from "./places.js";
import { demand } from "./refusal.js";
import type { RestructureNotice } from "./refusal.js";
import { lift, remove } from "./remove.js";
import { planned, resultOf } from "./restructured.js";
import type { RestructureContext, RestructurePlan } from "./restructured.js";
import type { Placed } from "./places.js";
import type { PlaceStyle } from "./rendering.js";
import { Workbench } from "./workbench.js";

/** How a node is moved by a key. */
export type NodeShift = "up" | "down" | "promote" | "demote";

/**
 * Moves nodes with their subtrees and annotations: up or down among their siblings; promoted to come next after their
 * parent (what stands below them there stays with it); demoted to be the last under the node before them. Several move
 * one after the other, in the order in which none gets in the way of the next. All or nothing.
 * @param ordinals indexes in `note.nodes`; those in the subtree of another one go with it
 */
export function* shiftNodes(
  context: RestructureContext,
  ordinals: readonly number[],
  shift: NodeShift,
): Steps<RestructurePlan> {
  return yield* planned(shiftAll(context, ordinals, shift));
}

/**
 * Moves nodes with their subtrees and annotations under another one, as its last. An item that comes under a heading
 * comes before the headings there.
 * @param ordinals indexes in `note.nodes`; those in the subtree of another one go with it
 * @param target index of the node under which they come; -1 for the top
 */
export function* moveNodesInto(
  context: RestructureContext,
  ordinals: readonly number[],
  target: number,
): Steps<RestructurePlan> {
  return yield* planned(moveAllInto(context, ordinals, target));
}

function* shiftAll(
  context: RestructureContext,
  ordinals: readonly number[],
  shift: NodeShift,
): Steps<RestructurePlan> {
  const roots = movableRoots(context, ordinals);
  const bench = new Workbench(context.note, roots, context.selections ?? []);
  const notices: RestructureNotice[] = [];
  // The one that goes first makes room for the next.
  const isBackward = shift === "down" || shift === "promote";
  const order = [...roots.keys()];
  for (const at of isBackward ? order.reverse() : order) {
    notices.push(...(yield* SHIFTS[shift](bench, at)));
  }
  return resultOf(bench, bench.rows, notices, context.selections && bench.selections);
}

const SHIFTS: Readonly<
  Record<NodeShift, (bench: Workbench, at: number) => Steps<readonly RestructureNotice[]>>
> = { up: moveUp, down: moveDown, promote, demote };

function* moveUp(bench: Workbench, at: number): Steps<readonly RestructureNotice[]> {
  const row = rowAt(bench, at);
  const sibling = bench.nesting.previousSibling(row);
  demand(sibling > 0, "already-first");
  return yield* swap(bench, at, { upper: sibling, lower: row });
}

function* moveDown(bench: Workbench, at: number): Steps<readonly RestructureNotice[]> {
  const row = rowAt(bench, at);
  const sibling = bench.nesting.nextSibling(row);
  demand(sibling > 0, "already-last");
  return yield* swap(bench, at, { upper: row, lower: sibling });
}

/** Moves a node over its sibling. The blank lines between them stay between, and numbers stay where they are. */
function* swap(
  bench: Workbench,
  at: number,
  { upper, lower }: { readonly upper: number; readonly lower: number },
): Steps<readonly RestructureNotice[]> {
  const { nesting } = bench;
  demand(nesting.type(upper) === nesting.type(lower), "items-before-headings");
  const gap = blankLinesBefore(bench, lower);
  const marks = { upper: markOf(bench, upper), lower: markOf(bench, lower) };
  const isNumbered = isSameSequence(marks.upper, marks.lower);
  const isUp = rowAt(bench, at) === lower;
  const fragment = yield* lift(bench, rowAt(bench, at));
  const mark = isNumbered ? (isUp ? marks.upper : marks.lower).text : null;
  const place = isUp ? placeBefore(bench, upper, gap) : { ...placeAfter(bench, lower), gap };
  const notices = yield* attach(bench, fragment, { ...place, style: marked(place.style, mark) });
  const old = rowAt(bench, at);
  bench.rows[at] = place.at;
  const other = isUp ? upper + fragment.rows.length : lower;
  const otherMark = (isUp ? marks.lower : marks.upper).text;
  const changes = isNumbered ? yield* markChanges(bench, other, otherMark) : [];
  yield* remove(bench, old, isUp ? "before" : "after", changes);
  return notices;
}

function marked(style: PlaceStyle, mark: string | null): PlaceStyle {
  return style.kind === "heading" ? style : { ...style, mark };
}

function* promote(bench: Workbench, at: number): Steps<readonly RestructureNotice[]> {
  const { nesting } = bench;
  const row = rowAt(bench, at);
  const parent = nesting.parent(row);
  demand(parent > 0, "top-level");
  demand(nesting.type(row) === nesting.type(parent), "item-leaves-heading");
  return yield* moveTo(bench, at, placeAfter(bench, parent));
}

function* demote(bench: Workbench, at: number): Steps<readonly RestructureNotice[]> {
  const { nesting } = bench;
  const row = rowAt(bench, at);
  const sibling = nesting.previousSibling(row);
  demand(sibling > 0, "no-previous-sibling");
  return yield* moveTo(bench, at, lastPlaceUnder(bench, sibling, placedOf(bench, row)));
}

function* moveAllInto(
  context: RestructureContext,
  ordinals: readonly number[],
  target: number,
): Steps<RestructurePlan> {
  const roots = movableRoots(context, ordinals);
  const bench = new Workbench(context.note, [...roots, target + 1], context.selections ?? []);
  const notices: RestructureNotice[] = [];
  let isMoved = false;
  for (const at of roots.keys()) {
    const under = bench.rows[roots.length] ?? 0;
    const row = rowAt(bench, at);
    demand(under < row || under >= bench.nesting.end(row), "into-itself");
    const place = lastPlaceUnder(bench, under, placedOf(bench, row));
    if (place.at === bench.nesting.end(row) && bench.nesting.parent(row) === under) continue;
    isMoved = true;
    notices.push(...(yield* moveTo(bench, at, place)));
  }
  demand(isMoved, "already-there");
  const moved = bench.rows.slice(0, roots.length);
  return resultOf(bench, moved, notices, context.selections && bench.selections);
}

function placedOf(bench: Workbench, row: number): Placed {
  const { nesting } = bench;
  return { type: nesting.type(row), unit: unitOf(bench, row), mark: markOf(bench, row) };
}

/** Puts a node in at another place and takes it out at its own; numbers go on around both. */
function* moveTo(bench: Workbench, at: number, place: Place): Steps<readonly RestructureNotice[]> {
  const fragment = yield* lift(bench, rowAt(bench, at));
  const notices = yield* attachNumbered(bench, fragment, place);
  const old = rowAt(bench, at);
  bench.rows[at] = place.at;
  yield* removeNumbered(bench, old);
  return notices;
}

/** Takes a node out, and numbers on what follows it in its list. */
export function* removeNumbered(bench: Workbench, row: number): Steps<void> {
  const before = markOf(bench, row);
  const next = bench.nesting.nextSibling(row);
  const { number: wished } = before;
  const isNumbered = next > 0 && wished !== null;
  const changes = isNumbered ? yield* renumberChanges(bench, next, { wished, before }) : [];
  yield* remove(bench, row, null, changes);
}

/** Puts a fragment in, and numbers on what follows it in its list. */
export function* attachNumbered(
  bench: Workbench,
  fragment: Parameters<typeof attach>[1],
  place: Place,
): Steps<readonly RestructureNotice[]> {
  const before = place.at > 1 ? bench.nesting.childTowards(place.parent, place.at - 1) : -1;
  const markBefore = before > 0 ? markOf(bench, before) : NO_MARK;
  const notices = yield* attach(bench, fragment, place);
  const { number } = markOf(bench, place.at);
  const next = bench.nesting.nextSibling(place.at);
  const goesOn = markBefore.number !== null && number === markBefore.number + 1;
  if (goesOn && next > 0) {
    yield* renumber(bench, next, { wished: number + 1, before: markBefore });
  }
  return notices;
}

function rowAt(bench: Workbench, at: number): number {
  const row = bench.rows[at] ?? -1;
  demand(row > 0, "no-node");
  return row;
}

/** The rows of the named nodes that are in no other one's subtree, in document order. */
export function movableRoots(
  { note }: RestructureContext,
  ordinals: readonly number[],
): readonly number[] {
  demand(note.format !== "page", "page-text");
  const { nesting } = new Workbench(note, [], []);
  const rows = [...new Set(ordinals)].map((ordinal) => ordinal + 1).sort((a, b) => a - b);
  const roots: number[] = [];
  let end = 0;
  for (const row of rows) {
    demand(row > 0 && row < nesting.rows.count, "no-node");
    if (row < end) continue;
    demand(
      nesting.type(row) !== "heading" || nesting.rank(row) <= LAST_HEADING_RANK,
      "heading-in-item",
    );
    roots.push(row);
    end = nesting.end(row);
  }
  demand(roots.length > 0, "no-node");
  return roots;
}
