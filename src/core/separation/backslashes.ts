import { visitBrackets } from "../annotations/index.js";
import type { AnnotationGrammar, ParsedAnnotation } from "../annotations/index.js";
import { noteOutline } from "../note/index.js";
import type { Note } from "../note/index.js";
import type { Outline } from "../outline/index.js";
import { ITEMS_PER_STEP, sortedSteps } from "../text/index.js";
import type { Steps, TextRange } from "../text/index.js";
import { noteAnnotations } from "./readerUnits.js";

/** A bracket with the number of backslashes directly before it. */
export interface EscapedBracket extends TextRange {
  readonly backslashes: number;
}

/**
 * The brackets that are seen in a text and have backslashes before them, in order. Only rows in which a backslash
 * stands before a bracket are read: most notes have none.
 */
export function* escapedBrackets(text: string, outline: Outline): Steps<EscapedBracket[]> {
  const { rows, grammar } = outline;
  const found: EscapedBracket[] = [];
  let rowEnd = 0;
  let read = 0;
  for (const offset of yield* backslashOffsets(text, grammar)) {
    if (++read % ITEMS_PER_STEP === 0) yield;
    if (offset < rowEnd) continue;
    const index = rows.indexAt(offset);
    const { start } = rows.at(index);
    rowEnd = index + 1 < rows.count ? rows.at(index + 1).start : text.length;
    visitSeenBrackets(outline, { start, end: rowEnd }, (bracket) => {
      if (bracket.backslashes > 0) found.push(bracket);
    });
  }
  return found;
}

/** Visits the brackets that are seen in whole rows of a text. */
export function visitSeenBrackets(
  outline: Outline,
  range: TextRange,
  visit: (bracket: EscapedBracket) => void,
): void {
  for (const block of outline.bracketBlocks(range)) {
    visitBrackets(
      block.content,
      outline.grammar,
      ({ start, end, backslashes }) => {
        visit({ start: block.start + start, end: block.start + end, backslashes });
      },
      { ranges: block.hidden, offset: 0 },
    );
  }
}

/** Where a backslash stands directly before what reads like a bracket, ascending. */
function* backslashOffsets(text: string, grammar: AnnotationGrammar): Steps<number[]> {
  const tokens = grammar.pairs.flatMap(({ open, close }) => [open, close]);
  const offsets: number[] = [];
  let found = 0;
  for (let at = text.indexOf("\\"); at >= 0; at = text.indexOf("\\", at + 1)) {
    if (tokens.some((token) => text.startsWith(token, at + 1))) offsets.push(at);
    if (++found % ITEMS_PER_STEP === 0) yield;
  }
  return offsets;
}

/** How many backslashes the brackets of an author text get, by where they start. */
export type BackslashRuns = Map<number, number>;

/**
 * The backslashes that `merge` writes before brackets of the author text by itself: n of them become 2n + 1, so that the
 * bracket is literal. None become one before a bracket that would be an annotation's, and stay none before any other.
 * Before the author's own pairs n become 2n.
 *
 * @param note the author text, read by itself
 * @param insertions where annotations are to stand, ascending: a run of backslashes reaches no further back
 */
export function* defaultRuns(note: Note, insertions: readonly number[]): Steps<BackslashRuns> {
  const outline = noteOutline(note);
  const runs: BackslashRuns = new Map();
  const places = new InsertionCursor(insertions);
  for (const [index, bracket] of (yield* matchedBrackets(outline)).entries()) {
    if (!places.isInside(bracket)) runs.set(bracket.start, 1);
    if (index % ITEMS_PER_STEP === ITEMS_PER_STEP - 1) yield;
  }
  const unmatched = yield* unmatchedBrackets(outline);
  const escaped = new InsertionCursor(insertions);
  const brackets = yield* escapedBrackets(note.text, outline);
  for (const [index, { start, end, backslashes }] of brackets.entries()) {
    if (index % ITEMS_PER_STEP === ITEMS_PER_STEP - 1) yield;
    if (escaped.isInside({ start, end })) continue;
    const run = Math.min(backslashes, start - escaped.lastUpTo(start));
    if (run === 0) continue;
    const isAuthorPair = backslashes % 2 === 0 && !runs.has(start) && !unmatched.has(start);
    runs.set(start, isAuthorPair ? 2 * run : 2 * run + 1);
  }
  return runs;
}

/** Where unmatched brackets start. */
function* unmatchedBrackets({ rows }: Outline): Steps<ReadonlySet<number>> {
  const starts = new Set<number>();
  let read = 0;
  for (const { placed } of rows.matching((stretch) => stretch.problemCount > 0)) {
    for (const { start } of placed.row.problems) starts.add(placed.start + start);
    if (++read % ITEMS_PER_STEP === 0) yield;
  }
  return starts;
}

/** The brackets of annotations and their replies, ascending. */
function* matchedBrackets(outline: Outline): Steps<readonly TextRange[]> {
  const brackets: TextRange[] = [];
  for (const [index, { parsed, placed }] of (yield* noteAnnotations(outline)).entries()) {
    const left: ParsedAnnotation[] = [parsed];
    for (let next = left.pop(); next; next = left.pop()) {
      const { start, end, bodyStart, bodyEnd, replies } = next;
      brackets.push({ start: placed.start + start, end: placed.start + bodyStart });
      brackets.push({ start: placed.start + bodyEnd, end: placed.start + end });
      for (const reply of replies) left.push(reply);
    }
    if (index % ITEMS_PER_STEP === ITEMS_PER_STEP - 1) yield;
  }
  return yield* sortedSteps(brackets, (a, b) => a.start - b.start);
}

/** Answers for ascending places where insertions are. */
export class InsertionCursor {
  private at = 0;

  constructor(private readonly insertions: readonly number[]) {}

  /** The last insertion at or before an offset; -Infinity when there is none. */
  lastUpTo(offset: number): number {
    while ((this.insertions[this.at] ?? Infinity) <= offset) this.at++;
    return this.insertions[this.at - 1] ?? -Infinity;
  }

  /** True when an annotation is put into the middle of a bracket. */
  isInside({ start, end }: TextRange): boolean {
    this.lastUpTo(start);
    return (this.insertions[this.at] ?? Infinity) < end;
  }
}
