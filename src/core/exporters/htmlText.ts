import type { ElementContent, Root } from "hast";
import { sanitize } from "hast-util-sanitize";
import type { Schema } from "hast-util-sanitize";
import { toHtml } from "hast-util-to-html";
import type { Block, Inline } from "../summary/index.js";

/** What the words of a note may be in HTML; all else is left out, whatever came before. */
const SCHEMA: Schema = {
  tagNames: ["a", "blockquote", "code", "del", "em", "p", "pre", "strong", "sup"],
  attributes: { a: ["href", "rel"], sup: [["className", "mark"]] },
  protocols: { href: ["http", "https", "mailto"] },
  clobber: [],
  allowComments: false,
  allowDoctypes: false,
};

const CHARACTERS: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** A text in HTML, within an element or an attribute in quotes. */
export function htmlWords(text: string): string {
  return text.replace(/[&<>"']/gu, (character) => CHARACTERS[character] ?? character);
}

/** A line in HTML; marks are numbers that lead to the annotation. */
export function htmlLine(content: readonly Inline[]): string {
  // Most lines are words alone, and need neither a tree nor a sanitizer.
  return content.every(isSimple) ? content.map(simpleHtml).join("") : htmlOf(inlineNodes(content));
}

/** Blocks in HTML. */
export function htmlBlocks(blocks: readonly Block[]): string {
  return blocks.length === 0 ? "" : htmlOf(blocks.map(blockNode));
}

function isSimple({ type }: Inline): boolean {
  return type === "text" || type === "mark";
}

function simpleHtml(part: Inline): string {
  if (part.type === "text") return htmlWords(part.value);
  return part.type === "mark" ? markHtml(part.number) : "";
}

function markHtml(number: number): string {
  return `<sup class="mark"><a href="#a${number}">${number}</a></sup>`;
}

function htmlOf(children: ElementContent[]): string {
  const root: Root = { type: "root", children };
  return toHtml(sanitize(root, SCHEMA));
}

const ELEMENTS = { emphasis: "em", strong: "strong", delete: "del" } as const;

function inlineNodes(content: readonly Inline[]): ElementContent[] {
  return content.map((part): ElementContent => {
    switch (part.type) {
      case "text":
        return { type: "text", value: part.value };
      case "inlineCode":
        return element("code", [{ type: "text", value: part.value }]);
      case "link":
        return {
          ...element("a", inlineNodes(part.children)),
          properties: { href: part.url, rel: ["noreferrer"] },
        };
      case "mark": {
        const link = element("a", [{ type: "text", value: String(part.number) }]);
        const mark = element("sup", [{ ...link, properties: { href: `#a${part.number}` } }]);
        return { ...mark, properties: { className: ["mark"] } };
      }
      default:
        return element(ELEMENTS[part.type], inlineNodes(part.children));
    }
  });
}

function blockNode(block: Block): ElementContent {
  switch (block.type) {
    case "paragraph":
      return element("p", inlineNodes(block.children));
    case "code":
      return element("pre", [element("code", [{ type: "text", value: block.value }])]);
    case "blockquote":
      return element("blockquote", block.children.map(blockNode));
  }
}

interface HtmlElement {
  readonly type: "element";
  readonly tagName: string;
  readonly properties: Record<string, never>;
  readonly children: ElementContent[];
}

function element(tagName: string, children: ElementContent[]): HtmlElement {
  return { type: "element", tagName, properties: {}, children };
}
