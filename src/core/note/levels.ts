import type { Steps } from "../outline/index.js";
import type { Note } from "./note.js";

/** How much of a note's tree is to be listed. */
export interface LevelLimits {
  /** How many nodes at most. */
  readonly nodes: number;
  /** How deep at most. */
  readonly depth: number;
}

/**
 * The depth down to which all nodes can be listed within limits. Whole levels, because a level that is there for some
 * parents and not for others says that those have no children. At least the uppermost level that holds nodes, which
 * alone may be more than the limit.
 */
export function* findListedDepth(note: Note, limits: LevelLimits): Steps<number> {
  const counts: number[] = [];
  for (let ordinal = 0; ordinal < note.nodeCount; ordinal += 1) {
    const { depth } = note.node(ordinal);
    counts[depth] = (counts[depth] ?? 0) + 1;
    yield;
  }
  let listed = 0;
  for (let depth = 0; depth < counts.length; depth += 1) {
    const count = counts[depth] ?? 0;
    const isOver = listed > 0 && (depth > limits.depth || listed + count > limits.nodes);
    if (isOver) return depth - 1;
    listed += count;
  }
  return Math.max(0, counts.length - 1);
}
