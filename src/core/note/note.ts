import type { AnnotationKind, BracketProblemCode, GrammarOptions } from "../annotations/index.js";
import type { Furniture, OutlineFormat } from "../outline/index.js";
import type { TextRange } from "../text/index.js";

/** How a note's text is read (product.md, "Notes that open live"). */
export type NoteFormat = OutlineFormat;

/** How to read a text as a note. */
export interface NoteOptions extends GrammarOptions {
  /** The format; detected from the text when left out. */
  readonly format?: NoteFormat;
}

/** What a node is in the text. `root` is only a virtual root: the note as a whole. */
export type NodeType = "root" | "heading" | "item" | "line";

/** Where an annotation stands: in a node with author text, or in a node that holds nothing else. */
export type Placement = "inline" | "node";

/**
 * One entry of the outline. A node belongs to one Note and never changes; what it says is worked out on reading.
 * Offsets are UTF-16 units of the note's text.
 */
export interface NoteNode extends TextRange {
  /**
   * Identity that follows the node through `updateNote`: the node keeps its key when its label, its depth or its
   * siblings change. Unique in a note; 0 is the virtual root.
   */
  readonly key: number;
  /** Index in `note.nodes`; -1 for a virtual root. */
  readonly ordinal: number;
  readonly type: NodeType;
  /** Author text of the node's first block as plain words: no marker, no Markdown marks, no annotations, one line. */
  readonly label: string;
  /** Number of ancestors; the root's depth is 0. */
  readonly depth: number;
  /** First unit of the node's own text: its marker, or its text where it has none. */
  readonly start: number;
  /** End of the last line of the node's own text, without its line break. */
  readonly end: number;
  /** The node with its subtree: from the first start to the last end in it. */
  readonly treeStart: number;
  readonly treeEnd: number;
  readonly parent: NoteNode | null;
  /** All children in document order. Prefer `childCount` and `childrenBetween` where there may be thousands. */
  readonly children: readonly NoteNode[];
  readonly childCount: number;
  /** Position among the parent's children; 0 for the root. */
  readonly childIndex: number;
  readonly nextSibling: NoteNode | null;
  readonly previousSibling: NoteNode | null;
  /** Annotations that stand in the node's own text (whether they speak of it or, in an annotation-only node, of its host). */
  readonly annotations: readonly Annotation[];
  /** Number of annotations, without replies, in the node and its subtree. */
  readonly annotationCount: number;
  /** True when the own text holds anything but markers, annotations and white space. */
  readonly hasAuthorText: boolean;
  /** True when the own text holds annotations and nothing of the author: shown as its annotation, never as a row above it. */
  readonly isAnnotationOnly: boolean;
  /** The children with index `from` (inclusive) to `to` (exclusive), clamped. */
  childrenBetween(from: number, to: number): readonly NoteNode[];
}

/** The reader's commentary in a bracket pair, with its place in the outline (grammar.md). */
export interface Annotation extends TextRange {
  readonly bodyStart: number;
  readonly bodyEnd: number;
  /** Everything between the brackets. */
  readonly body: string;
  /** The body without head, kind mark and replies, trimmed. */
  readonly text: string;
  /** What is shown of it: the text, or the body where that is only a mark; without the escapes of this grammar. */
  readonly words: string;
  readonly kind: AnnotationKind;
  /** The mark that decided the kind, or null for a comment. */
  readonly kindMark: TextRange | null;
  /** True for a todo marked as done. */
  readonly done: boolean;
  readonly tags: readonly string[];
  readonly reader: string | null;
  /** ISO date, or null. */
  readonly date: string | null;
  readonly placement: Placement;
  /** The node in whose own text the annotation stands. */
  readonly node: NoteNode;
  /** The node it speaks of: `node` itself for `inline`, else the nearest ancestor with author text, else the root. */
  readonly host: NoteNode;
  /** The first annotation of the nearest annotation-only ancestor, or null. */
  readonly under: Annotation | null;
  readonly replies: readonly Annotation[];
}

/** What can be wrong with a note. Core gives codes; the host has the words. */
export type ProblemCode = BracketProblemCode;

/** Something the reader may want to mend. */
export interface Problem extends TextRange {
  readonly code: ProblemCode;
}

/** A text read as an outline with annotations. Never changes; arrays are built on first reading. */
export interface Note {
  readonly format: NoteFormat;
  /** The whole text. Joined on first reading after an update: prefer `slice` in code that runs on every keystroke. */
  readonly text: string;
  /** Length of the text in UTF-16 units. */
  readonly length: number;
  /** The root: the map's own root line for page text and single-rooted notes, else a virtual node over everything. */
  readonly root: NoteNode;
  /** All nodes in document order, without a virtual root, with annotation-only nodes. */
  readonly nodes: readonly NoteNode[];
  readonly nodeCount: number;
  /** All annotations in document order, without replies. */
  readonly annotations: readonly Annotation[];
  readonly annotationCount: number;
  readonly problems: readonly Problem[];
  readonly furniture: readonly Furniture[];
  /** The text between two offsets. */
  slice(start: number, end: number): string;
  /** The node with this index in `nodes`. Throws RangeError outside 0 to nodeCount - 1. */
  node(ordinal: number): NoteNode;
  /** The node whose own lines hold the offset (a gap belongs to the node before it); the root before the first node. */
  nodeAt(offset: number): NoteNode;
  /** The innermost annotation (or reply) that holds the offset: `start < offset < end`, or `offset === start`. */
  annotationAt(offset: number): Annotation | null;
  /** Annotations that touch the range, in document order, without replies. Cost grows with the range, not with the note. */
  annotationsIn(range: TextRange): readonly Annotation[];
  /** The first annotation that starts after the offset and is accepted; null when there is none. */
  annotationAfter(offset: number, accept?: (annotation: Annotation) => boolean): Annotation | null;
  /** The last annotation that starts before the offset and is accepted; null when there is none. */
  annotationBefore(offset: number, accept?: (annotation: Annotation) => boolean): Annotation | null;
  /**
   * The node of this note with the same key as one of another note of the same line of updates; null when it is gone, and
   * for a node of a note that was read by itself.
   */
  follow(node: NoteNode): NoteNode | null;
}

/** Nodes that lie one behind the other, by their ordinals: `from` inclusive, `to` exclusive. */
export interface NodeRange {
  readonly from: number;
  readonly to: number;
}

/** What an update touched, for views that redraw no more than they must. */
export interface NoteChange {
  /** Nodes of the new note that were read anew. */
  readonly nodes: NodeRange;
  /** True when a node came, went, or moved to another parent; false when only texts, labels or annotations changed. */
  readonly isStructural: boolean;
}

/** The result of an update. */
export interface NoteUpdate {
  readonly note: Note;
  readonly change: NoteChange;
}
