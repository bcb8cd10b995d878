import type { Nodes, PhrasingContent, Root, RootContent } from "mdast";
import { fromMarkdown } from "mdast-util-from-markdown";
import type { Options } from "mdast-util-from-markdown";
import { gfmFromMarkdown } from "mdast-util-gfm";
import { gfm } from "micromark-extension-gfm";
import { inlineText, safeAddress, shownText } from "./content.js";
import type { Block, Inline, Paragraph, StyledInline, TextInline } from "./content.js";
import { simpleLine, simpleNode } from "./simpleMarkdown.js";

/** Longer texts are shown as they were written: what is not closed in them would take the parser long. */
const MAX_PARSED_LENGTH = 10_000;

/** What stands deeper in each other is flat words. */
const DEEPEST = 32;

/** GFM's extensions take half of the parser's time, so they are asked for only where there is a sign of them. */
const NEEDS_GFM = /~~|\||https?:|www\.|@|\[[ xX]\]/u;

const GFM: Options = {
  extensions: [gfm({ singleTilde: false })],
  mdastExtensions: [gfmFromMarkdown()],
};

/** What an annotation says is one line: nothing in it begins a block. */
const NO_BLOCKS = {
  disable: {
    null: [
      "blockQuote",
      "codeFenced",
      "codeIndented",
      "definition",
      "headingAtx",
      "htmlFlow",
      "list",
      "setextUnderline",
      "table",
      "thematicBreak",
    ],
  },
};

const PLAIN_LINE: Options = { extensions: [NO_BLOCKS] };
const GFM_LINE: Options = {
  extensions: [gfm({ singleTilde: false }), NO_BLOCKS],
  mdastExtensions: [gfmFromMarkdown()],
};

