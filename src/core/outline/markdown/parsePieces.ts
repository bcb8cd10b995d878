import { NodeType, Tree } from "@lezer/common";
import type { DocumentText } from "../../text/index.js";
import type { Steps } from "../outline.js";
import { compactTree, SharedTrees } from "./compactTree.js";
import { MarkdownInput } from "./markdownInput.js";
import { startBlockParse } from "./markdownParser.js";
import type { OpenContainer } from "./parserInternals.js";
import type { MarkdownPiece, PlacedPiece } from "./pieceSequence.js";

/** How many blocks are parsed between two points at which the work can be interrupted. */
const BLOCKS_PER_STEP = 64;

/**
 * A piece ends at the first place where it can, from this cost on: that much is parsed anew with a keystroke, and each
 * piece takes some hundred bytes.
 */
export const PIECE_COST = 2048;

/** What parsing a unit of text costs is 1; what each block costs beyond its text. */
const BLOCK_COST = 32;

/** A piece opens its containers anew: so many of them may cost what a piece costs, and deep ones are longer for it. */
const CONTAINERS_OF_A_PIECE = 64;

/** How a text is cut. */
export interface PieceCuts {
  /** The cost from which on a piece ends. One whose length falls under an eighth of it is joined with the next one. */
  readonly pieceCost: number;
  /**
   * The first piece at or behind an offset that was parsed before and is known to be right if the same containers are
   * open there; null when there is none.
   */
  nextKnown(offset: number): PlacedPiece | null;
}

/** Pieces that were parsed, and the known one that goes on behind them; null at the end of the text. */
export interface ParsedPieces {
  readonly pieces: readonly MarkdownPiece[];
  readonly next: PlacedPiece | null;
}

/** What is open at the start of a piece, and where that is. */
export interface PieceStart {
  readonly start: number;
  readonly containers: readonly OpenContainer[];
}

/**
 * Parses a text from the start of a piece until a known piece goes on, or to its end. The parser's state where a block
 * begins is the text behind it and the lists and items that are open: so the text can be cut there, each piece be
 * parsed by itself, and the parse of a changed text stop at the next old cut that is reached in the old state.
 */
export function* parsePieces(
  text: DocumentText,
  from: PieceStart,
  cuts: PieceCuts,
): Steps<ParsedPieces> {
  const pieces: MarkdownPiece[] = [];
  const sharedTrees = new SharedTrees();
  for (let at: PieceStart = from; ;) {
    const end = yield* parsePiece(text, at, cuts);
    yield* compactTree(end.piece.tree, sharedTrees);
    pieces.push(end.piece);
    if (!end.open || end.next) return { pieces, next: end.next };
    yield;
    at = { start: at.start + end.piece.length, containers: end.open };
  }
}

interface PieceEnd {
  readonly piece: MarkdownPiece;
  /** What is open at its end; null at the end of the text. */
  readonly open: readonly OpenContainer[] | null;
  /** The known piece that goes on there, if one does. */
  readonly next: PlacedPiece | null;
}

function* parsePiece(
  text: DocumentText,
  { start, containers }: PieceStart,
  cuts: PieceCuts,
): Steps<PieceEnd> {
  let end = { length: text.length - start, open: null, next: null } as Omit<PieceEnd, "piece"> & {
    length: number;
  };
  const input = new MarkdownInput(text, start);
  const scrap = cuts.pieceCost / 8;
  let next = cuts.nextKnown(start + scrap);
  let blocks = 0;
  const parse = startBlockParse(input, containers, (length, open) => {
    blocks++;
    if (next && next.start < start + length) next = cuts.nextKnown(start + length);
    const isKnown = next?.start === start + length && isSame(next.piece.containers, open);
    // A cut shortly before a known one would leave a scrap.
    const isCut =
      length + blocks * BLOCK_COST >= cuts.pieceCost * (1 + open.length / CONTAINERS_OF_A_PIECE) &&
      !(next && next.start < start + length + scrap);
    if (isKnown || isCut) {
      end = { length, open: open.map(plainContainer), next: isKnown ? next : null };
    }
    return isKnown || isCut;
  });
  let tree: Tree | null = null;
  for (let steps = 1; tree === null; steps++) {
    tree = parse.advance();
    if (steps % BLOCKS_PER_STEP === 0) yield;
  }
  const group = new Tree(NodeType.none, tree.children, tree.positions, end.length);
  return { piece: { count: 1, length: end.length, tree: group, containers }, ...end };
}

function plainContainer({ type, value }: OpenContainer): OpenContainer {
  return { type, value };
}

function isSame(a: readonly OpenContainer[], b: readonly OpenContainer[]): boolean {
  return (
    a.length === b.length &&
    a.every(({ type, value }, at) => type === b[at]?.type && value === b[at].value)
  );
}
