import type { TextRange } from "../../text/index.js";
import type { BracketBlock } from "../outline.js";
import { inlineBlocks } from "./inlineBlock.js";
import { hiddenRanges } from "./inlineText.js";
import { leavesIn } from "./markdownLabel.js";
import type { MarkdownSource } from "./markdownRows.js";

/** The inline blocks of the leaves that start in a range and may hold a bracket, as their rows read them. */
export function* bracketBlocks(source: MarkdownSource, range: TextRange): Generator<BracketBlock> {
  const { text, grammar } = source;
  for (const { tree, start } of leavesIn(source.pieces, range)) {
    if (!grammar.mayHold(text.sliceString(start, start + tree.length))) continue;
    for (const { start: from, content } of inlineBlocks(tree, start, text)) {
      yield { start: from, content, hidden: hiddenRanges(content) };
    }
  }
}
