import { markerLength } from "../outline/index.js";
import type { Outline, PlacedRow } from "../outline/index.js";
import { blanksOf, columnsOf } from "./indents.js";
import { contentColumn, itemMark } from "./itemMarks.js";

const FENCE = /^(`{3,}|~{3,})/;

/** White space that a paragraph may begin its lines with, in columns; more of it can be code. */
const MOST_LOOSE = 3;

/** A line of a row's own text: its words, and how far from where the row's content begins. */
export interface OwnLine {
  /** Columns from the row's content column; for the first line 0. */
  readonly indent: number;
  readonly text: string;
}

/** What a row's first line has in front of its words. */
export interface RowHead {
  /** What stands in the line before the row. */
  readonly before: string;
  /** Marker with the blanks behind it: `- `, `12. `, `## `, or "". */
  readonly marker: string;
  /** Where the content of the row begins. */
  readonly column: number;
}

/** The head of a row. */
export function rowHead({ text, format }: Outline, { row, start }: PlacedRow): RowHead {
  const line = text.lineAt(start);
  const skip = line.from === 0 && line.text.startsWith("\uFEFF") ? 1 : 0;
  const before = line.text.slice(skip, start - line.from);
  const rest = withoutBreak(line.text.slice(start - line.from));
  if (row.type === "heading") {
    return { before, marker: /^#{1,6}(?:[ \t]+|$)/.exec(rest)?.[0] ?? "", column: 0 };
  }
  if (row.type === "item") {
    const mark = itemMark(rest);
    const marker = mark.text + mark.blanks;
    return { before, marker, column: contentColumn(before, mark, rest.trim() === mark.text) };
  }
  const length = format === "markdown" ? 0 : markerLength(rest);
  return { before, marker: rest.slice(0, length), column: columnsOf(before) };
}

/** A line without the `\r` of its line break. */
export function withoutBreak(line: string): string {
  return line.endsWith("\r") ? line.slice(0, -1) : line;
}

/** The own lines of a row without its marker (for a heading: without what makes it one), its last line trimmed. */
export function ownLines(outline: Outline, placed: PlacedRow): readonly OwnLine[] {
  const { row, start } = placed;
  const head = rowHead(outline, placed);
  const [first = "", ...others] = outline.text
    .sliceString(start, start + row.end)
    .split("\n")
    .map(withoutBreak);
  const words = first.slice(Math.min(first.length, head.marker.length)).trim();
  const lines = others.map((line) => {
    const blanks = blanksOf(line);
    return { indent: columnsOf(blanks) - head.column, text: line.slice(blanks.length) };
  });
  if (row.type !== "heading") return [{ indent: 0, text: words }, ...lines];
  if (head.marker !== "") {
    return [{ indent: 0, text: words.replace(/(?:^|[ \t]+)#+$/, "") }, ...lines];
  }
  // A setext heading: its underline is the first line that can be one.
  const underline = lines.findIndex(({ text }) => isUnderline(text));
  return [{ indent: 0, text: words }, ...lines.filter((_, at) => at !== underline)];
}

/** True for what makes the lines above it a heading. */
export function isUnderline(text: string): boolean {
  return /^(?:=+|-+)[ \t]*$/.test(text);
}

/**
 * The own lines of a row in a form that is the same wherever the row stands: marker, indentation and loose white space
 * left out, the indentation of code kept.
 */
export function comparableWords(own: readonly OwnLine[]): string {
  let fence = "";
  let fenceIndent = 0;
  const lines = own.map(({ indent, text }) => {
    const words = text.trimEnd();
    const isInFence = fence !== "";
    const mark = FENCE.exec(words)?.[0] ?? "";
    if (isInFence && words.startsWith(fence)) fence = "";
    else if (!isInFence && mark !== "") [fence, fenceIndent] = [mark, indent];
    if (words === "") return "";
    if (isInFence) return `${Math.max(0, indent - fenceIndent)}|${words}`;
    return indent <= MOST_LOOSE ? words : `${indent}|${words}`;
  });
  return lines.join("\n").trim();
}
