import type { Outline, OutlineFormat } from "../outline/index.js";
import { ITEMS_PER_STEP } from "../text/index.js";
import type { Steps } from "../text/index.js";
import { blockOf } from "./block.js";
import type { ExpectedRow } from "./expectation.js";
import { factsOf } from "./facts.js";
import type { Nesting } from "./nesting.js";
import { ownLines, rowHead, withoutBreak } from "./ownWords.js";
import type { OwnLine, RowHead } from "./ownWords.js";

/** Ranks up to here are those of headings that stand in no item and no quote. */
export const LAST_HEADING_RANK = 6;

/** A node of a fragment. */
export interface FragmentRow extends ExpectedRow {
  /** Index of the line it starts in. */
  readonly line: number;
  readonly head: RowHead;
  readonly own: readonly OwnLine[];
  /** The level of a heading that stands in no item; else null. */
  readonly level: number | null;
}

/** A node with its subtree as it stands in a text, apart from that. */
export interface Fragment {
  readonly format: OutlineFormat;
  /** Whole lines without their breaks. */
  readonly lines: readonly string[];
  /** What stands before the first node in its line. */
  readonly prefix: string;
  /** In document order, the node itself first. */
  readonly rows: readonly FragmentRow[];
  readonly root: FragmentRow;
}

/** Reading a row costs more than most small things: this many between two points at which work can be interrupted. */
const ROWS_PER_STEP = ITEMS_PER_STEP / 16;

/** A node with its subtree. */
export function* fragmentOf(outline: Outline, nesting: Nesting, index: number): Steps<Fragment> {
  const block = blockOf(outline, nesting, index);
  const rows: FragmentRow[] = [];
  for (const placed of outline.rows.between(index, nesting.end(index))) {
    const at = index + rows.length;
    const { type, rank } = placed.row;
    rows.push({
      facts: factsOf(outline, placed),
      parent: at === index ? -1 : nesting.parent(at) - index,
      line: outline.text.lineAt(placed.start).number - block.first,
      head: rowHead(outline, placed),
      own: ownLines(outline, placed),
      level: type === "heading" && rank <= LAST_HEADING_RANK ? rank : null,
    });
    if (rows.length % ROWS_PER_STEP === 0) yield;
  }
  const lines = outline.text.sliceString(block.start, block.end).split("\n").map(withoutBreak);
  const root = rows[0] as FragmentRow;
  return { format: outline.format, lines, prefix: block.prefix, rows, root };
}
