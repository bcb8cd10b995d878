import type { SyntaxNode, Tree } from "@lezer/common";
import type { DocumentText, TextRange } from "../../text/index.js";
import { blockRole } from "./markdownParser.js";

/** A stretch of text that holds inline Markdown: where it starts, and its text with block marks blanked out. */
export interface InlineBlock {
  readonly start: number;
  readonly content: string;
}

/** Nodes in a block's tree that are marks of blocks, not of the text. */
const BLOCK_MARKS: ReadonlySet<string> = new Set(["QuoteMark", "HeaderMark", "TaskMarker"]);

/**
 * The inline blocks of a leaf of the block tree: one for a paragraph, heading, task or footnote, one for each cell of a
 * table, none for code, HTML, breaks and definitions. Marks are replaced by spaces, so every offset stays what it was.
 * @param start where the leaf starts in the text
 */
export function inlineBlocks(
  leaf: Tree,
  start: number,
  text: DocumentText,
): readonly InlineBlock[] {
  const role = blockRole(leaf.type.id);
  if (role === "table") {
    return tableCells(leaf).map(({ start: from, end }) => ({
      start: start + from,
      content: text.sliceString(start + from, start + end),
    }));
  }
  const content = text.sliceString(start, start + leaf.length);
  if (role !== "inline" && role !== "heading" && !isFootnote(leaf, content)) return [];
  return [{ start, content: blanked(content, leaf) }];
}

/** A footnote of one word: to the parser it is the definition of a link, to its reader it is a sentence. */
export function isFootnote(leaf: Tree, content: string): boolean {
  return leaf.type.name === "LinkReference" && content.startsWith("[^");
}

function blanked(content: string, leaf: Tree): string {
  if (leaf.children.length === 0) return content;
  let result = "";
  let at = 0;
  leaf.iterate({
    enter({ name, from, to }) {
      if (!BLOCK_MARKS.has(name)) return name === leaf.type.name;
      result += content.slice(at, from) + " ".repeat(to - from);
      at = to;
      return false;
    },
  });
  return result + content.slice(at);
}

function tableCells(table: Tree): TextRange[] {
  const rows: SyntaxNode[] = [
    ...table.topNode.getChildren("TableHeader"),
    ...table.topNode.getChildren("TableRow"),
  ];
  return rows.flatMap((row) =>
    row.getChildren("TableCell").map(({ from, to }) => ({ start: from, end: to })),
  );
}
