import type { RowType } from "../outline/index.js";
import type { Place } from "./attach.js";
import { blockOf, contentLine, lastOwnLine, startLine } from "./block.js";
import { LAST_HEADING_RANK } from "./fragment.js";
import { columnsOf } from "./indents.js";
import { markLike } from "./itemMarks.js";
import type { ItemMark } from "./itemMarks.js";
import { markOf, nextNumber } from "./numbering.js";
import { rowHead } from "./ownWords.js";
import { demand } from "./refusal.js";
import type { PlaceStyle } from "./rendering.js";
import type { Workbench } from "./workbench.js";

/** Rows looked through for how deep a level of indented text is, and what it is where nothing tells. */
const ROWS_FOR_UNIT = 400;
const DEFAULT_UNIT = "\t";

/** Markdown takes an item for a child of another one that begins at most so many columns behind its content. */
const MOST_EXTRA_COLUMNS = 3;

/** What is to be placed: what it is, and by how much it was indented under its parent. */
export interface Placed {
  readonly type: RowType;
  /** The indentation that a level took where it comes from; null where nothing tells. */
  readonly unit: string | null;
  readonly mark: ItemMark;
}

/** The place behind a node and its subtree, under the same parent. */
export function placeAfter(bench: Workbench, row: number): Place {
  const { outline, nesting } = bench;
  const { last } = blockOf(outline, nesting, row);
  return {
    parent: nesting.parent(row),
    at: nesting.end(row),
    line: last,
    side: "behind",
    gap: gapBesides(bench, row),
    style: styleBeside(bench, row),
  };
}

/** The place before a node, under the same parent. */
export function placeBefore(bench: Workbench, row: number, gap: number): Place {
  const { outline, nesting } = bench;
  const { first } = blockOf(outline, nesting, row);
  const style = styleBeside(bench, row);
  return { parent: nesting.parent(row), at: row, line: first, side: "before", gap, style };
}

/**
 * The last place under a node (or, for row 0, at the top) that can hold what is placed: under a Markdown heading list
 * items stand before headings.
 */
export function lastPlaceUnder(bench: Workbench, row: number, placed: Placed): Place {
  const { outline, nesting } = bench;
  const isHeading = row > 0 && nesting.type(row) === "heading";
  if (row > 0) blockOf(outline, nesting, row);
  demand(!isHeading || nesting.rank(row) <= LAST_HEADING_RANK, "heading-in-item");
  demand(!(placed.type === "heading" && nesting.type(row) === "item"), "heading-under-item");
  const sibling = lastSiblingFor(bench, row, placed.type);
  const isAlike = sibling > 0 && nesting.type(sibling) === placed.type;
  if (isAlike) return placeAfter(bench, sibling);
  return {
    parent: row,
    at: sibling > 0 ? nesting.end(sibling) : row + 1,
    line: sibling > 0 ? blockOf(outline, nesting, sibling).last : lastOwnLine(outline, row),
    side: "behind",
    gap: firstGap(bench, row, placed.type),
    style: firstStyle(bench, row, placed),
  };
}

/** The child behind which something comes; -1 where it is to be the first. */
function lastSiblingFor({ nesting }: Workbench, row: number, type: RowType): number {
  const last = nesting.lastChild(row);
  if (type !== "item" || last < 0 || nesting.type(last) !== "heading") return last;
  demand(nesting.rank(last) <= LAST_HEADING_RANK, "heading-in-item");
  const heading = nesting.rows.findFrom(row + 1, (stretch) => stretch.rank <= LAST_HEADING_RANK);
  return heading - 1 > row ? nesting.childTowards(row, heading - 1) : -1;
}

/** Blank lines between a node and those beside it; where it is alone those before a heading, and none else. */
function gapBesides({ outline, nesting }: Workbench, row: number): number {
  const isBeside = (other: number): boolean =>
    other > 0 && nesting.type(other) === nesting.type(row);
  const next = nesting.nextSibling(row);
  if (isBeside(next)) return blankLinesBefore({ outline }, next);
  const isHeading = nesting.type(row) === "heading";
  if (isBeside(nesting.previousSibling(row)) || (isHeading && row > 1)) {
    return blankLinesBefore({ outline }, row);
  }
  return isHeading ? 1 : 0;
}

