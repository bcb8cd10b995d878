import { noteOutline } from "../note/index.js";
import type { Note } from "../note/index.js";
import { markerLength } from "../outline/index.js";

/** Indentation, marks of quotes, and one marker of an item. */
const MARKDOWN_PREFIX = /^[\s>]*(?:(?:[-*+]|\d{1,9}[.)])(?:[ \t]+|$))*(?:\[[ xX]\][ \t]+)?/;

/** What a line of a body begins with so that it goes on in the line of an offset: blanks, and the marks of a quote. */
export function continuationAt(note: Note, offset: number): string {
  const line = noteOutline(note).text.lineAt(offset).text;
  if (note.format === "markdown") {
    const [prefix = ""] = MARKDOWN_PREFIX.exec(line) ?? [];
    return prefix.replace(/[^\s>]/gu, " ");
  }
  const indentation = indentationOf(line);
  return indentation + indentUnit(note, indentation);
}

/** The blanks at the start of a line. */
export function indentationOf(line: string): string {
  return /^\uFEFF?([^\S\r\n]*)/u.exec(line)?.[1] ?? "";
}

/** The bullet or number that a line of indented text begins with behind its indentation, with the blanks behind it. */
export function plainMarker(line: string): string {
  const text = line.replace(/^\uFEFF/u, "").trimStart();
  return text.slice(0, markerLength(text));
}

/** How many lines around an offset are looked at to find out how a text is indented. */
const LINES_LOOKED_AT = 200;

/** One level of indentation, as the text has it: a tab, or the fewest blanks that any of its first lines begins with. */
export function indentUnit(note: Note, near: string): string {
  if (near.includes("\t")) return "\t";
  const widths: string[] = near === "" ? [] : [near];
  for (const line of noteOutline(note).text.iterLines(1, LINES_LOOKED_AT)) {
    const indentation = indentationOf(line);
    if (line.trim() === "" || indentation === "") continue;
    if (indentation.startsWith("\t")) return "\t";
    widths.push(indentation);
  }
  const shortest = widths.reduce<string | null>(
    (least, width) => (least === null || width.length < least.length ? width : least),
    null,
  );
  return shortest ?? "  ";
}
