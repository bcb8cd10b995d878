import { TreeFragment } from "@lezer/common";
import type { Tree } from "@lezer/common";
import { GFM, parser } from "@lezer/markdown";
import remarkParse from "remark-parse";
import { unified } from "unified";
import type { TextChange } from "../../src/core/index.js";
import { MarkdownInput } from "../../src/core/outline/markdown/markdownInput.js";
import { changeText, documentText } from "../../src/core/text/index.js";
import type { DocumentText } from "../../src/core/text/index.js";

const lezerParser = parser.configure(GFM);

/** @lezer/markdown with everything it has (blocks and inline), from one string: its fastest way to read a whole text. */
export function lezerParse(text: string): Tree {
  return lezerParser.parse(text);
}

/** @lezer/markdown as an editor uses it: it follows edits over the same tree of lines that Marginalia reads from. */
export class LezerPeer {
  private text: DocumentText;
  private fragments: readonly TreeFragment[];

  constructor(text: string) {
    this.text = documentText(text);
    this.fragments = TreeFragment.addTree(lezerParser.parse(new MarkdownInput(this.text, 0)));
  }

  /** Follows one edit; the tree is up to date afterwards. */
  edit(change: TextChange): Tree {
    this.text = changeText(this.text, [change]);
    const { start, end, text } = change;
    const kept = TreeFragment.applyChanges(this.fragments, [
      { fromA: start, toA: end, fromB: start, toB: start + text.length },
    ]);
    const tree = lezerParser.parse(new MarkdownInput(this.text, 0), kept);
    this.fragments = TreeFragment.addTree(tree, kept);
    return tree;
  }
}

const remark = unified().use(remarkParse);

/** remark-parse: it knows whole documents only. */
export function remarkWhole(text: string): unknown {
  return remark.parse(text);
}

/** One mark as the pattern reader finds it. */
export interface PatternMark {
  readonly line: number;
  readonly text: string;
}

/**
 * Marks by one pattern, the line number of each by splitting all text in front of it: how extensions for comment
 * marks commonly do it.
 */
export function patternMarks(text: string): PatternMark[] {
  const pattern = /【([^】]*)】/g;
  const marks: PatternMark[] = [];
  for (let match = pattern.exec(text); match; match = pattern.exec(text)) {
    const line = text.slice(0, match.index).split("\n").length;
    marks.push({ line, text: match[1] ?? "" });
  }
  return marks;
}
