import type { Input } from "@lezer/common";
import { GFM, parser } from "@lezer/markdown";
import type { MarkdownParser } from "@lezer/markdown";
import type { DocumentText } from "../../text/index.js";

const commonMarkAndGfm: MarkdownParser = parser.configure(GFM);

const INLINE_PARSERS = [
  "Escape",
  "Entity",
  "InlineCode",
  "HTMLTag",
  "Emphasis",
  "Strikethrough",
  "HardBreak",
  "Link",
  "Image",
  "Autolink",
  "LinkEnd",
];

const BLOCK_PARSERS = [
  "LinkReference",
  "IndentedCode",
  "FencedCode",
  "Blockquote",
  "HorizontalRule",
  "BulletList",
  "OrderedList",
  "ATXHeading",
  "HTMLBlock",
  "Table",
  "SetextHeading",
  "TaskList",
];

/**
 * Finds blocks only. Inline structure is asked for block by block, where a label is shown or a bracket stands:
 * most lines of a long note never need it, and their trees would weigh more than their text.
 */
export const blockParser: MarkdownParser = commonMarkAndGfm.configure({ remove: INLINE_PARSERS });

/** Reads a whole text as one inline block. */
const inlineOnlyParser: MarkdownParser = commonMarkAndGfm.configure({ remove: BLOCK_PARSERS });

/**
 * The inline tree of one block's content; offsets count from the content's start.
 * Line breaks must have been replaced by spaces, or the parser would look for blocks at the starts of lines.
 */
export function parseInline(content: string): ReturnType<MarkdownParser["parse"]> {
  return inlineOnlyParser.parse(content);
}

/** What a block is to an outline. */
export type BlockRole = "list" | "item" | "quote" | "heading" | "inline" | "table" | "mark" | "other";

const ROLES: Readonly<Record<string, BlockRole>> = {
  BulletList: "list",
  OrderedList: "list",
  ListItem: "item",
  Blockquote: "quote",
  SetextHeading1: "heading",
  SetextHeading2: "heading",
  Paragraph: "inline",
  Task: "inline",
  Table: "table",
  ListMark: "mark",
  QuoteMark: "mark",
};

const roleById: readonly BlockRole[] = blockParser.nodeSet.types.map(({ name }) =>
  name.startsWith("ATXHeading") ? "heading" : (ROLES[name] ?? "other"),
);

const levelById: readonly number[] = blockParser.nodeSet.types.map(({ name }) =>
  /^(?:ATX|Setext)Heading\d$/.test(name) ? Number(name.slice(-1)) : 0,
);

/** The role of a node type, by its id. */
export function blockRole(typeId: number): BlockRole {
  return roleById[typeId] ?? "other";
}

/** The level of a heading's type, 1 to 6; 0 for any other type. */
export function headingLevel(typeId: number): number {
  return levelById[typeId] ?? 0;
}

/**
 * A document's text from `start` on, line by line, as the parser wants it. A carriage return before a line break
 * reads as a space: it has the same width, and the parser knows no other line end than `\n`.
 */
export class MarkdownInput implements Input {
  readonly lineChunks = true;
  readonly length: number;
  private readonly cursor;
  private line = "";
  /** Where the cursor is, counted from `start`: before it, as long as nothing was read. */
  private lineEnd: number;

  constructor(
    private readonly text: DocumentText,
    private readonly start: number,
  ) {
    this.length = text.length - start;
    this.cursor = text.iter();
    this.lineEnd = -start;
  }

  chunk(from: number): string {
    const { value } = this.cursor.next(from - this.lineEnd);
    this.line = value.endsWith("\r") ? `${value.slice(0, -1)} ` : value;
    this.lineEnd = from + value.length;
    return this.line;
  }

  read(from: number, to: number): string {
    const lineStart = this.lineEnd - this.line.length;
    if (from >= lineStart && to <= this.lineEnd) return this.line.slice(from - lineStart, to - lineStart);
    return this.text.sliceString(this.start + from, this.start + to);
  }
}
