import { BracketScanner, MAX_BODY_LENGTH } from "../annotations/index.js";
import type { AnnotationGrammar, AnnotationScan } from "../annotations/index.js";
import type { DocumentText } from "../text/index.js";
import { indentationOf, markerLength } from "./indentation.js";
import type { Row } from "./row.js";
import { hasTextOutside, RowDraft } from "./rowDraft.js";

/** One line of an indented text. Offsets are the text's own. */
interface IndentedLine {
  readonly start: number;
  /** Where the line's first character that is no indentation stands. */
  readonly textStart: number;
  readonly end: number;
  readonly content: string;
  readonly columns: number;
  readonly isBlank: boolean;
}

/**
 * Reads an indented text line by line, each non-blank line a row, except those that begin inside a body that closes
 * (grammar.md, rule 3). A row depends only on what follows its start, so reading can begin and stop at any row.
 */
export class IndentedRowReader {
  private readonly draft: RowDraft;
  /** False until the row at which reading starts has begun. */
  private isStarted: boolean;
  /** Lines that start before this offset belong to the row that is being read. */
  private rowLinesEnd = 0;

  /**
   * Begins to read.
   * @param start 0 or where a row starts
   * @param tabColumns how many columns a tab takes
   */
  constructor(
    private readonly text: DocumentText,
    private readonly grammar: AnnotationGrammar,
    private readonly tabColumns: number,
    start: number,
  ) {
    this.draft = new RowDraft("root", 0, start);
    this.isStarted = start === 0;
  }

  /** Reads a line. Returns the row that it ends, if any. */
  readLine(lineNumber: number): Row | null {
    const { text, from } = this.text.line(lineNumber);
    return this.read(text, from, lineNumber);
  }

  /** Reads the line with a number, given its text and where it starts. Returns the row that it ends, if any. */
  read(text: string, from: number, lineNumber: number): Row | null {
    if (from < this.rowLinesEnd) return null;
    const { draft } = this;
    const mark = byteOrderMark(text, from);
    const { length, tabs, spaces } = indentationOf(text, mark);
    const lead = mark + length;
    const content = text.trimEnd();
    if (content.length <= lead) return null;
    const start = from + lead;
    const finished = this.isStarted ? draft.finish(start) : null;
    this.isStarted = true;
    draft.begin("line", tabs * this.tabColumns + spaces + 1, start);
    if (this.grammar.mayHold(content)) this.readRow(lineNumber);
    else {
      this.rowLinesEnd = from + content.length;
      draft.reachTo(this.rowLinesEnd);
      if (isMoreThanMarker(content, lead)) draft.markAuthorText();
    }
    return finished;
  }

  /** The last row, which reaches to `end`. */
  finish(end: number): Row {
    return this.draft.finish(end);
  }

  /** Reads the row that begins with a line with brackets. */
  private readRow(lineNumber: number): void {
    const line = this.lineAt(lineNumber);
    const { scan, end } = this.scanRow(lineNumber, line);
    this.draft.reachTo(end);
    this.draft.addScan(scan);
    this.rowLinesEnd = end;
    const content = this.text.sliceString(line.textStart, end);
    const marker = markerLength(content);
    const words = marker === 0 ? content : " ".repeat(marker) + content.slice(marker);
    if (hasTextOutside(words, scan.annotations)) this.draft.markAuthorText();
  }

  /**
   * What stands in the row of a line, and where the row's last line ends. Lines below are looked at for as long as one
   * may close a body that the row has begun: as far as the longest body reaches from the row's last line.
   */
  private scanRow(lineNumber: number, line: IndentedLine): { scan: AnnotationScan; end: number } {
    const scanner = new BracketScanner(this.grammar);
    const start = line.textStart;
    const content = line.content.slice(start - line.start);
    scanner.scan(content, 0, line.columns);
    if (scanner.openCount === 0) {
      return { scan: scanner.finish((from, to) => content.slice(from, to)), end: line.end };
    }
    const lines = [line];
    for (let end = line.end; ;) {
      this.scanBelow(scanner, lines, { start, last: end + MAX_BODY_LENGTH, lineNumber });
      const whole = scanner.finish((from, to) => this.text.sliceString(start + from, start + to));
      const part = ownPart(whole, lines, start);
      // A body that closed on a line below makes that line the row's: what is open there may reach further.
      if (scanner.openCount === 0 || part.end === end) return part;
      ({ end } = part);
    }
  }

  /** Scans the lines below those scanned already, deeper than the first one and not starting behind `last`. */
  private scanBelow(
    scanner: BracketScanner,
    lines: IndentedLine[],
    row: { readonly start: number; readonly last: number; readonly lineNumber: number },
  ): void {
    const columns = lines[0]?.columns ?? 0;
    while (scanner.openCount > 0 && row.lineNumber + lines.length <= this.text.lines) {
      const below = this.lineAt(row.lineNumber + lines.length);
      if (below.start > row.last || below.isBlank || below.columns <= columns) return;
      scanner.closeScopes(below.columns);
      scanner.scan(below.content, below.start - row.start, below.columns);
      lines.push(below);
    }
  }

  private lineAt(lineNumber: number): IndentedLine {
    const { from, text } = this.text.line(lineNumber);
    const skip = byteOrderMark(text, from);
    const { length, tabs, spaces } = indentationOf(text, skip);
    const content = text.trimEnd();
    return {
      start: from,
      textStart: from + skip + length,
      end: from + content.length,
      content,
      columns: tabs * this.tabColumns + spaces,
      isBlank: content.length <= skip + length,
    };
  }
}

/** Length of a byte order mark at the start of a line that starts at an offset. */
function byteOrderMark(line: string, from: number): number {
  return from === 0 && line.startsWith("\uFEFF") ? 1 : 0;
}

/** True when a line, which does not end in blanks, has anything behind its indentation and marker. */
function isMoreThanMarker(content: string, lead: number): boolean {
  const marker = markerLength(content, lead);
  return marker === 0 || content.length > lead + marker;
}

/** Of what was scanned, the part that stands on the row's own lines: those that a closed body begins or joins. */
function ownPart(
  whole: AnnotationScan,
  lines: readonly IndentedLine[],
  start: number,
): { scan: AnnotationScan; end: number } {
  let own = 0;
  let end = lineEnd(lines, own, start);
  for (const annotation of whole.annotations) {
    if (annotation.start >= end) break;
    while (end < annotation.end) end = lineEnd(lines, ++own, start);
  }
  const isOwn = (range: { readonly start: number }): boolean => range.start < end;
  const scan = {
    annotations: whole.annotations.filter(isOwn),
    problems: whole.problems.filter(isOwn),
  };
  return { scan, end: start + end };
}

function lineEnd(lines: readonly IndentedLine[], index: number, start: number): number {
  return (lines[index]?.end ?? Infinity) - start;
}
