import { demand } from "./refusal.js";

const TAB_COLUMNS = 4;

/** The column at which a text ends that starts a line; tabs reach to multiples of four, as in Markdown. */
export function columnsOf(text: string): number {
  let columns = 0;
  for (let at = 0; at < text.length; at++) {
    columns += text.charCodeAt(at) === 0x09 ? TAB_COLUMNS - (columns % TAB_COLUMNS) : 1;
  }
  return columns;
}

/** The blanks and tabs that a line begins with. */
export function blanksOf(line: string): string {
  return /^[ \t]*/.exec(line)?.[0] ?? "";
}

/** How the lines of a Markdown block are indented after a move. */
export interface Shift {
  /** What stands before the block's marker, before and after. */
  readonly from: string;
  readonly to: string;
  /** The column at which the content of the item begins, and by how many columns it moves. */
  readonly contentColumn: number;
  readonly contentBy: number;
}

/**
 * A line of a block (not its first) after a shift. Lines in the item's content move with the content, others with the
 * marker. Tabs stay as they are: what is behind the block's own indentation may be code.
 */
export function shiftedLine(line: string, shift: Shift): string {
  const blanks = blanksOf(line);
  const { from, to } = shift;
  const columns = columnsOf(blanks);
  const markerBy = columnsOf(to) - columnsOf(from);
  const by = columns >= shift.contentColumn ? shift.contentBy : markerBy;
  if (by === 0 || line === "" || line === "\r") return line;
  const rest = line.slice(blanks.length);
  const hasTabs = blanks.includes("\t") || to.includes("\t");
  if (!hasTabs) return " ".repeat(Math.max(0, columns + by)) + rest;
  if (!blanks.startsWith(from)) return rest.trim() === "" ? rest : keptWhere(columns === 0, line);
  const behind = blanks.slice(from.length);
  if (!behind.includes("\t")) {
    return to + " ".repeat(Math.max(0, behind.length + by - markerBy)) + rest;
  }
  demand(markerBy % TAB_COLUMNS === 0, "mixed-indentation");
  return to + behind + rest;
}

/** A line that goes on with a paragraph from the margin may stay there. */
function keptWhere(isAtMargin: boolean, line: string): string {
  demand(isAtMargin, "mixed-indentation");
  return line;
}
