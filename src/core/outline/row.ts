import type { BracketProblem, ParsedAnnotation } from "../annotations/index.js";

/** What a row is in the text. `root` is the text before the first node: the own text of a virtual root. */
export type RowType = "root" | "heading" | "item" | "line";

/** What a reader tells of a row. Offsets count from the row's start. */
export interface RowContent {
  readonly type: RowType;
  /**
   * How deep the row ranks: its parent is the nearest row before it with a smaller rank. Ranks need not be
   * consecutive, so a heading of level 3 can stand directly under one of level 1. The root row's rank is 0.
   */
  readonly rank: number;
  /** Units from this row's start to the next row's start, or to the end of the text. */
  readonly length: number;
  /** End of the row's last own line, without its line break. */
  readonly end: number;
  readonly annotations: readonly ParsedAnnotation[];
  readonly problems: readonly BracketProblem[];
  /** True when the row holds anything but markers, annotations and white space. */
  readonly hasAuthorText: boolean;
}

/** The key of a row that was read and is not in a sequence yet. */
const NO_KEY = -1;

/** A single row stands for itself. */
const SELF = 1;

/**
 * One node's own stretch of the text. A row knows nothing of where it lies, so an edit elsewhere leaves it as it is.
 * Rows cover the whole text without gaps: blank lines belong to the row before them.
 */
export class Row implements RowContent {
  readonly type: RowType;
  readonly rank: number;
  readonly length: number;
  readonly end: number;
  readonly annotations: readonly ParsedAnnotation[];
  readonly problems: readonly BracketProblem[];
  readonly hasAuthorText: boolean;
  /** Identity that follows the node through updates. Given once, when the row gets its place in a sequence. */
  key = NO_KEY;
  /** The label once it was asked for: it depends on the row's own text alone. */
  label: string | undefined = undefined;

  constructor(content: RowContent) {
    this.type = content.type;
    this.rank = content.rank;
    this.length = content.length;
    this.end = content.end;
    this.annotations = content.annotations;
    this.problems = content.problems;
    this.hasAuthorText = content.hasAuthorText;
  }

  // What a row has in common with a stretch of rows: on the prototype, since there are as many rows as lines.
  get count(): number {
    return SELF;
  }
  get lowestCount(): number {
    return SELF;
  }
  get annotationCount(): number {
    return this.annotations.length;
  }
  get problemCount(): number {
    return this.problems.length;
  }
}
