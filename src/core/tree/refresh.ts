import type { Note, NoteChange, NoteNode } from "../note/index.js";

/** Regions larger than this are not worth a search for what changed in them: the tree is drawn anew. */
const LARGEST_REGION = 2000;

/** More rows than this are not refreshed one by one. */
const MOST_ROWS = 40;

/** What to draw anew: everything, or the rows of these nodes (each with what is below it). */
export type Refresh = "all" | readonly NoteNode[];

/** Two notes, the older and the newer, and what changed between them. */
export interface NoteStep {
  readonly old: Note;
  readonly note: Note;
  readonly change: NoteChange;
}

/** Finds the nodes (of the newer note) whose rows an update has made stale. */
export function findStaleNodes(step: NoteStep): Refresh {
  const { note, old, change } = step;
  const { from, to } = change.nodes;
  const oldTo = to + old.nodeCount - note.nodeCount;
  // In page text children come before their parent: nothing below holds there.
  if (note.format === "page" || Math.max(to, oldTo) - from > LARGEST_REGION || hasOtherTop(step)) {
    return "all";
  }
  const stale = change.isStructural ? [commonParent(step, oldTo)] : staleRows(step);
  const found = stale.map((node) => node && topmostCount(node, step));
  const nodes = found.flatMap((node) => (node !== null && node.ordinal >= 0 ? [node] : []));
  return nodes.length < found.length || nodes.length > MOST_ROWS ? "all" : nodes;
}

/**
 * True when the top rows may be others: another root, annotations in front of the first node, or other counts beside a
 * root that stands behind its nodes.
 */
function hasOtherTop({ old, note, change }: NoteStep): boolean {
  const isInFront = (root: NoteNode): boolean => root.ordinal < 0 && root.annotations.length > 0;
  return (
    old.root.key !== note.root.key ||
    (note.root.ordinal > 0 && old.annotationCount !== note.annotationCount) ||
    (change.nodes.from === 0 && (isInFront(old.root) || isInFront(note.root)))
  );
}

/**
 * The nearest node below which everything lies that came, went or moved. Nodes behind the region can have got another
 * parent too, but only one inside the region or above it, so the parents of its shallowest nodes (before and after the
 * update) are above them all.
 */
function commonParent({ old, note, change }: NoteStep, oldTo: number): NoteNode | null {
  const { from, to } = change.nodes;
  let before = parentOfShallowest(old, from, oldTo);
  while (before !== null && note.follow(before) === null) {
    before = before.parent;
  }
  const was = before === null ? null : note.follow(before);
  const is = parentOfShallowest(note, from, to);
  if (oldTo <= from || to <= from) {
    return oldTo <= from ? is : was;
  }
  if (was === null || is === null) {
    return null;
  }
  return was.depth < is.depth ? was : is;
}

function parentOfShallowest(note: Note, from: number, to: number): NoteNode | null {
  let shallowest: NoteNode | null = null;
  for (let ordinal = from; ordinal < to; ordinal += 1) {
    const node = note.node(ordinal);
    if (shallowest === null || node.depth < shallowest.depth) {
      shallowest = node;
    }
  }
  return shallowest?.parent ?? null;
}

/** Nodes whose text changed; where a node is (or was) shown as its annotations, or shares its row, its parent instead. */
function staleRows({ old, note, change }: NoteStep): readonly (NoteNode | null)[] {
  const stale: (NoteNode | null)[] = [];
  for (let ordinal = change.nodes.from; ordinal < change.nodes.to; ordinal += 1) {
    const node = note.node(ordinal);
    const before = old.node(ordinal);
    const hasOwnRow =
      !node.isAnnotationOnly &&
      !before.isAnnotationOnly &&
      node.hasAuthorText &&
      before.hasAuthorText &&
      node.parent?.type !== "item";
    stale.push(hasOwnRow ? node : node.parent);
  }
  return stale;
}

/** The topmost node above (or the node itself) whose count of annotations changed: it is shown beside each of them. */
function topmostCount(node: NoteNode, { old, change }: NoteStep): NoteNode {
  let topmost = node;
  for (let above = node.parent; above !== null; above = above.parent) {
    // Ancestors stand in front of the region, where both notes count alike.
    const isInFront = above.ordinal >= 0 && above.ordinal < change.nodes.from;
    if (isInFront && old.node(above.ordinal).annotationCount !== above.annotationCount) {
      topmost = above;
    }
  }
  return topmost;
}
