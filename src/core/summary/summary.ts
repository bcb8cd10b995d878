import type { AnnotationKind } from "../annotations/index.js";
import type { Note } from "../note/index.js";
import type { TextRange } from "../text/index.js";
import type { Block, Inline } from "./content.js";

/** A place in the note, for links back to it. */
export interface SummaryPlace {
  /** Counted from 1. */
  readonly line: number;
  readonly column: number;
  /** UTF-16 units of the note's text. */
  readonly start: number;
  readonly end: number;
  /** In a summary of several notes: which of them, as `SummarySource` names it. */
  readonly note?: string;
}

/** An annotation or a reply in a summary. */
export interface SummaryAnnotation {
  /** From 1, in the order of the summary; unique in it. */
  readonly number: number;
  /** 0 for an annotation, 1 for a reply to it, and so on. */
  readonly depth: number;
  /** The number of what it replies to, or null. */
  readonly answers: number | null;
  readonly kind: AnnotationKind;
  /** True for a to-do that is done. */
  readonly isDone: boolean;
  readonly reader: string | null;
  /** ISO date, or null. */
  readonly date: string | null;
  readonly tags: readonly string[];
  /** What it says, in one line; its tags stand in it as they were written. [] when it says nothing. */
  readonly content: readonly Inline[];
  /** The same as plain words. */
  readonly text: string;
  /** Nodes below the entry down to the one it speaks of, where those are not in the summary. */
  readonly below: readonly string[];
  readonly place: SummaryPlace;
  /** The offsets of its place, for those who do not need its line. */
  readonly span: TextRange;
}

/** A node in a summary, with what was written about it. */
export interface SummaryEntry {
  /** From 1, in the order of the summary; 0 for the top. */
  readonly number: number;
  /** Number of entries above it; 0 for the top, 1 for all entries of a list without a tree. */
  readonly depth: number;
  /** 1 for the top, 2 to 6 for what is to be a heading, null for an item of a list. */
  readonly headingLevel: number | null;
  /** How deep an item is in its list, from 0; 0 for a heading. */
  readonly itemDepth: number;
  /** Ordinal of the node in the note; -1 for the top of a note without a line of its own for it. */
  readonly ordinal: number;
  /** The node's label; "" where it has none. */
  readonly label: string;
  /** Labels from the top down to the node above, where the entry is not in a tree; else []. */
  readonly path: readonly string[];
  /** True when it stands there only for what is below it. */
  readonly isContext: boolean;
  /** The author's words that are shown; the first block is the label. [] where there are none. */
  readonly blocks: readonly Block[];
  /** Annotations, each followed by its replies. */
  readonly annotations: readonly SummaryAnnotation[];
  readonly place: SummaryPlace;
  /** The offsets of its place, for those who do not need its line. */
  readonly span: TextRange;
  /**
   * The same in entries of two summaries that differ in nothing but where in the note they and their annotations are: what
   * was written of one is good for the other.
   */
  readonly identity: object;
}

/** A part of a summary: all of it, or what is of one kind. */
export interface SummaryPart {
  /** Null where the order is that of the outline. */
  readonly kind: AnnotationKind | null;
  /** In order, each before what is below it. */
  readonly entries: readonly SummaryEntry[];
  readonly annotationCount: number;
}

/** How many annotations there are of each kind. Replies are counted apart. */
export type KindCounts = Readonly<Record<AnnotationKind, number>>;

/** What was written in one chapter: a child of the top with its subtree; or about the top itself. */
export interface ChapterStatistics {
  readonly isTop: boolean;
  /** Number of its entry in the summary, or null when it is not in it. */
  readonly entry: number | null;
  readonly label: string;
  readonly kinds: KindCounts;
  readonly annotationCount: number;
  /** Nodes with author text in the chapter, and how many of them were annotated. */
  readonly nodeCount: number;
  readonly annotatedCount: number;
}

/** Figures about what a summary holds. */
export interface SummaryStatistics {
  readonly annotationCount: number;
  readonly replyCount: number;
  readonly kinds: KindCounts;
  readonly openCount: number;
  readonly nodeCount: number;
  readonly annotatedCount: number;
  /** Names of readers, sorted, each once. */
  readonly readers: readonly string[];
  /** In the order of the note, behind what was written about the top itself; [] where the note has no chapters, being a list without a tree. */
  readonly chapters: readonly ChapterStatistics[];
}

/** The outline of a note with what readers wrote in it, for another reader: what every export is made of. */
export interface Summary {
  /** The note; the first of several. */
  readonly note: Note;
  /** What the note is called: by the host, else by its own root; "" when by neither. */
  readonly title: string;
  /** True when entries stand in a tree; false when each has its path. */
  readonly isTree: boolean;
  /** True where places of nodes are no more than a guess: the tree of a page text that nobody has reviewed to the end. */
  readonly isGuess: boolean;
  /** The node above all, or the note as a whole. */
  readonly top: SummaryEntry;
  readonly parts: readonly SummaryPart[];
  readonly entryCount: number;
  readonly statistics: SummaryStatistics;
}
