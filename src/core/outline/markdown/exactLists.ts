import type { BlockContext, LeafBlockParser, Line, MarkdownParser } from "@lezer/markdown";
import { typeId } from "./parserInternals.js";
import type {
  ContextInternals,
  LineInternals,
  OpenBlock,
  ParserInternals,
} from "./parserInternals.js";

/** How an item can begin; how it begins without text; how it can begin in the middle of a paragraph. */
const ITEM = /^(?:[-*+]|\d{1,9}[.)])(?:[ \t]|$)/;
const UNFILLED_ITEM = /^\s*(?:[-*+]|\d{1,9}[.)])\s*$/;
const INTERRUPTING_ITEM = /^(?:[-*+]|1[.)])[ \t]+\S/;

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
export function withExactLists(lax: MarkdownParser): MarkdownParser {
  const internals = lax as unknown as ParserInternals;
  internals.endLeafBlock = [
    ...internals.endLeafBlock.filter((_, at) => at !== BULLET_TEST && at !== NUMBER_TEST),
    (context, line) => {
      const isOutside = (line as Line & LineInternals).depth < context.depth;
      return (isOutside ? ITEM : INTERRUPTING_ITEM).test(line.text.slice(line.pos));
    },
  ];
  internals.skipContextMarkup = {
    ...internals.skipContextMarkup,
    [typeId(lax, "ListItem")]: continuesItem,
  };
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
