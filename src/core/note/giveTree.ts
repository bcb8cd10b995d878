import type { GivenTree } from "./givenTree.js";
import type { Note, NoteNode, NoteUpdate } from "./note.js";
import { NoteSnapshot } from "./noteSnapshot.js";

/**
 * The note with another tree over the same nodes, which keep their keys; null for the one that its text tells. Updates
 * of it keep the tree.
 * @throws TypeError for a note that `parseNote` did not make
 */
export function giveTree(note: Note, tree: GivenTree | null): NoteUpdate {
  const { outline, isDetected, lineage } = snapshot(note);
  return {
    note: new NoteSnapshot(outline, isDetected, { given: tree, lineage }),
    change: { nodes: { from: 0, to: note.nodeCount }, isStructural: true },
  };
}

/**
 * The tree that a note was given; null where it has that of its text.
 * @throws TypeError for a note that `parseNote` did not make
 */
export function givenTree(note: Note): GivenTree | null {
  return snapshot(note).shape.given;
}

/** True where a node's place in its note is no more than a guess. */
export function isDoubtful(note: Note, node: NoteNode): boolean {
  return givenTree(note)?.isDoubtful(node.ordinal + 1) ?? false;
}

function snapshot(note: Note): NoteSnapshot {
  if (note instanceof NoteSnapshot) return note;
  throw new TypeError("Only a note made by parseNote has rows");
}
