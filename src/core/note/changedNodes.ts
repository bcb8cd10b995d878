import type { Row } from "../outline/index.js";
import { ITEMS_PER_STEP } from "../text/index.js";
import type { Steps } from "../text/index.js";
import type { NodeRange, Note } from "./note.js";
import { isAnnotationOnly } from "./noteShape.js";
import { NoteSnapshot } from "./noteSnapshot.js";

/**
 * Finds the nodes that were read anew between a note and what it has become by updates, however many. Null where these
 * did more than change what nodes say: where nodes came, went or moved, where what stands before the first node has
 * changed, or where the notes are not of the same line of updates.
 */
export function* changedNodesSteps(before: Note, after: Note): Steps<NodeRange | null> {
  if (!(before instanceof NoteSnapshot && after instanceof NoteSnapshot)) return null;
  if (!haveSameFrame(before, after)) return null;
  const rows = after.rows.between(0, after.rows.count);
  let from = 0;
  let to = 0;
  let index = 0;
  for (const { row: old } of before.rows.between(0, before.rows.count)) {
    const row = rows.next().value?.row;
    if (row !== old) {
      if (index === 0 || !isSamePlace(old, row)) return null;
      if (to === 0) from = index - 1;
      to = index;
    }
    if (++index % ITEMS_PER_STEP === 0) yield;
  }
  return { from, to };
}

/** True where row stands for row. A tree that was given may have changed without the rows under it. */
function haveSameFrame(before: NoteSnapshot, after: NoteSnapshot): boolean {
  return (
    before.lineage === after.lineage &&
    before.rows.count === after.rows.count &&
    before.shape.root === after.shape.root &&
    before.shape.given === null &&
    after.shape.given === null
  );
}

/** True for a row that stays where it is in the tree; a label may have come or gone with it, which can move the root. */
export function isSamePlace(old: Row, row: Row | undefined): boolean {
  return row?.key === old.key && row.rank === old.rank && isAlike(old, row);
}

function isAlike(old: Row, now: Row): boolean {
  return (
    old.type === now.type &&
    old.hasAuthorText === now.hasAuthorText &&
    isAnnotationOnly({ row: old }) === isAnnotationOnly({ row: now })
  );
}
