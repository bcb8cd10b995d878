import type { AnnotationGrammar } from "../annotations/index.js";
import type { Furniture, Outline, PlacedRow, RowSequence } from "../outline/index.js";
import { firstIndex } from "../text/index.js";
import type { TextRange } from "../text/index.js";
import { AnnotationView } from "./annotationView.js";
import { NodeView } from "./nodeView.js";
import type { Lineage, NoteContext } from "./noteContext.js";
import type { GivenTree } from "./givenTree.js";
import type { Annotation, Note, NoteFormat, NoteNode, Problem } from "./note.js";
import { NoteShape } from "./noteShape.js";

/** How far around its old place a node is looked for before the whole note is searched. */
const NEAR = 64;

/** What is known of a note besides its outline. */
interface SnapshotOptions {
  /** The whole text where it is at hand. */
  readonly text?: string;
  /** The tree of its nodes where that is not for their ranks to tell. */
  readonly given?: GivenTree | null;
  /** That of the note it was made from; left out for a text that was read anew. */
  readonly lineage?: Lineage;
}

/** A Note over an outline's rows. Nodes and annotations are made when somebody asks for them, and then kept. */
export class NoteSnapshot implements Note, NoteContext {
  readonly shape: NoteShape;
  readonly #nodeViews = new Map<number, NodeView>();
  readonly #annotationViews = new Map<number, readonly AnnotationView[]>();
  #text: string | undefined;
  #nodes: readonly NoteNode[] | undefined;
  #annotations: readonly Annotation[] | undefined;
  #problems: readonly Problem[] | undefined;

  readonly lineage: Lineage;

  /**
   * Makes the note over an outline.
   * @param isDetected the format was not asked for but found in the text
   */
  constructor(
    readonly outline: Outline,
    readonly isDetected: boolean,
    { text, given = null, lineage = Object.freeze({}) }: SnapshotOptions = {},
  ) {
    this.shape = new NoteShape(outline, given);
    this.lineage = lineage;
    this.#text = text;
  }

  get format(): NoteFormat {
    return this.outline.format;
  }

  get text(): string {
    return (this.#text ??= this.outline.text.toString());
  }

  get length(): number {
    return this.outline.text.length;
  }

  get furniture(): readonly Furniture[] {
    return this.outline.furniture;
  }

  get root(): NoteNode {
    return this.nodeOfRow(this.shape.root);
  }

  get nodeCount(): number {
    return this.rows.count - 1;
  }

  get nodes(): readonly NoteNode[] {
    if (!this.#nodes) {
      const placed = [...this.rows.between(1, this.rows.count)];
      this.#nodes = placed.map((row, ordinal) => this.#viewOf(ordinal + 1, row));
    }
    return this.#nodes;
  }

  get annotationCount(): number {
    return this.rows.annotationCount;
  }

  get annotations(): readonly Annotation[] {
    return (this.#annotations ??= this.rowsWith("annotationCount").flatMap((index) =>
      this.annotationsOfRow(index),
    ));
  }

