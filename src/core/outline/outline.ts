import type { AnnotationGrammar } from "../annotations/index.js";
import type { DocumentText, Steps, TextChange, TextRange } from "../text/index.js";
import type { Row } from "./row.js";
import type { RowSequence } from "./rowSequence.js";

export type { Steps } from "../text/index.js";

/** How a text is read as an outline (product.md, "Notes that open live"). */
export type OutlineFormat = "markdown" | "indented" | "page";

/** Text around the nodes of a mind-map page that is not part of the note. */
export interface Furniture extends TextRange {
  readonly role: "title" | "date" | "header" | "footer";
}

/** A stretch of text in which brackets are seen together. */
export interface BracketBlock {
  /** Where it starts in the text. */
  readonly start: number;
  /** Its text; marks of enclosing blocks are blanked out, so offsets stay what they are. */
  readonly content: string;
  /** Where in `content` brackets are not seen: sorted, without overlap. */
  readonly hidden: readonly TextRange[];
}

/** A text read as rows by the reader of one format. Immutable. */
export interface Outline {
  readonly format: OutlineFormat;
  readonly text: DocumentText;
  readonly grammar: AnnotationGrammar;
  /** Row 0 is the text before the first node. */
  readonly rows: RowSequence;
  /** Keys from this one on were never given to a row. */
  readonly nextKey: number;
  readonly furniture: readonly Furniture[];
  /**
   * The row that is the parent of all others wherever it stands: the last line of a page's map. Null where ranks
   * decide alone.
   */
  readonly rootRow: number | null;
  /** The words of a row's first block. `start` is where the row starts in the text. */
  labelOf(row: Row, start: number): string;
  /** The stretches in which brackets are seen, in order: all of those that start in a range of whole lines. */
  bracketBlocks(range: TextRange): Iterable<BracketBlock>;
  /**
   * True when it is certain that every other row stays what it is without some whole lines, those of rows that hold
   * nothing but annotations; left out where only reading the rest can tell.
   * @param lines sorted, without overlap
   */
  isSurelySameWithout?(lines: readonly TextRange[]): Steps<boolean>;
  /**
   * The outline of the text without some ranges, read for a look at it: what it shares with this one need not be read
   * again. Left out where reading the rest is as fast.
   * @param rest the text without the ranges
   * @param removed sorted, without overlap
   */
  readWithout?(rest: DocumentText, removed: readonly TextRange[]): Steps<Outline>;
  /** The outline after changes, which are sorted and not empty. `text` is the changed text. */
  update(text: DocumentText, changes: readonly TextChange[]): Steps<OutlineUpdate>;
}

/** An outline after an update, and which rows were read anew. */
export interface OutlineUpdate {
  readonly outline: Outline;
  /** Index of the first row that was read anew, and how many there were before and are now. */
  readonly from: number;
  readonly removed: number;
  readonly inserted: number;
}
