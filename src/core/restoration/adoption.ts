import type { RestorationAnswer } from "./answers.js";
import type { Restoration } from "./restore.js";

/**
 * The answer that a line adopts one more subtree than in a restoration: the one that ends just above its own.
 * @returns null where there is none
 */
export function adoptMore(restoration: Restoration, line: number): RestorationAnswer | null {
  const at = indexOf(restoration, line);
  const above = restoration.joints[firstIndex(restoration, at) - 1];
  return at < 0 || !above ? null : { kind: "parent", line: above.line, parent: line };
}

/**
 * The answer that a line adopts one subtree fewer than in a restoration: its uppermost child is no longer one.
 * @returns null where it has no child
 */
export function adoptFewer(restoration: Restoration, line: number): RestorationAnswer | null {
  const { joints } = restoration;
  const at = indexOf(restoration, line);
  const child = joints.findIndex(({ parent }) => parent === line);
  // Below the child stands the first line of the next subtree, or the parent itself.
  const next = joints[child + 1];
  return at < 0 || child < 0 || !next ? null : { kind: "first", line, first: next.line };
}

function indexOf({ joints }: Restoration, line: number): number {
  return joints.findIndex((joint) => joint.line === line);
}

/** The index of the first line in the subtree of the joint with an index. */
function firstIndex({ joints }: Restoration, at: number): number {
  const subtree = new Set([joints[at]?.line]);
  let first = at;
  while (first > 0 && subtree.has(joints[first - 1]?.parent)) subtree.add(joints[--first]?.line);
  return first;
}