  get problems(): readonly Problem[] {
    this.#problems ??= this.rowsWith("problemCount").flatMap((index) => {
      const { row, start } = this.rows.at(index);
      return row.problems.map((problem) => ({
        code: problem.code,
        start: start + problem.start,
        end: start + problem.end,
      }));
    });
    return this.#problems;
  }

  /** The rows under the nodes. */
  get rows(): RowSequence {
    return this.outline.rows;
  }

  /** The grammar that the note was read with. */
  get grammar(): AnnotationGrammar {
    return this.outline.grammar;
  }

  slice(start: number, end: number): string {
    return this.outline.text.sliceString(start, end);
  }

  node(ordinal: number): NoteNode {
    return this.nodeOfRow(ordinal + 1);
  }

  nodeAt(offset: number): NoteNode {
    const { rows } = this;
    const at = Math.max(0, Math.min(offset, this.length));
    const index = rows.indexAt(at);
    const line = this.outline.text.lineAt(at);
    const { row, start } = rows.at(index);
    const isNextOnLine =
      index + 1 < rows.count && start + row.end <= line.from && rows.at(index + 1).start <= line.to;
    return this.nodeOfRow(this.#nodeRow(isNextOnLine ? index + 1 : index));
  }

  annotationAt(offset: number): Annotation | null {
    let found: Annotation | null = null;
    let level = this.annotationsIn({ start: offset, end: offset });
    for (;;) {
      const next = level[firstStartingAfter(level, offset) - 1];
      if (!next || next.end <= offset) return found;
      found = next;
      level = next.replies;
    }
  }

  annotationsIn({ start, end }: TextRange): readonly Annotation[] {
    const last = this.rows.indexAt(end);
    const found: Annotation[] = [];
    for (let index = this.rows.indexAt(start); index <= last && index >= 0; index++) {
      index = this.rows.findFrom(index, (stretch) => stretch.annotationCount > 0);
      if (index < 0 || index > last) break;
      const inRow = this.annotationsOfRow(index);
      for (let at = firstEndingFrom(inRow, start); at < inRow.length; at++) {
        const annotation = inRow[at];
        if (!annotation || annotation.start > end) break;
        found.push(annotation);
      }
    }
    return found;
  }

  annotationAfter(
    offset: number,
    accept: (annotation: Annotation) => boolean = () => true,
  ): Annotation | null {
    for (let index = this.rows.indexAt(offset); ; index++) {
      index = this.rows.findFrom(index, (stretch) => stretch.annotationCount > 0);
      if (index < 0) return null;
      const inRow = this.annotationsOfRow(index);
      for (let at = firstStartingAfter(inRow, offset); at < inRow.length; at++) {
        const annotation = inRow[at];
        if (annotation && accept(annotation)) return annotation;
      }
    }
  }

  annotationBefore(
    offset: number,
    accept: (annotation: Annotation) => boolean = () => true,
  ): Annotation | null {
    for (let index = this.rows.indexAt(offset); ;) {
      index = this.rows.findBefore(index + 1, (stretch) => stretch.annotationCount > 0);
      if (index < 0) return null;
      const inRow = this.annotationsOfRow(index);
      for (let at = firstStartingAfter(inRow, offset - 1) - 1; at >= 0; at--) {
        const annotation = inRow[at];
        if (annotation && accept(annotation)) return annotation;
      }
      index--;
    }
  }

  follow(node: NoteNode): NoteNode | null {
    if (node.key === 0) return this.nodeOfRow(0);
    // Each reading counts its keys from 1.
    if (!(node instanceof NodeView) || node.lineage !== this.lineage) return null;
    const near = node.ordinal + 1;
    for (let distance = 0; distance <= NEAR; distance++) {
      for (const index of [near + distance, near - distance]) {
        if (index > 0 && index < this.rows.count && this.rows.at(index).row.key === node.key) {
          return this.nodeOfRow(index);
        }
      }
    }
    let index = 0;
    for (const { row } of this.rows.between(0, this.rows.count)) {
      if (row.key === node.key) return this.nodeOfRow(index);
      index++;
    }
    return null;
  }

  /** The node of a row. */
  nodeOfRow(index: number): NoteNode {
    return this.#nodeViews.get(index) ?? this.#viewOf(index, this.rows.at(index));
  }

  /** The annotations that stand in a row. */
  annotationsOfRow(index: number): readonly AnnotationView[] {
    const known = this.#annotationViews.get(index);
    if (known) return known;
    const { row, start } = this.rows.at(index);
    const views = row.annotations.map((parsed) => new AnnotationView(this, index, parsed, start));
    this.#annotationViews.set(index, views);
    return views;
  }

  /** The first node before a map's own root is that root: the text before it holds no node. */
  #nodeRow(index: number): number {
    return index === 0 ? this.shape.root : index;
  }

  #viewOf(index: number, placed: PlacedRow): NodeView {
    let view = this.#nodeViews.get(index);
    if (!view) this.#nodeViews.set(index, (view = new NodeView(this, index, placed)));
    return view;
  }

  private rowsWith(count: "annotationCount" | "problemCount"): number[] {
    const indexes: number[] = [];
    for (let index = 0; ; index++) {
      index = this.rows.findFrom(index, (stretch) => stretch[count] > 0);
      if (index < 0) return indexes;
      indexes.push(index);
    }
  }
}

/** Index of the first of a row's annotations that starts behind an offset: a line may hold a hundred thousand. */
function firstStartingAfter(annotations: readonly Annotation[], offset: number): number {
  return firstIndex(annotations, ({ start }) => start > offset);
}

function firstEndingFrom(annotations: readonly Annotation[], offset: number): number {
  return firstIndex(annotations, ({ end }) => end >= offset);
}
