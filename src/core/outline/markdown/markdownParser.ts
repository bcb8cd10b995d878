import type { Input } from "@lezer/common";
import { GFM, parser } from "@lezer/markdown";
import type {
  BlockContext,
  LeafBlock,
  LeafBlockParser,
  Line,
  MarkdownParser,
} from "@lezer/markdown";
import type { DocumentText, LineCursor } from "../../text/index.js";

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

/** How an item can begin; how it begins without text; how it can begin in the middle of a paragraph. */
const ITEM = /^(?:[-*+]|\d{1,9}[.)])(?:[ \t]|$)/;
const UNFILLED_ITEM = /^\s*(?:[-*+]|\d{1,9}[.)])\s*$/;
const INTERRUPTING_ITEM = /^(?:[-*+]|1[.)])[ \t]+\S/;

/** A block that is open, as the parser keeps it. */
interface OpenBlock {
  /** For an item: how many columns its content is indented. */
  readonly value: number;
  readonly from: number;
  /** For an item: the end of its first line. */
  readonly end: number;
}

/** Begins to read a leaf block; null when its first line is of another kind. */
type StartLeaf = (context: BlockContext, leaf: LeafBlock) => LeafBlockParser | null;

/** What the parser has of its own that its types do not show. */
interface ParserInternals {
  /** Tests for lines that end a paragraph: heading, fence, quote, bullet, number, break, HTML. */
  endLeafBlock: readonly ((context: BlockContext, line: Line, leaf: LeafBlock) => boolean)[];
  /** By type id: whether an open block continues on a line, whose base is then moved into it. */
  skipContextMarkup: Readonly<
    Record<number, (block: OpenBlock, context: BlockContext, line: Line) => boolean>
  >;
  /** Names of block parsers; those that read leaf blocks stand in `leafBlockParsers` at the places of their names. */
  readonly blockNames: readonly string[];
  leafBlockParsers: readonly (StartLeaf | undefined)[];
}

/** What the parser has of a place in the text that its types do not show. */
interface LineInternals {
  /** In how many of the open blocks the line continues. */
  readonly depth: number;
}
interface ContextInternals {
  /** Where the line starts. */
  readonly lineStart: number;
  readonly input: Input;
}

const TAB = 0x09;
const TAB_COLUMNS = 4;

/** A definition is read again from its start with each of its lines. */
const MAX_DEFINITION_LENGTH = 10_000;

const BULLET_TEST = 3;
const NUMBER_TEST = 4;

/**
 * The parser with two rules as the specification has them (CommonMark 0.31, 5.2 and 5.3). They cannot be configured,
 * so the parser's own are replaced; the comparison with remark-parse fails if their places ever move.
 * - What interrupts a paragraph: in its own item only a filled item, and only the number 1; a line outside of that
 *   item may be any item. The parser is laxer within ordered lists and stricter outside: `- a`, `2. b` was one item.
 * - An item without text on its first line ends with a blank line only if that is its second line. The parser ends it
 *   with the first blank line between its children.
 */
function withExactLists(lax: MarkdownParser): MarkdownParser {
  const internals = lax as unknown as ParserInternals;
  internals.endLeafBlock = [
    ...internals.endLeafBlock.filter((_, at) => at !== BULLET_TEST && at !== NUMBER_TEST),
    (context, line) => {
      const isOutside = (line as Line & LineInternals).depth < context.depth;
      return (isOutside ? ITEM : INTERRUPTING_ITEM).test(line.text.slice(line.pos));
    },
  ];
  const item = lax.nodeSet.types.findIndex(({ name }) => name === "ListItem");
  internals.skipContextMarkup = { ...internals.skipContextMarkup, [item]: continuesItem };
  const definition = internals.blockNames.indexOf("LinkReference");
  internals.leafBlockParsers = internals.leafBlockParsers.map((start, at) =>
    start && at === definition ? (context, leaf) => limited(start(context, leaf)) : start,
  );
  return lax;
}

/**
 * A parser of link definitions that gives up after 10,000 units. It reads a definition from its start on every line
 * for as long as the title is not closed, which is quadratic in a paragraph that begins like one.
 */
function limited(parser: LeafBlockParser | null): LeafBlockParser | null {
  return (
    parser && {
      nextLine: (context, line, leaf) =>
        leaf.content.length <= MAX_DEFINITION_LENGTH && parser.nextLine(context, line, leaf),
      finish: (context, leaf) => parser.finish(context, leaf),
    }
  );
}

function continuesItem(item: OpenBlock, context: BlockContext, line: Line): boolean {
  const ends =
    line.next < 0 ? isUnfilled(item, context) : line.indent < line.baseIndent + item.value;
  if (!ends) moveBase(line, line.baseIndent + item.value);
  return !ends;
}

/**
 * Moves a line's base to a column to the right of it. The parser's own way counts columns from the start of the line,
 * which is cubic in the depth of a nest.
 */
function moveBase(line: Line, column: number): void {
  let at = line.basePos;
  // A tab reaches to a multiple of four; the base may be a column within it.
  const isAfterTab = line.text.charCodeAt(at - 1) === TAB;
  let reached = isAfterTab
    ? Math.ceil(line.baseIndent / TAB_COLUMNS) * TAB_COLUMNS
    : line.baseIndent;
  for (; reached < column && at < line.text.length; at++) {
    reached += line.text.charCodeAt(at) === TAB ? TAB_COLUMNS - (reached % TAB_COLUMNS) : 1;
  }
  Object.assign(line, { basePos: at, baseIndent: column });
}

/** True on the second line of an item whose first holds only the marker. */
function isUnfilled(item: OpenBlock, context: BlockContext): boolean {
  const { lineStart, input } = context as BlockContext & ContextInternals;
  return lineStart === item.end + 1 && UNFILLED_ITEM.test(input.read(item.from, item.end));
}

/**
 * Finds blocks only. Inline structure is asked for block by block, where a label is shown or a bracket stands:
 * most lines of a long note never need it, and their trees would weigh more than their text.
 */
export const blockParser: MarkdownParser = withExactLists(
  commonMarkAndGfm.configure({ remove: INLINE_PARSERS }),
);

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
export type BlockRole =
  "list" | "item" | "quote" | "heading" | "inline" | "table" | "mark" | "other";

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

/** True for blocks that hold blocks: lists, items and quotes. */
export function isBlockContainer(typeId: number): boolean {
  const role = blockRole(typeId);
  return role === "list" || role === "item" || role === "quote";
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
  private readonly cursor: LineCursor;
  private line = "";
  private lineStart = 0;

  constructor(
    private readonly text: DocumentText,
    private readonly start: number,
  ) {
    this.length = text.length - start;
    this.cursor = text.cursor();
  }

  chunk(from: number): string {
    const line = this.cursor.restOfLine(this.start + from);
    this.line = line.endsWith("\r") ? `${line.slice(0, -1)} ` : line;
    this.lineStart = from;
    return this.line;
  }

  read(from: number, to: number): string {
    if (from >= this.lineStart && to <= this.lineStart + this.line.length) {
      return this.line.slice(from - this.lineStart, to - this.lineStart);
    }
    return this.text.sliceString(this.start + from, this.start + to);
  }
}
