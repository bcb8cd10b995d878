import type { PlacedRow } from "../outline/index.js";
import type { Annotation, NodeType, NoteNode } from "./note.js";
import type { Lineage, NoteContext } from "./noteContext.js";
import { isAnnotationOnly } from "./noteShape.js";
import { rowLabel } from "./rowLine.js";

const NONE: readonly Annotation[] = [];

/** A node of a snapshot: a row and where it stands. */
export class NodeView implements NoteNode {
  readonly start: number;
  #children: readonly NoteNode[] | undefined;

  constructor(
    private readonly note: NoteContext,
    /** The row's index. */
    private readonly index: number,
    private readonly placed: PlacedRow,
  ) {
    this.start = placed.start;
  }

  get key(): number {
    return this.placed.row.key;
  }

  /** That of its note. */
  get lineage(): Lineage {
    return this.note.lineage;
  }

  get ordinal(): number {
    return this.index - 1;
  }

  get type(): NodeType {
    return this.placed.row.type;
  }

  get label(): string {
    return rowLabel(this.note.outline, this.placed);
  }

  get depth(): number {
    return this.#isUnusedRoot ? 0 : this.note.shape.depth(this.index);
  }

  get end(): number {
    return this.start + this.placed.row.end;
  }

  get treeStart(): number {
    if (this.#isRoot && this.index > 0) return Math.min(this.start, this.note.rows.at(1).start);
    const first = this.note.shape.subtreeStart(this.index);
    return first < this.index ? this.note.rows.at(first).start : this.start;
  }

  get treeEnd(): number {
    if (this.#isRoot && this.index === 0) return this.note.length;
    const last = this.note.rows.at(this.note.shape.subtreeEnd(this.index) - 1);
    return last.start + last.row.end;
  }

  get parent(): NoteNode | null {
    const parent = this.note.shape.parent(this.index);
    return parent < 0 || this.#isUnusedRoot ? null : this.note.nodeOfRow(parent);
  }

  get children(): readonly NoteNode[] {
    return (this.#children ??= this.childrenBetween(0, Infinity));
  }

  get childCount(): number {
    return this.#isUnusedRoot ? 0 : this.note.shape.childCount(this.index);
  }

  get childIndex(): number {
    return this.#isUnusedRoot ? 0 : this.note.shape.childIndex(this.index);
  }

  get nextSibling(): NoteNode | null {
    return this.#nodeOrNull(this.note.shape.nextSibling(this.index));
  }

  get previousSibling(): NoteNode | null {
    return this.#nodeOrNull(this.note.shape.previousSibling(this.index));
  }

  get annotations(): readonly Annotation[] {
    // Most rows have none, and nothing is kept for these.
    return this.placed.row.annotations.length === 0 ? NONE : this.note.annotationsOfRow(this.index);
  }

  get annotationCount(): number {
    if (this.#isRoot) return this.note.annotationCount;
    const { rows, shape } = this.note;
    return rows.annotationsBetween(shape.subtreeStart(this.index), shape.subtreeEnd(this.index));
  }

  get hasAuthorText(): boolean {
    return this.placed.row.hasAuthorText;
  }

  get isAnnotationOnly(): boolean {
    return isAnnotationOnly(this.placed);
  }

  childrenBetween(from: number, to: number): readonly NoteNode[] {
    if (this.#isUnusedRoot) return [];
    return this.note.shape
      .children(this.index, Math.max(0, from), to)
      .map((index) => this.note.nodeOfRow(index));
  }

  get #isRoot(): boolean {
    return this.index === this.note.shape.root;
  }

  /** The text before a note's own root: no node at all, but its annotations stand somewhere. */
  get #isUnusedRoot(): boolean {
    return this.index === 0 && !this.#isRoot;
  }

  #nodeOrNull(index: number): NoteNode | null {
    return index < 0 || this.#isUnusedRoot ? null : this.note.nodeOfRow(index);
  }
}
