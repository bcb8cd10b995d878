import type { Input } from "@lezer/common";
import type { DocumentText, LineCursor } from "../../text/index.js";

/**
 * A document's text from `start` on, line by line, as the parser wants it. A carriage return before a line break
 * reads as a space: it has the same width, and the parser knows no other line end than `\n`.
 */
export class MarkdownInput implements Input {
  readonly lineChunks = true;
  readonly length: number;
  private readonly cursor: LineCursor;
  private line = "";
  private lineStart = 0;

  constructor(
    private readonly text: DocumentText,
    private readonly start: number,
  ) {
    this.length = text.length - start;
    this.cursor = text.cursor();
  }

  chunk(from: number): string {
    const line = this.cursor.restOfLine(this.start + from);
    this.line = line.endsWith("\r") ? `${line.slice(0, -1)} ` : line;
    this.lineStart = from;
    return this.line;
  }

  read(from: number, to: number): string {
    if (from >= this.lineStart && to <= this.lineStart + this.line.length) {
      return this.line.slice(from - this.lineStart, to - this.lineStart);
    }
    return this.text.sliceString(this.start + from, this.start + to);
  }
}
