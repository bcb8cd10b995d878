import type { AnnotationScan, BracketProblem, ParsedAnnotation } from "../annotations/index.js";
import type { TextRange } from "../text/index.js";
import { Row } from "./row.js";
import type { RowType } from "./row.js";

const NO_ANNOTATIONS: readonly ParsedAnnotation[] = Object.freeze([]);
const NO_PROBLEMS: readonly BracketProblem[] = Object.freeze([]);

/**
 * A row while its blocks are being read. Offsets given to it are the text's own. When it is finished the next row can be
 * begun in it.
 */
export class RowDraft {
  private end: number;
  /** Filled in place: a row may have as many blocks as a long table has cells. */
  private annotations: ParsedAnnotation[] | null = null;
  private problems: BracketProblem[] | null = null;
  private hasAuthorText = false;

  constructor(
    private type: RowType,
    private rank: number,
    /** Where the row starts in the text. */
    public start: number,
  ) {
    this.end = start;
  }

  /** Begins another row. */
  begin(type: RowType, rank: number, start: number): void {
    this.type = type;
    this.rank = rank;
    this.start = start;
    this.end = start;
    this.annotations = null;
    this.problems = null;
    this.hasAuthorText = false;
  }

  /** The row reaches at least to `end`. */
  reachTo(end: number): void {
    if (end > this.end) this.end = end;
  }

  /** The row holds words of the author. */
  markAuthorText(): void {
    this.hasAuthorText = true;
  }

  /** Adds what a scan found; its offsets count from the row's start. */
  addScan(scan: AnnotationScan): void {
    for (const annotation of scan.annotations) (this.annotations ??= []).push(annotation);
    for (const problem of scan.problems) (this.problems ??= []).push(problem);
  }

  /** The row, given where the next one starts. */
  finish(nextStart: number): Row {
    return new Row({
      type: this.type,
      rank: this.rank,
      length: nextStart - this.start,
      end: this.end - this.start,
      annotations: this.annotations ?? NO_ANNOTATIONS,
      problems: this.problems ?? NO_PROBLEMS,
      hasAuthorText: this.hasAuthorText,
    });
  }
}

/** True when anything but white space stands outside the ranges, which are ascending and apart from each other. */
export function hasTextOutside(content: string, ranges: readonly TextRange[]): boolean {
  let from = 0;
  for (const { start, end } of ranges) {
    if (content.slice(from, start).trim() !== "") return true;
    from = end;
  }
  return content.slice(from).trim() !== "";
}
