import type { Input } from "@lezer/common";
import { GFM, parser } from "@lezer/markdown";
import type { BlockContext, Line, MarkdownParser } from "@lezer/markdown";
import { lazily } from "../../text/index.js";
import { withExactLists } from "./exactLists.js";
import { withFencedLines } from "./fencedCode.js";
import type { ContextInternals, OpenContainer } from "./parserInternals.js";

// Made with the first note of Markdown: an activation without one does not wait for it.
const commonMarkAndGfm = lazily(() => parser.configure(GFM));

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
 * Asked where a block begins on a line of its own, with nothing open but lists, items and fenced code. Says whether
 * the parse ends there.
 * @param position units from where the input starts; never 0
 * @param containers outermost first
 */
export type EndTest = (position: number, containers: readonly OpenContainer[]) => boolean;

/**
 * Finds blocks only. Inline structure is asked for block by block, where a label is shown or a bracket stands:
 * most lines of a long note never need it, and their trees would weigh more than their text.
 */
const blockParser = lazily(() =>
  withExactLists(
    withFencedLines(
      commonMarkAndGfm().configure({
        remove: INLINE_PARSERS,
        parseBlock: [{ name: "End", before: "LinkReference", parse: endsHere }],
      }),
    ),
  ),
);

const endTests = new WeakMap<BlockContext, EndTest>();

/** Comes before all other block parsers: asks whether the parse is to end, and sees to it that it does. */
function endsHere(context: BlockContext, line: Line): boolean {
  const isEnd = endTests.get(context);
  const { lineStart, stack, block } = context as BlockContext & ContextInternals;
  const isFirstInLine = block.from < lineStart;
  if (!isEnd || !isFirstInLine || line.markers.length > 0) return false;
  if (!isEnd(lineStart, stack.slice(1))) return false;
  context.stopAt(lineStart - 1);
  return true;
}

/**
 * Begins to parse an input, which starts where a line starts.
 * @param containers what is open there, outermost first; the first line must go on in all of them
 */
export function startBlockParse(
  input: Input,
  containers: readonly OpenContainer[],
  isEnd: EndTest,
): BlockContext {
  const ranges = [{ from: 0, to: input.length }];
  const context = blockParser().startParse(input, [], ranges) as BlockContext & ContextInternals;
  endTests.set(context, isEnd);
  for (const { type, value } of containers) {
    context.startContext(type, 0, value);
    // Its first line lies before the input.
    context.block.end = 0;
  }
  if (containers.length > 0) context.readLine();
  return context;
}

/** Reads a whole text as one inline block. */
const inlineOnlyParser = lazily(() => commonMarkAndGfm().configure({ remove: BLOCK_PARSERS }));

/**
 * The inline tree of one block's content; offsets count from the content's start.
 * Line breaks must have been replaced by spaces, or the parser would look for blocks at the starts of lines.
 */
export function parseInline(content: string): ReturnType<MarkdownParser["parse"]> {
  return inlineOnlyParser().parse(content);
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

const roleById = lazily<readonly BlockRole[]>(() =>
  blockParser().nodeSet.types.map(({ name }) =>
    name.startsWith("ATXHeading") ? "heading" : (ROLES[name] ?? "other"),
  ),
);

const levelById = lazily<readonly number[]>(() =>
  blockParser().nodeSet.types.map(({ name }) =>
    /^(?:ATX|Setext)Heading\d$/.test(name) ? Number(name.slice(-1)) : 0,
  ),
);

/** The role of a node type, by its id. */
export function blockRole(typeId: number): BlockRole {
  return roleById()[typeId] ?? "other";
}

/** True for blocks that hold blocks: lists, items and quotes. */
export function isBlockContainer(typeId: number): boolean {
  const role = blockRole(typeId);
  return role === "list" || role === "item" || role === "quote";
}

/** The level of a heading's type, 1 to 6; 0 for any other type. */
export function headingLevel(typeId: number): number {
  return levelById()[typeId] ?? 0;
}
