import type { Fragment } from "./fragment.js";
import { columnsOf, shiftedLine } from "./indents.js";
import type { Shift } from "./indents.js";
import { contentColumn, itemMark } from "./itemMarks.js";
import type { ItemMark } from "./itemMarks.js";
import { sameRows } from "./rendering.js";
import type { Rendering } from "./rendering.js";

/** How the lines of an item move when its mark and what stands before it change. */
export function itemShift(
  first: { readonly prefix: string; readonly text: string },
  to: { readonly prefix: string; readonly mark: string },
): Shift & { readonly firstLine: string } {
  const mark = itemMark(first.text);
  const words = first.text.slice(mark.text.length + mark.blanks.length);
  const isEmpty = words.trim() === "";
  const next: ItemMark = { ...mark, text: to.mark };
  const from = contentColumn(first.prefix, mark, isEmpty);
  return {
    from: first.prefix,
    to: to.prefix,
    contentColumn: from,
    contentBy: contentColumn(to.prefix, next, isEmpty) - from,
    firstLine: to.prefix + to.mark + mark.blanks + words,
  };
}

/** A Markdown item with another mark and indentation. */
export function renderItem(
  fragment: Fragment,
  to: { readonly prefix: string; readonly mark: string | null },
): Rendering {
  const { prefix, lines } = fragment;
  const text = (lines[0] ?? "").slice(prefix.length);
  const shift = itemShift({ prefix, text }, { ...to, mark: to.mark ?? itemMark(text).text });
  return {
    lines: [shift.firstLine, ...lines.slice(1).map((line) => shiftedLine(line, shift))],
    rows: sameRows(fragment),
    lineMap: null,
    notices: [],
  };
}

/** Lines of indented text with another indentation, and another number for the first. */
export function renderLines(
  fragment: Fragment,
  to: { readonly prefix: string; readonly mark: string | null },
): Rendering {
  const { prefix, lines, root } = fragment;
  const own = (lines[0] ?? "").slice(prefix.length);
  const { text, number, blanks } = itemMark(own);
  const isNumbered = root.head.marker !== "" && number !== null;
  const mark = isNumbered ? (to.mark ?? text) : text;
  // Other than `、` a sign is one only with a blank behind it.
  const needsBlank = isNumbered && blanks === "" && !mark.endsWith("、");
  const first = to.prefix + mark + (needsBlank ? " " : "") + own.slice(text.length);
  const others = lines.slice(1).map((line) => {
    if (line.startsWith(prefix)) return to.prefix + line.slice(prefix.length);
    if (line.trim() === "") return line;
    // Indented in another way than the first line: by as many columns, in spaces.
    const blanks = /^[ \t\u00a0\u3000]*/.exec(line)?.[0] ?? "";
    const behind = Math.max(0, columnsOf(blanks) - columnsOf(prefix));
    return to.prefix + " ".repeat(behind) + line.slice(blanks.length);
  });
  return { lines: [first, ...others], rows: sameRows(fragment), lineMap: null, notices: [] };
}
