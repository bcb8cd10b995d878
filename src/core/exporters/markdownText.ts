import type { Root, RootContent } from "mdast";
import { toMarkdown } from "mdast-util-to-markdown";
import type { Options } from "mdast-util-to-markdown";
import { gfmAutolinkLiteralToMarkdown } from "mdast-util-gfm-autolink-literal";
import { gfmStrikethroughToMarkdown } from "mdast-util-gfm-strikethrough";
import type { Block, Inline } from "../summary/index.js";
import { simpleMarkdownText } from "./simpleMarkdownText.js";

/** How Markdown is written: what all renderers read alike. */
export const MARKDOWN_STYLE: Options = {
  bullet: "-",
  emphasis: "*",
  fences: true,
  rule: "-",
  // What GitHub would strike or link is escaped too.
  extensions: [gfmStrikethroughToMarkdown(), gfmAutolinkLiteralToMarkdown()],
};

/** What words begin with that nothing takes for Markdown, wherever they stand; and what they hold nowhere. */
const HARMLESS_START = /^[\p{L}\p{M}]/u;
const HARMFUL = /[^\p{L}\p{M}\p{N} ,;.?()/'"，。、；：？！（）“”‘’《》〈〉…·—–-]|\bwww\./iu;

/** Looks for what is not harmless: to match all that is would need memory for each character of a line of megabytes. */
function isHarmless(words: string): boolean {
  return HARMLESS_START.test(words) && !HARMFUL.test(words);
}

/** One line of Markdown: what would be taken for a block at the start of a line is escaped. */
export function markdownLine(content: readonly Inline[]): string {
  const [only] = content;
  if (content.length === 1 && only?.type === "text" && isHarmless(only.value)) return only.value;
  return simpleMarkdownText(content) ?? stringifiedLine(content);
}

/** The same by remark's stringifier. */
export function stringifiedLine(content: readonly Inline[]): string {
  // At the end of a heading these would close it.
  return markdownOf([{ type: "paragraph", children: content }]).replace(/(?<=\s)#+$/u, "\\$&");
}

/** A text as one line of Markdown. */
export function markdownWords(text: string): string {
  return text === "" ? "" : markdownLine([{ type: "text", value: text }]);
}

/** Blocks of Markdown, without a line break at the end. */
export function markdownOf(blocks: readonly Block[]): string {
  const children = blocks.map(mdastBlock);
  const tree: Root = { type: "root", children };
  return toMarkdown(tree, MARKDOWN_STYLE).trimEnd();
}

/** A block as mdast. */
export function mdastBlock(block: Block): RootContent {
  switch (block.type) {
    case "paragraph":
      return { type: "paragraph", children: mdastInline(block.children) };
    case "code":
      return { type: "code", value: block.value };
    case "blockquote":
      return {
        type: "blockquote",
        children: block.children.map(mdastBlock) as Extract<
          RootContent,
          { type: "blockquote" }
        >["children"],
      };
  }
}

type Phrasing = Extract<RootContent, { type: "paragraph" }>["children"];

/** Inline content as mdast: marks are left out, texts side by side are one. */
function mdastInline(content: readonly Inline[]): Phrasing {
  const nodes: Phrasing = [];
  for (const part of content) {
    const last = nodes.at(-1);
    if (part.type === "mark") continue;
    if (part.type === "text" && last?.type === "text") {
      nodes[nodes.length - 1] = { type: "text", value: last.value + part.value };
    } else if ("children" in part) {
      nodes.push({ ...part, children: mdastInline(part.children) });
    } else {
      nodes.push({ type: part.type, value: part.value });
    }
  }
  return nodes;
}