const HAS_MARKUP = /[\\`*_~[\]<>&!|]|https?:|www\.|@/u;

/** True when a line without block marks is its own plain text. */
export function isPlain(line: string): boolean {
  return !HAS_MARKUP.test(line);
}

/** Where annotations stand in a text: their numbers, by ascending offset. */
export interface MarkPlace {
  readonly at: number;
  readonly number: number;
}

/**
 * Reads the Markdown of one node's own text, its marker included. What a summary does not show becomes words: HTML as it
 * was written, images as what stands for them, links that may not be opened as their text.
 */
export function readBlocks(source: string, marks: readonly MarkPlace[]): readonly Block[] {
  if (source.length > MAX_PARSED_LENGTH) return plainBlocks(source, marks);
  const simple = simpleNode(source, marks.length === 0 ? "unplaced" : "placed");
  return readTree(simple ?? parsedNode(source), marks);
}

/** The blocks of a tree of Markdown. */
export function readTree(tree: Root, marks: readonly MarkPlace[]): readonly Block[] {
  return new Reader(marks).read(tree);
}

/** A node's own text as the parser reads it. */
export function parsedNode(source: string): Root {
  return fromMarkdown(source, NEEDS_GFM.test(source) ? GFM : {});
}

/** A line in which no block begins, as the parser reads it. */
export function parsedLine(line: string): Root {
  return fromMarkdown(line, NEEDS_GFM.test(line) ? GFM_LINE : PLAIN_LINE);
}

/** Reads one line of inline Markdown. */
export function readInline(line: string): readonly Inline[] {
  if (isPlain(line) || line.length > MAX_PARSED_LENGTH) return [textOf(line)];
  const blocks = readTree(simpleLine(line) ?? parsedLine(line), []);
  return joinTexts(blocks.flatMap((block) => (block.type === "paragraph" ? block.children : [])));
}

/** A text as inline content. */
export function textOf(text: string): TextInline {
  return { type: "text", value: shownText(text) };
}

/** Addresses of the web in a text that is no Markdown. */
const ADDRESS = /\bhttps?:\/\/[\w\-.~:/?#@!$&*+;=%]*[\w/=#]/giu;

/** A line that is no Markdown: its addresses are links, all else is words. */
export function linkedText(line: string): readonly Inline[] {
  const content: Inline[] = [];
  let from = 0;
  for (const { 0: address, index } of line.matchAll(ADDRESS)) {
    if (index > from) content.push(textOf(line.slice(from, index)));
    content.push({ type: "link", url: address, children: [{ type: "text", value: address }] });
    from = index + address.length;
  }
  if (from < line.length) content.push(textOf(line.slice(from)));
  return content;
}

/** A line with marks in it. */
export function markedText(line: string, marks: readonly MarkPlace[]): readonly Inline[] {
  const content: Inline[] = [];
  let from = 0;
  for (const { at, number } of marks) {
    if (at > from) content.push(textOf(line.slice(from, at)));
    content.push({ type: "mark", number });
    from = Math.max(from, at);
  }
  if (from < line.length) content.push(textOf(line.slice(from)));
  return content;
}

function plainBlocks(source: string, marks: readonly MarkPlace[]): readonly Block[] {
  return [{ type: "paragraph", children: markedText(source.replace(/\s/gu, " "), marks) }];
}

/** GFM sees addresses of letters that CommonMark cannot write. */
const LINKED = /^(?!mailto:)|^mailto:[\w.+-]+@[a-z\d](?:[a-z\d.-]*[a-z\d])?$/iu;

/** Turns mdast into what a summary shows, and puts the marks between the words. */
class Reader {
  readonly #marks: readonly MarkPlace[];
  #next = 0;

  constructor(marks: readonly MarkPlace[]) {
    this.#marks = marks;
  }

  read(tree: Root): readonly Block[] {
    const blocks = this.#blocks(tree.children, 0);
    const rest = this.#marksUpTo(Infinity);
    const last = blocks.at(-1);
    if (rest.length === 0) return blocks;
    return last?.type === "paragraph"
      ? [...blocks.slice(0, -1), { type: "paragraph", children: [...last.children, ...rest] }]
      : [...blocks, { type: "paragraph", children: rest }];
  }

  #blocks(nodes: readonly RootContent[], depth: number): readonly Block[] {
    return depth > DEEPEST ? [] : nodes.flatMap((node) => this.#block(node, depth));
  }

  #block(node: RootContent, depth: number): readonly Block[] {
    switch (node.type) {
      case "heading":
      case "paragraph":
        return this.#paragraph(node.children, endOf(node));
      case "list":
      case "listItem":
      case "footnoteDefinition":
        return this.#blocks(node.children, depth + 1);
      case "blockquote": {
        const children = this.#blocks(node.children, depth + 1);
        return children.length === 0 ? [] : [{ type: "blockquote", children }];
      }
      case "code":
        return [{ type: "code", value: shownText(node.value) }];
      case "html":
        return this.#html(node.value, endOf(node));
      case "table":
        return node.children.flatMap((row) =>
          this.#paragraph(
            row.children.flatMap((cell, index): PhrasingContent[] =>
              index === 0 ? cell.children : [{ type: "text", value: " | " }, ...cell.children],
            ),
            endOf(row),
          ),
        );
      default:
        return [];
    }
  }

  #paragraph(nodes: readonly PhrasingContent[], end: number): readonly Paragraph[] {
    const children = trimmed(joinTexts([...this.#inline(nodes, 0), ...this.#marksUpTo(end)]));
    return children.length === 0 ? [] : [{ type: "paragraph", children }];
  }

  #html(value: string, end: number): readonly Paragraph[] {
    const isComment = /^\s*<!--(?:(?!-->)[^])*-->\s*$/u.test(value);
    const words: Inline[] = isComment ? [] : [textOf(value.replace(/\s+/gu, " ").trim())];
    const children = [...words, ...this.#marksUpTo(end)];
    return children.length === 0 ? [] : [{ type: "paragraph", children }];
  }

  #inline(nodes: readonly PhrasingContent[], depth: number): readonly Inline[] {
    const content: Inline[] = [];
    for (const node of nodes) {
      for (const mark of this.#marksUpTo(node.position?.start.offset ?? -1)) content.push(mark);
      for (const part of this.#shown(node, depth)) content.push(part);
    }
    return content;
  }

  #shown(node: PhrasingContent, depth: number): readonly Inline[] {
    switch (node.type) {
      case "emphasis":
      case "strong":
      case "delete":
        return this.#styled(node.type, this.#children(node.children, depth));
      case "link":
        return this.#link(node.url, this.#children(node.children, depth));
      case "linkReference":
        return this.#children(node.children, depth);
      case "text":
        return this.#text(node.value, node);
      default:
        return wordsOf(node);
    }
  }

  #children(nodes: readonly PhrasingContent[], depth: number): readonly Inline[] {
    return depth < DEEPEST
      ? joinTexts(this.#inline(nodes, depth + 1))
      : nodes.flatMap((node) => ("value" in node ? [textOf(node.value)] : []));
  }

  /** Set apart once: the same again within says nothing, and Markdown cannot write it everywhere. */
  #styled(type: StyledInline["type"], children: readonly Inline[]): readonly Inline[] {
    if (inlineText(children).trim() === "") return children;
    return [{ type, children: joinTexts(children.flatMap((part) => withoutStyle(part, type))) }];
  }

  #link(url: string, children: readonly Inline[]): readonly Inline[] {
    const address = safeAddress(url);
    return address === null || !LINKED.test(address) || inlineText(children).trim() === ""
      ? children
      : [{ type: "link", url: address, children }];
  }

  #text(value: string, node: Nodes): readonly Inline[] {
    const line = value.replace(/\s/gu, " ");
    const start = node.position?.start.offset;
    const end = node.position?.end.offset;
    if (start === undefined || end === undefined) return [textOf(line)];
    const inside: MarkPlace[] = [];
    for (let mark = this.#marks[this.#next]; mark !== undefined && mark.at <= end;) {
      // Behind an escape or a reference the place in the words is as far from their end as in the source.
      const at = Math.max(0, Math.min(line.length, line.length - (end - mark.at)));
      inside.push({ at, number: mark.number });
      this.#next += 1;
      mark = this.#marks[this.#next];
    }
    return markedText(line, inside);
  }

  #marksUpTo(offset: number): readonly Inline[] {
    const found: Inline[] = [];
    for (
      let mark = this.#marks[this.#next];
      mark !== undefined && mark.at < offset;
      mark = this.#marks[this.#next]
    ) {
      found.push({ type: "mark", number: mark.number });
      this.#next += 1;
    }
    return found;
  }
}

/** What has no parts that could hold a mark. */
function wordsOf(node: PhrasingContent): readonly Inline[] {
  switch (node.type) {
    case "inlineCode":
      return [{ type: "inlineCode", value: shownText(node.value.replace(/\s/gu, " ")) }];
    case "html":
      return node.value.startsWith("<!--") ? [] : [textOf(node.value.replace(/\s/gu, " "))];
    case "image":
    case "imageReference":
      return [textOf((node.alt ?? "").replace(/\s/gu, " "))];
    case "break":
      return [textOf(" ")];
    default:
      return [];
  }
}

function withoutStyle(part: Inline, type: StyledInline["type"]): readonly Inline[] {
  if (!("children" in part)) return [part];
  const children = part.children.flatMap((child) => withoutStyle(child, type));
  return part.type === type ? children : [{ ...part, children }];
}

function endOf({ position }: Nodes): number {
  return (position?.end.offset ?? -1) + 1;
}

/**
 * Texts side by side as one, runs of blanks as one blank. Of two stretches set apart with nothing between them the second
 * loses its style: no Markdown can write both.
 */
export function joinTexts(content: readonly Inline[]): readonly Inline[] {
  const joined: Inline[] = [];
  let previous: Inline | undefined;
  for (const part of content) {
    const isTouching = isStyled(part) && previous !== undefined && isStyled(previous);
    if (isTouching) for (const child of part.children) addTo(joined, child);
    else addTo(joined, part);
    previous = part;
  }
  return joined;
}

function addTo(joined: Inline[], part: Inline): void {
  const last = joined.at(-1);
  if (part.type === "text" && last?.type === "text") {
    joined[joined.length - 1] = oneBlank(last.value + part.value);
  } else if (part.type !== "text") joined.push(part);
  else if (part.value !== "") joined.push(oneBlank(part.value));
}

function isStyled(part: Inline): part is StyledInline {
  return part.type === "emphasis" || part.type === "strong" || part.type === "delete";
}

function oneBlank(value: string): TextInline {
  return { type: "text", value: value.replace(/\s+/gu, " ") };
}

/** Without blanks at the ends. */
export function trimmed(content: readonly Inline[]): readonly Inline[] {
  const [first] = content;
  const last = content.at(-1);
  if (first?.type === "text" && /^\s/u.test(first.value)) {
    const value = first.value.trimStart();
    return trimmed([...(value === "" ? [] : [{ ...first, value }]), ...content.slice(1)]);
  }
  if (last?.type === "text" && /\s$/u.test(last.value)) {
    const value = last.value.trimEnd();
    return trimmed([...content.slice(0, -1), ...(value === "" ? [] : [{ ...last, value }])]);
  }
  return content;
}
