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
  return content.every(isPlain)
    ? content.map(plainHtml).join("")
    : (simpleHtml(content) ?? sanitizedLine(content));
}

/** The same through a tree and its sanitizer, whatever is in the line. */
export function sanitizedLine(content: readonly Inline[]): string {
  return htmlOf(inlineNodes(content));
}

/** Blocks in HTML. */
export function htmlBlocks(blocks: readonly Block[]): string {
  return blocks.length === 0 ? "" : htmlOf(blocks.map(blockNode));
}

function isPlain({ type }: Inline): boolean {
  return type === "text" || type === "mark";
}

function plainHtml(part: Inline): string {
  if (part.type === "text") return htmlWords(part.value);
  return part.type === "mark" ? markHtml(part.number) : "";
}

function markHtml(number: number): string {
  return `<sup class="mark"><a href="#a${number}">${number}</a></sup>`;
}

const ELEMENTS = { emphasis: "em", strong: "strong", delete: "del" } as const;

/** Addresses of which nothing is escaped, and which lead to the web or to a place beside the page. */
const SIMPLE_ADDRESS = /^(?:https?:\/\/)?[\w\-./#?=%+]+$/u;

/**
 * A line as it is behind the sanitizer: the elements here are those that it lets through, and words stay words. Null for a
 * line with an address that it should see.
 */
export function simpleHtml(content: readonly Inline[]): string | null {
  let line = "";
  for (const part of content) {
    const written = simplePart(part);
    if (written === null) return null;
    line += written;
  }
  return line;
}

function simplePart(part: Inline): string | null {
  if (part.type === "text") return treeWords(part.value);
  if (part.type === "mark") return markHtml(part.number);
  if (part.type === "inlineCode") return `<code>${treeWords(part.value)}</code>`;
  const children = simpleHtml(part.children);
  if (children === null) return null;
  if (part.type !== "link") return `<${ELEMENTS[part.type]}>${children}</${ELEMENTS[part.type]}>`;
  return SIMPLE_ADDRESS.test(part.url)
    ? `<a href="${part.url}" rel="noreferrer">${children}</a>`
    : null;
}

/** Words as a tree is written. */
function treeWords(text: string): string {
  return text.replace(/[&<]/gu, (character) => (character === "&" ? "&#x26;" : "&#x3C;"));
}

function htmlOf(children: ElementContent[]): string {
  const root: Root = { type: "root", children };
  return toHtml(sanitize(root, SCHEMA));
}

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
