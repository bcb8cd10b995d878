import { indentationOf } from "../outline/index.js";
import type { Outline } from "../outline/index.js";
import type { Nesting } from "./nesting.js";
import { withoutBreak } from "./ownWords.js";
import { demand, Refused } from "./refusal.js";

/** The lines of a node with its subtree. */
export interface Block {
  /** Numbers of its first and its last line. */
  readonly first: number;
  readonly last: number;
  /** Where the first line starts, and where the last one ends before its line break. */
  readonly start: number;
  readonly end: number;
  /** What stands before the node in its first line. */
  readonly prefix: string;
}

/** The lines of a node with its subtree; refuses one that has not its lines for itself. */
export function blockOf(outline: Outline, nesting: Nesting, index: number): Block {
  const { text } = outline;
  const { start: nodeStart } = outline.rows.at(index);
  const firstLine = text.lineAt(nodeStart);
  const start = firstLine.from + (hasMark(outline, firstLine.number) ? 1 : 0);
  const prefix = text.sliceString(start, nodeStart);
  if (prefix.trim() !== "") throw new Refused(prefix.includes(">") ? "in-quote" : "shares-line");
  const end = nesting.end(index);
  const { row, start: lastStart } = outline.rows.at(end - 1);
  const lastLine = text.lineAt(lastStart + row.end);
  const rest = lastLine.text.slice(lastStart + row.end - lastLine.from);
  demand(rest.trim() === "", "shares-line");
  return {
    first: firstLine.number,
    last: lastLine.number,
    start,
    end: lastLine.from + withoutBreak(lastLine.text).length,
    prefix,
  };
}

/** Where the text of a line begins in it: to Markdown a wide space is a word, to plain text it indents. */
export function indentationEnd({ format }: Outline, line: string): number {
  return format === "markdown" ? line.search(/[^ \t]|$/) : indentationOf(line).length;
}

/** The line in which the own text of a row ends: 0 for the text before the first node where that holds nothing. */
export function lastOwnLine(outline: Outline, index: number): number {
  const { row, start } = outline.rows.at(index);
  if (index > 0) return outline.text.lineAt(start + row.end).number;
  return contentLine(
    outline,
    outline.rows.count > 1 ? startLine(outline, 1) - 1 : outline.text.lines,
    -1,
  );
}

/** The line in which a row starts. */
export function startLine({ rows, text }: Outline, index: number): number {
  return text.lineAt(rows.at(index).start).number;
}

/**
 * The nearest line with anything in it, from a line on.
 * @returns 0 or the number of lines plus 1 where there is none
 */
export function contentLine(outline: Outline, from: number, step: -1 | 1): number {
  let line = from;
  while (line >= 1 && line <= outline.text.lines && isBlankLine(outline, line)) line += step;
  return line;
}

function isBlankLine(outline: Outline, line: number): boolean {
  const { text } = outline.text.line(line);
  const content = line === 1 ? text.replace(/^\uFEFF/, "") : text;
  return outline.format === "markdown" ? /^[ \t\r]*$/.test(content) : content.trim() === "";
}

/** True when a byte order mark begins the line. */
export function hasMark({ text }: Outline, line: number): boolean {
  return line === 1 && text.line(1).text.startsWith("\uFEFF");
}

/** Where a line starts, behind a byte order mark. */
export function lineStart(outline: Outline, line: number): number {
  return outline.text.line(line).from + (hasMark(outline, line) ? 1 : 0);
}

/** Where a line ends, before its line break. */
export function lineEnd({ text }: Outline, line: number): number {
  const { from, text: content } = text.line(line);
  return from + withoutBreak(content).length;
}

/** The line break of a text: that of its first line. */
export function lineBreakOf({ text }: Outline): string {
  return text.line(1).text.endsWith("\r") ? "\r\n" : "\n";
}
