import { Tree } from "@lezer/common";
import { authorText, scanAnnotations } from "../../annotations/index.js";
import type { TextRange } from "../../text/index.js";
import { inlineBlocks } from "./inlineBlock.js";
import { hiddenRanges, plainText } from "./inlineText.js";
import { blockRole, isBlockContainer } from "./markdownParser.js";
import type { MarkdownSource } from "./markdownRows.js";
import type { PieceSequence } from "./pieceSequence.js";
import type { PlacedTree } from "./treeDifference.js";

/**
 * The words of a heading or item: those of its first block that has any. That is a paragraph's, a heading's or a table
 * cell's plain text without annotations, or the first line of code or HTML; "" when the row has no words.
 * @param row the row's own lines
 */
export function markdownLabel(source: MarkdownSource, row: TextRange): string {
  for (const leaf of leavesIn(source.pieces, row)) {
    const words = leafWords(source, leaf);
    if (words !== "") return words;
  }
  return "";
}

function leafWords({ text, grammar }: MarkdownSource, { tree, start }: PlacedTree): string {
  if (blockRole(tree.type.id) === "mark") return "";
  const blocks = inlineBlocks(tree, start, text);
  for (const { content } of blocks) {
    const { annotations } = scanAnnotations(content, grammar, hiddenRanges(content));
    const words = plainText(authorText(content, annotations, grammar));
    if (words !== "") return words;
  }
  if (blocks.length > 0) return "";
  return firstCodeLine(text.sliceString(start, start + tree.length), tree);
}

/** The leaf blocks that start in a range, in order. */
export function* leavesIn(pieces: PieceSequence, range: TextRange): Generator<PlacedTree> {
  const stack = [pieces.treeIn(range)];
  for (let block = stack.pop(); block; block = stack.pop()) {
    const { tree, start } = block;
    if (!isContainer(tree)) {
      if (start >= range.start) yield block;
      continue;
    }
    for (let at = tree.children.length - 1; at >= 0; at--) {
      const child = tree.children[at];
      const childStart = start + (tree.positions[at] ?? 0);
      if (!(child instanceof Tree) || childStart >= range.end) continue;
      if (childStart + child.length <= range.start) break;
      stack.push({ tree: child, start: childStart });
    }
  }
}

function isContainer(tree: Tree): boolean {
  return tree.type.isAnonymous || isBlockContainer(tree.type.id);
}

function firstCodeLine(raw: string, { type, children }: Tree): string {
  if (type.name === "HorizontalRule") return "";
  const lines = raw.split("\n").map((line) => line.trim());
  const [mark] = children;
  if (type.name === "FencedCode" && mark instanceof Tree) lines.shift();
  return lines.find((line) => line !== "" && !/^(?:`{3,}|~{3,})$/.test(line)) ?? "";
}
