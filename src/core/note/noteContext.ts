import type { Outline, RowSequence } from "../outline/index.js";
import type { Annotation, NoteNode } from "./note.js";
import type { NoteShape } from "./noteShape.js";

/** What all notes of one line of updates have in common, and no other note has: keys hold within it. */
export type Lineage = object;

/** What nodes and annotations ask of the note they belong to. */
export interface NoteContext {
  readonly outline: Outline;
  readonly rows: RowSequence;
  readonly shape: NoteShape;
  readonly lineage: Lineage;
  readonly length: number;
  readonly annotationCount: number;
  /** The map's own root or a virtual one. */
  readonly root: NoteNode;
  /** The node of a row. Row 0 is only a node where the root is virtual. */
  nodeOfRow(index: number): NoteNode;
  /** The annotations that stand in a row. */
  annotationsOfRow(index: number): readonly Annotation[];
}
