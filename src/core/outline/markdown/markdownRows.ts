import { Tree } from "@lezer/common";
import { BracketScanner } from "../../annotations/index.js";
import type { AnnotationGrammar, ParsedAnnotation } from "../../annotations/index.js";
import type { DocumentText, TextRange } from "../../text/index.js";
import type { Row } from "../row.js";
import { hasTextOutside, RowDraft } from "../rowDraft.js";
import { inlineBlocks, isFootnote } from "./inlineBlock.js";
import { hiddenRanges } from "./inlineText.js";
import { blockRole, headingLevel } from "./markdownParser.js";
import type { PieceSequence } from "./pieceSequence.js";

/** What Markdown rows are read from. */
export interface MarkdownSource {
  readonly text: DocumentText;
  /** The first starts after a byte order mark and front matter. */
  readonly pieces: PieceSequence;
  readonly grammar: AnnotationGrammar;
}

/** How many blocks are read between two points at which the work can be interrupted. */
const BLOCKS_PER_STEP = 256;

/** Headings take six ranks, items the next: within an item or a quote the ranks start again below that. */
const ITEM_RANK = 7;
const QUOTE_RANK = 6;

interface Frame {
  readonly tree: Tree;
  readonly start: number;
  /** What the ranks of headings and items directly in this block are added to. */
  readonly rankBase: number;
  next: number;
}

/**
 * Reads the rows that start in a range of the text. The range must start at 0 or where a row starts, and end where
 * one starts or at the end of the text.
 */
export function* markdownRows(
  source: MarkdownSource,
  range: TextRange,
): Generator<undefined, Row[], undefined> {
  const reader = new MarkdownRowReader(source, range);
  const stack: Frame[] = [{ ...source.pieces.treeIn(range), rankBase: 0, next: 0 }];
  let blocks = 0;
  for (let top = stack.at(-1); top; top = stack.at(-1)) {
    const at = top.next++;
    const child = top.tree.children[at];
    if (child === undefined) {
      stack.pop();
      continue;
    }
    const start = top.start + (top.tree.positions[at] ?? 0);
    if (start >= range.end) break;
    if (!(child instanceof Tree) || (start < range.start && start + child.length <= range.start)) {
      continue;
    }
    const rankBase = reader.enter(child, start, top.rankBase);
    if (rankBase !== null) stack.push({ tree: child, start, rankBase, next: 0 });
    if (++blocks % BLOCKS_PER_STEP === 0) yield;
  }
  return reader.finish();
}

class MarkdownRowReader {
  private readonly rows: Row[] = [];
  private draft: RowDraft | null;

  constructor(
    private readonly source: MarkdownSource,
    private readonly range: TextRange,
  ) {
    this.draft = range.start === 0 ? new RowDraft("root", 0, 0) : null;
  }

  /** Takes note of a block. Returns the rank base of the blocks in it, or null when there are none to look at. */
  enter(tree: Tree, start: number, rankBase: number): number | null {
    const role = blockRole(tree.type.id);
    if (tree.type.isAnonymous || role === "list") return rankBase;
    if (role === "quote") return rankBase + QUOTE_RANK;
    if (role === "item") return rankBase + ITEM_RANK;
    if (start < this.range.start) return null;
    if (role === "mark") {
      // An item begins at its mark: the block may begin before it, with the mark's indentation.
      if (tree.type.name === "ListMark") {
        this.startRow("item", rankBase, start).reachTo(start + tree.length);
      }
      return null;
    }
    if (role === "heading") this.startRow("heading", rankBase + headingLevel(tree.type.id), start);
    this.readLeaf(tree, start);
    return null;
  }

  finish(): Row[] {
    if (this.draft) this.rows.push(this.draft.finish(this.range.end));
    return this.rows;
  }

  private startRow(type: "item" | "heading", rank: number, start: number): RowDraft {
    if (this.draft) this.rows.push(this.draft.finish(start));
    return (this.draft = new RowDraft(type, rank, start));
  }

  private readLeaf(leaf: Tree, start: number): void {
    if (!this.draft) return;
    const { text, grammar } = this.source;
    if (isOpaque(leaf)) {
      // Not read: a fence that is not closed may hold all of a long note.
      const end = trimmedEnd(text, start, start + leaf.length);
      // The rest of a long fence may be blank to a reader and not to the parser.
      if (end > start) this.draft.reachTo(end);
      this.draft.markAuthorText();
      return;
    }
    const raw = text.sliceString(start, start + leaf.length);
    this.draft.reachTo(start + raw.trimEnd().length);
    const isInline = blockRole(leaf.type.id) !== "other" || isFootnote(leaf, raw);
    if (isInline && grammar.mayHold(raw)) this.scanLeaf(leaf, start);
    else if (!isInline || leaf.children.length === 0 || hasInlineText(leaf, start, text)) {
      this.draft.markAuthorText();
    }
  }

  private scanLeaf(leaf: Tree, start: number): void {
    const { text, grammar } = this.source;
    const draft = this.draft;
    if (!draft) return;
    if (blockRole(leaf.type.id) === "table") draft.markAuthorText();
    for (const block of inlineBlocks(leaf, start, text)) {
      const shift = block.start - draft.start;
      const hidden = hiddenRanges(block.content).map((range) => shifted(range, shift));
      const scanner = new BracketScanner(grammar);
      scanner.scan(block.content, shift, 0, hidden);
      // Read without the marks of quotes, which stand at the starts of its lines; the body itself stays as it is.
      const scan = scanner.finish((from, to) => block.content.slice(from - shift, to - shift));
      restoreBodies(scan.annotations, (from, to) =>
        text.sliceString(draft.start + from, draft.start + to),
      );
      draft.addScan(scan);
      const outside = scan.annotations.map((range) => shifted(range, -shift));
      if (hasTextOutside(block.content, outside)) draft.markAuthorText();
    }
  }
}

/** True for code, HTML and breaks, in which there is nothing to find. A link definition may be a footnote. */
function isOpaque(leaf: Tree): boolean {
  return blockRole(leaf.type.id) === "other" && leaf.type.name !== "LinkReference";
}

/** Where a stretch of text ends without the white space at its end. */
function trimmedEnd(text: DocumentText, start: number, end: number): number {
  let line = text.lineAt(end);
  let content = line.text.slice(0, end - line.from).trimEnd();
  while (content === "" && line.from > start) {
    line = text.line(line.number - 1);
    content = line.text.trimEnd();
  }
  return Math.max(start, line.from + content.length);
}

function hasInlineText(leaf: Tree, start: number, text: DocumentText): boolean {
  return (
    blockRole(leaf.type.id) === "table" ||
    inlineBlocks(leaf, start, text).some(({ content }) => content.trim() !== "")
  );
}

/** Gives annotations and replies their bodies as they stand in the text, where they were read from a cleaner one. */
function restoreBodies(
  annotations: readonly ParsedAnnotation[],
  slice: (start: number, end: number) => string,
): void {
  const left = [...annotations];
  for (let next = left.pop(); next; next = left.pop()) {
    if (!next.body.includes("\n")) continue;
    Object.assign(next, { body: slice(next.bodyStart, next.bodyEnd) });
    left.push(...next.replies);
  }
}

function shifted({ start, end }: TextRange, by: number): TextRange {
  return { start: start + by, end: end + by };
}
