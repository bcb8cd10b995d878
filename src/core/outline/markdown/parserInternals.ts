import type { Input } from "@lezer/common";
import type {
  BlockContext,
  LeafBlock,
  LeafBlockParser,
  Line,
  MarkdownParser,
} from "@lezer/markdown";

/** A block that is open, as the parser keeps it. */
export interface OpenBlock {
  readonly type: number;
  value: number;
  readonly from: number;
  /** For an item: the end of its first line. For fenced code: the end so far. */
  end: number;
}

/** Begins to read a leaf block; null when its first line is of another kind. */
type StartLeaf = (context: BlockContext, leaf: LeafBlock) => LeafBlockParser | null;

/** What the parser has of its own that its types do not show. */
export interface ParserInternals {
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

/** What a line has that its type does not show. */
export interface LineInternals {
  /** In how many of the open blocks the line continues. */
  readonly depth: number;
}

/** What a running parse has that its type does not show. */
export interface ContextInternals {
  /** Where the line starts. */
  readonly lineStart: number;
  readonly input: Input;
  /** Open blocks, outermost first; the first is the document. */
  readonly stack: readonly OpenBlock[];
  /** The last of them. */
  readonly block: OpenBlock;
  /** Adds a node to the innermost block. */
  addNode(type: number, from: number, to: number): void;
  /** Opens a block at a position of the line. */
  startContext(type: number, position: number, value: number): void;
  /** Reads the line anew with the blocks that are open now. */
  readLine(): void;
}

/** A list, an item or fenced code that is open where a piece begins: all that the parser knows of it. */
export interface OpenContainer {
  /** Id of its node type. */
  readonly type: number;
  /**
   * For a list its bullet or what follows its numbers, for an item how many columns its content is indented, for code
   * its fence.
   */
  readonly value: number;
}

/** The id of a node type, by its name. */
export function typeId({ nodeSet }: MarkdownParser, wanted: string): number {
  return nodeSet.types.findIndex(({ name }) => name === wanted);
}
