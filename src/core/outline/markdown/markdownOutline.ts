import { TreeFragment } from "@lezer/common";
import type { ChangedRange, Tree } from "@lezer/common";
import type { AnnotationGrammar } from "../../annotations/index.js";
import { changedSpan } from "../../text/index.js";
import type { ChangedSpan, DocumentText, TextChange, TextRange } from "../../text/index.js";
import type { BracketBlock, Outline, OutlineUpdate, Steps } from "../outline.js";
import type { Row } from "../row.js";
import { firstRows, replaceRows } from "../rowReplacement.js";
import type { RowSequence } from "../rowSequence.js";
import { bracketBlocks } from "./bracketBlocks.js";
import { compactTree } from "./compactTree.js";
import { markdownStart } from "./frontMatter.js";
import { markdownLabel } from "./markdownLabel.js";
import { blockParser, MarkdownInput } from "./markdownParser.js";
import { markdownRows } from "./markdownRows.js";
import { treeDifference } from "./treeDifference.js";

/** How many blocks are parsed between two points at which the work can be interrupted. */
const BLOCKS_PER_STEP = 64;

/** Reads Markdown as an outline of headings and list items. */
export function* readMarkdown(text: DocumentText, grammar: AnnotationGrammar): Steps<Outline> {
  const treeStart = markdownStart(text);
  const tree = yield* parseBlocks(text, treeStart, []);
  yield* compactTree(tree);
  const contents = yield* markdownRows(
    { text, tree, treeStart, grammar },
    { start: 0, end: text.length },
  );
  const rows = yield* firstRows(contents);
  return new MarkdownOutline({ text, grammar, tree, treeStart, rows, nextKey: contents.length });
}

interface MarkdownState {
  readonly text: DocumentText;
  readonly grammar: AnnotationGrammar;
  readonly tree: Tree;
  /** Where the tree starts in the text. */
  readonly treeStart: number;
  readonly rows: RowSequence;
  readonly nextKey: number;
}

/** Headings and list items over the parser's own block tree, which is reused around an edit. */
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

  *update(text: DocumentText, changes: readonly TextChange[]): Steps<OutlineUpdate> {
    const { state } = this;
    const { grammar } = state;
    const treeStart = markdownStart(text);
    const fragments = reusableFragments(state, changes, { text, treeStart });
    const tree = yield* parseBlocks(text, treeStart, fragments);
    const span = changedSpan(changes);
    const difference = treeDifference(
      { tree: state.tree, start: state.treeStart },
      { tree, start: treeStart },
      span,
      state.text.length,
    );
    const from = state.rows.indexBefore(difference.start);
    const to = firstRowFrom(state.rows, difference.oldEnd);
    const contents = yield* markdownRows(
      { text, tree, treeStart, grammar },
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
    const outline = new MarkdownOutline({ text, grammar, tree, treeStart, ...replaced });
    return { outline, from, removed: to - from, inserted: contents.length };
  }
}

function* parseBlocks(
  text: DocumentText,
  treeStart: number,
  fragments: readonly TreeFragment[],
): Steps<Tree> {
  const input = new MarkdownInput(text, treeStart);
  const parse = blockParser.startParse(input, fragments, [{ from: 0, to: input.length }]);
  for (let blocks = 1; ; blocks++) {
    const tree = parse.advance();
    if (tree) return tree;
    if (blocks % BLOCKS_PER_STEP === 0) yield;
  }
}

/** The parts of the old tree that the parser may take over, in offsets from where the Markdown starts. */
function reusableFragments(
  old: MarkdownState,
  changes: readonly TextChange[],
  now: { readonly text: DocumentText; readonly treeStart: number },
): readonly TreeFragment[] {
  const whole = TreeFragment.addTree(old.tree);
  if (now.treeStart === old.treeStart && (changes[0]?.start ?? 0) >= old.treeStart) {
    return TreeFragment.applyChanges(whole, changedLines(changes, now));
  }
  const { oldEnd, newEnd } = changedSpan(changes);
  const oldLength = old.text.length - old.treeStart;
  const newLength = now.text.length - now.treeStart;
  const tail = Math.min(
    old.text.length - Math.max(oldEnd, old.treeStart),
    now.text.length - Math.max(newEnd, now.treeStart),
  );
  return TreeFragment.applyChanges(whole, [
    { fromA: 0, toA: oldLength - tail, fromB: 0, toB: newLength - tail },
  ]);
}

/**
 * The changes, each up to the end of its line: the parser would else take over a block whose indentation was deleted,
 * because nothing behind the deletion changed.
 */
function changedLines(
  changes: readonly TextChange[],
  { text, treeStart }: { readonly text: DocumentText; readonly treeStart: number },
): ChangedRange[] {
  const ranges: ChangedRange[] = [];
  let shift = 0;
  for (const change of changes) {
    const fromB = change.start + shift - treeStart;
    shift += change.text.length - (change.end - change.start);
    const lineEnd = text.lineAt(change.end + shift).to;
    const range = {
      fromA: change.start - treeStart,
      toA: lineEnd - shift - treeStart,
      fromB,
      toB: lineEnd - treeStart,
    };
    const last = ranges.at(-1);
    if (last && range.fromA <= last.toA) {
      ranges[ranges.length - 1] = { ...range, fromA: last.fromA, fromB: last.fromB };
    } else ranges.push(range);
  }
  return ranges;
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
