import type { AnnotationGrammar } from "../../annotations/index.js";
import { changedSpan } from "../../text/index.js";
import type { ChangedSpan, DocumentText, TextChange, TextRange } from "../../text/index.js";
import type { BracketBlock, Outline, OutlineUpdate, Steps } from "../outline.js";
import type { Row } from "../row.js";
import { firstRows, replaceRows } from "../rowReplacement.js";
import type { RowSequence } from "../rowSequence.js";
import { bracketBlocks } from "./bracketBlocks.js";
import { markdownStart } from "./frontMatter.js";
import { markdownLabel } from "./markdownLabel.js";
import { markdownRows } from "./markdownRows.js";
import type { MarkdownSource } from "./markdownRows.js";
import { PIECE_COST, parsePieces } from "./parsePieces.js";
import { PieceSequence } from "./pieceSequence.js";
import { piecesWithout } from "./piecesWithout.js";
import { treeDifference } from "./treeDifference.js";
import type { TreeDifference } from "./treeDifference.js";

/**
 * Reads Markdown as an outline of headings and list items.
 * @param pieceCost how finely the text is cut for parsing, see `PieceCuts`; it changes nothing but the speed
 */
export function* readMarkdown(
  text: DocumentText,
  grammar: AnnotationGrammar,
  pieceCost = PIECE_COST,
): Steps<Outline> {
  const start = markdownStart(text);
  const from = { start, containers: [] };
  const { pieces: parsed } = yield* parsePieces(text, from, { pieceCost, nextKnown: () => null });
  return yield* outlineOf({ text, grammar, pieces: PieceSequence.of(parsed, start), pieceCost });
}

function* outlineOf(parsed: Omit<MarkdownState, "rows" | "nextKey">): Steps<Outline> {
  const contents = yield* markdownRows(parsed, { start: 0, end: parsed.text.length });
  const rows = yield* firstRows(contents);
  return new MarkdownOutline({ ...parsed, rows, nextKey: contents.length });
}

interface MarkdownState extends MarkdownSource {
  readonly pieceCost: number;
  readonly rows: RowSequence;
  readonly nextKey: number;
}

/** Headings and list items over the parser's own block trees, which are kept around an edit. */
class MarkdownOutline implements Outline {
  readonly format = "markdown";
  readonly furniture = [];
  readonly rootRow = null;
  readonly text: DocumentText;
  readonly grammar: AnnotationGrammar;
  readonly rows: RowSequence;
  readonly nextKey: number;

  constructor(private readonly state: MarkdownState) {
    this.text = state.text;
    this.grammar = state.grammar;
    this.rows = state.rows;
    this.nextKey = state.nextKey;
  }

  labelOf(row: Row, start: number): string {
    return row.hasAuthorText && row.type !== "root"
      ? markdownLabel(this.state, { start, end: start + row.end })
      : "";
  }

  bracketBlocks(range: TextRange): Iterable<BracketBlock> {
    return bracketBlocks(this.state, range);
  }

  *readWithout(rest: DocumentText, removed: readonly TextRange[]): Steps<Outline> {
    const { grammar, pieceCost } = this.state;
    const pieces = yield* piecesWithout(this.state, rest, removed);
    return yield* outlineOf({ text: rest, grammar, pieces, pieceCost });
  }

  *update(text: DocumentText, changes: readonly TextChange[]): Steps<OutlineUpdate> {
    const { state } = this;
    const { grammar, pieceCost } = state;
    const span = changedSpan(changes);
    const { pieces, difference } = yield* updatePieces(state, text, span);
    const from = state.rows.indexBefore(difference.start);
    const to = firstRowFrom(state.rows, difference.oldEnd);
    const contents = yield* markdownRows(
      { text, pieces, grammar },
      rowRange(state.rows, from, to, span),
    );
    const replaced = yield* replaceRows({
      rows: state.rows,
      from,
      to,
      contents,
      changes,
      nextKey: state.nextKey,
      texts: { old: state.text, now: text },
    });
    const outline = new MarkdownOutline({ text, grammar, pieces, pieceCost, ...replaced });
    return { outline, from, removed: to - from, inserted: contents.length };
  }
}

/** The pieces of a changed text, and where their blocks differ from those before. */
function* updatePieces(
  { pieces: old, pieceCost }: MarkdownState,
  text: DocumentText,
  span: ChangedSpan,
): Steps<{ readonly pieces: PieceSequence; readonly difference: TreeDifference }> {
  const start = markdownStart(text);
  const shift = span.newEnd - span.oldEnd;
  const from = old.start === start ? old.indexAt(startToParse(text, span.start)) : 0;
  const first = old.at(from);
  const parseFrom = {
    start: from === 0 ? start : (first?.start ?? start),
    containers: first?.piece.containers ?? [],
  };
  const parsed = yield* parsePieces(text, parseFrom, {
    pieceCost,
    nextKnown(offset) {
      const next = old.firstFrom(Math.max(offset - shift, span.oldEnd));
      return next && { ...next, start: next.start + shift };
    },
  });
  const to = parsed.next?.index ?? old.count;
  const pieces = old.replace(from, to, parsed.pieces, start);
  const difference = yield* treeDifference(
    old.treeOf(from, to),
    pieces.treeOf(from, from + parsed.pieces.length),
    span,
  );
  return { pieces, difference };
}

/**
 * A block ends where the next one begins, which the parser sees from that one's first line, or first two lines for a
 * table: pieces that begin at either of the lines above a change, or at its own, may be no pieces any more.
 */
function startToParse(text: DocumentText, changeStart: number): number {
  const { number } = text.lineAt(changeStart);
  return text.line(Math.max(1, number - 2)).from;
}

function firstRowFrom(rows: RowSequence, offset: number): number {
  const index = rows.indexAt(offset);
  return rows.at(index).start >= offset && index > 0 ? index : index + 1;
}

/** The stretch of the new text in which rows `from` to `to` of the old one are to be read anew. */
function rowRange(
  rows: RowSequence,
  from: number,
  to: number,
  span: ChangedSpan,
): { readonly start: number; readonly end: number } {
  const oldEnd = to < rows.count ? rows.at(to).start : rows.length;
  return { start: rows.at(from).start, end: oldEnd + span.newEnd - span.oldEnd };
}
