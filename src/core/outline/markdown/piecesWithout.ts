import type { DocumentText, TextRange } from "../../text/index.js";
import type { Steps } from "../outline.js";
import { markdownStart } from "./frontMatter.js";
import { parsePieces } from "./parsePieces.js";
import type { PieceCuts, PieceStart } from "./parsePieces.js";
import { PieceSequence } from "./pieceSequence.js";
import type { MarkdownPiece, PlacedPiece } from "./pieceSequence.js";

/** How many pieces are looked at between two points at which the work can be interrupted. */
const PIECES_PER_STEP = 256;

/** A text that was parsed in pieces. */
export interface ParsedText {
  readonly text: DocumentText;
  readonly pieces: PieceSequence;
  readonly pieceCost: number;
}

/**
 * The pieces of a text without some ranges, for a look at it: pieces that no range is near are taken over, and between
 * them it is parsed until one of them goes on.
 *
 * @param rest the text without the ranges
 * @param removed sorted, without overlap
 */
export function* piecesWithout(
  before: ParsedText,
  rest: DocumentText,
  removed: readonly TextRange[],
): Steps<PieceSequence> {
  const start = markdownStart(rest);
  const known = new KnownPieces(yield* untouchedPieces(before, removed));
  const cuts: PieceCuts = {
    pieceCost: before.pieceCost,
    nextKnown: (offset) => known.firstFrom(offset),
  };
  const pieces: MarkdownPiece[] = [];
  let from: PieceStart = { start, containers: [] };
  let next = known.firstFrom(start);
  // Only the first piece of the whole is known to begin where nothing is open.
  if (next?.index !== 0 || next.start !== start) next = null;
  for (;;) {
    while (next !== null) {
      if (pieces.push(next.piece) % PIECES_PER_STEP === 0) yield;
      const behind = before.pieces.at(next.index + 1);
      if (behind === null) return PieceSequence.of(pieces, start);
      from = { start: next.start + next.piece.length, containers: behind.piece.containers };
      next = known.at(behind.index);
    }
    const parsed = yield* parsePieces(rest, from, cuts);
    for (const piece of parsed.pieces) pieces.push(piece);
    if (parsed.next === null) return PieceSequence.of(pieces, start);
    next = parsed.next;
  }
}

/** Pieces that go on in the rest, in order. Each is asked for in its turn: what lies before it is forgotten. */
class KnownPieces {
  private next = 0;

  constructor(private readonly pieces: readonly PlacedPiece[]) {}

  /** The first that starts at or behind an offset of the rest; null when none does. */
  firstFrom(offset: number): PlacedPiece | null {
    while ((this.pieces[this.next]?.start ?? Infinity) < offset) this.next++;
    return this.pieces[this.next] ?? null;
  }

  /** The one with an index in the whole; null when a range is near that one. */
  at(index: number): PlacedPiece | null {
    while ((this.pieces[this.next]?.index ?? Infinity) < index) this.next++;
    const piece = this.pieces[this.next];
    return piece?.index === index ? piece : null;
  }
}

/**
 * The pieces that stay what they are, with their indexes in the whole text and where they start in the rest: the last
 * block of a piece ends at what the parser sees in the two lines behind it.
 */
function* untouchedPieces(
  { text, pieces }: ParsedText,
  removed: readonly TextRange[],
): Steps<readonly PlacedPiece[]> {
  const untouched: PlacedPiece[] = [];
  let shift = 0;
  let next = 0;
  for (let index = 0; index < pieces.count; index++) {
    if (index % PIECES_PER_STEP === PIECES_PER_STEP - 1) yield;
    const placed = pieces.at(index) as PlacedPiece;
    for (let range = removed[next]; range && range.end <= placed.start; range = removed[++next]) {
      shift += range.end - range.start;
    }
    const { number } = text.lineAt(placed.start + placed.piece.length);
    const reach = text.line(Math.min(number + 1, text.lines)).to;
    if ((removed[next]?.start ?? Infinity) > reach) {
      untouched.push({ ...placed, start: placed.start - shift });
    }
  }
  return untouched;
}
