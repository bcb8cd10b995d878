import { Tree } from "@lezer/common";
import { authorText, scanAnnotations } from "../../annotations/index.js";
import { inlineBlocks } from "./inlineBlock.js";
import { hiddenRanges, plainText } from "./inlineText.js";
import { blockRole, isBlockContainer } from "./markdownParser.js";
import type { MarkdownSource } from "./markdownRows.js";
import type { PlacedTree } from "./treeDifference.js";

/**
 * The words of the first block of the heading or item that starts at an offset: a paragraph's or heading's plain
 * text without annotations, the first line of code or HTML; empty when the item starts with another node or nothing.
 */
export function markdownLabel(source: MarkdownSource, start: number): string {
  const leaf = labelLeaf({ tree: source.tree, start: source.treeStart }, start);
  if (!leaf) return "";
  const { text, grammar } = source;
  const block = inlineBlocks(leaf.tree, leaf.start, text)[0];
  if (!block) {
    return firstCodeLine(
      text.sliceString(leaf.start, leaf.start + leaf.tree.length),
      leaf.tree.type.name,
    );
  }
  const { content } = block;
  if (!grammar.mayHold(content)) return plainText(content);
  const { annotations } = scanAnnotations(content, grammar, hiddenRanges(content));
  return plainText(authorText(content, annotations, grammar));
}

/** The leaf block that gives the node at an offset its label: a heading itself, or the first block of an item. */
function labelLeaf(root: PlacedTree, offset: number): PlacedTree | null {
  let block: PlacedTree | null = root;
  while (block) {
    const role = blockRole(block.tree.type.id);
    if (role === "item" && markStart(block) === offset) return firstLeaf(block);
    if (!isContainer(block.tree)) return block;
    block = blockAt(block, offset);
  }
  return null;
}

/** The first leaf of an item; null when it starts with another node or has no text. */
function firstLeaf(item: PlacedTree): PlacedTree | null {
  let block = firstBlock(item);
  while (block && isContainer(block.tree)) {
    const role = blockRole(block.tree.type.id);
    block = role === "list" || role === "item" ? null : firstBlock(block);
  }
  return block && blockRole(block.tree.type.id) === "heading" ? null : block;
}

/** Where an item's mark stands: the block itself may begin with the mark's indentation. */
function markStart({ tree, start }: PlacedTree): number {
  return start + (tree.positions[0] ?? 0);
}

function isContainer(tree: Tree): boolean {
  return tree.type.isAnonymous || tree.type.isTop || isBlockContainer(tree.type.id);
}

function firstBlock({ tree, start }: PlacedTree): PlacedTree | null {
  for (const [at, child] of tree.children.entries()) {
    if (child instanceof Tree && blockRole(child.type.id) !== "mark") {
      return { tree: child, start: start + (tree.positions[at] ?? 0) };
    }
  }
  return null;
}

function blockAt({ tree, start }: PlacedTree, offset: number): PlacedTree | null {
  for (const [at, child] of tree.children.entries()) {
    const childStart = start + (tree.positions[at] ?? 0);
    if (child instanceof Tree && childStart <= offset && offset < childStart + child.length) {
      return { tree: child, start: childStart };
    }
  }
  return null;
}

function firstCodeLine(raw: string, blockName: string): string {
  if (blockName === "HorizontalRule") return "";
  const lines = raw.split("\n").map((line) => line.trim());
  if (blockName === "FencedCode") lines.shift();
  return lines.find((line) => line !== "" && !/^(?:`{3,}|~{3,})$/.test(line)) ?? "";
}