/** How many blank lines stand before a node. */
export function blankLinesBefore({ outline }: Pick<Workbench, "outline">, row: number): number {
  const first = startLine(outline, row);
  return first - 1 - contentLine(outline, first - 1, -1);
}

function firstGap({ outline, nesting }: Workbench, row: number, type: RowType): number {
  if (outline.format !== "markdown" || row === 0) return row === 0 && type !== "line" ? 1 : 0;
  if (nesting.type(row) === "item") {
    const { row: item, start } = outline.rows.at(row);
    return /\n[ \t\r]*\n/.test(outline.text.sliceString(start, start + item.end)) ? 1 : 0;
  }
  // Beside a heading as it is done around it.
  const next = row + 1;
  return next < outline.rows.count && blankLinesBefore({ outline }, next) === 0 ? 0 : 1;
}

function styleBeside(bench: Workbench, row: number): PlaceStyle {
  const { outline, nesting } = bench;
  const placed = outline.rows.at(row);
  if (placed.row.type === "heading") {
    demand(placed.row.rank <= LAST_HEADING_RANK, "heading-in-item");
    return { kind: "heading", level: placed.row.rank };
  }
  const { prefix } = blockOf(outline, nesting, row);
  const mark = markOf(bench, row);
  const next = mark.number === null ? null : markLike(mark, nextNumber(bench, row));
  return placed.row.type === "item"
    ? { kind: "item", prefix, mark: next ?? mark.text }
    : { kind: "line", prefix, unit: unitNear(bench, row), mark: next };
}

function firstStyle(bench: Workbench, row: number, placed: Placed): PlaceStyle {
  const { outline, nesting } = bench;
  if (outline.format !== "markdown") {
    const unit = placed.unit ?? unitNear(bench, row);
    const prefix = row === 0 ? "" : blockOf(outline, nesting, row).prefix + unit;
    return {
      kind: "line",
      prefix,
      unit,
      mark: placed.mark.number === null ? null : markLike(placed.mark, 1),
    };
  }
  if (placed.type === "heading") return { kind: "heading", level: nesting.rank(row) + 1 };
  // A number that begins a list can stand right behind a paragraph only if it is 1.
  const mark = placed.mark.number === null ? null : markLike(placed.mark, 1);
  const isTop = row === 0 || nesting.type(row) === "heading";
  return { kind: "item", prefix: isTop ? "" : prefixUnder(bench, row, placed.unit), mark };
}

/** What stands before the first item under another one. */
function prefixUnder({ outline }: Workbench, row: number, unit: string | null): string {
  const { before, column } = rowHead(outline, outline.rows.at(row));
  const content = before + " ".repeat(column - columnsOf(before));
  const candidates = unit === null ? [] : [before + unit];
  if (before.includes("\t")) candidates.push(`${before}\t`);
  const fitting = candidates.find((prefix) => {
    const columns = columnsOf(prefix);
    return columns >= column && columns <= column + MOST_EXTRA_COLUMNS;
  });
  return fitting ?? content;
}

/** By how much a node is indented under its parent; null where it is not, or not in the parent's way. */
export function unitOf({ outline, nesting }: Workbench, row: number): string | null {
  const parent = nesting.parent(row);
  if (parent <= 0 || nesting.type(parent) !== nesting.type(row)) return null;
  const own = rowHead(outline, outline.rows.at(row)).before;
  const above = rowHead(outline, outline.rows.at(parent)).before;
  const unit = own.startsWith(above) ? own.slice(above.length) : "";
  return unit !== "" && unit.trim() === "" ? unit : null;
}

/** How deep a level is in indented text near a row. */
export function unitNear(bench: Workbench, row: number): string {
  const { count } = bench.outline.rows;
  for (let distance = 0; distance < ROWS_FOR_UNIT; distance++) {
    for (const near of [row - distance, row + distance]) {
      const unit = near > 0 && near < count ? unitOf(bench, near) : null;
      if (unit !== null) return unit;
    }
  }
  return DEFAULT_UNIT;
}
