import { visitBrackets } from "../annotations/index.js";
import type { AnnotationGrammar, ParsedAnnotation } from "../annotations/index.js";
import { noteOutline } from "../note/index.js";
import type { Note } from "../note/index.js";
import type { Outline } from "../outline/index.js";
import type { TextRange } from "../text/index.js";
import { noteAnnotations } from "./readerUnits.js";

/** A bracket with the number of backslashes directly before it. */
export interface EscapedBracket extends TextRange {
  readonly backslashes: number;
}

/**
 * The brackets that are seen in a text and have backslashes before them, in order. Only rows in which a backslash
 * stands before a bracket are read: most notes have none.
 */
export function escapedBrackets(text: string, outline: Outline): EscapedBracket[] {
  const { rows, grammar } = outline;
  const found: EscapedBracket[] = [];
  let rowEnd = 0;
  for (const offset of backslashOffsets(text, grammar)) {
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
function backslashOffsets(text: string, grammar: AnnotationGrammar): number[] {
  const offsets: number[] = [];
  for (const token of new Set(grammar.pairs.flatMap(({ open, close }) => [open, close]))) {
    const escaped = `\\${token}`;
    for (let at = text.indexOf(escaped); at >= 0; at = text.indexOf(escaped, at + 1)) {
      offsets.push(at);
    }
  }
  return offsets.sort((a, b) => a - b);
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
export function defaultRuns(note: Note, insertions: readonly number[]): BackslashRuns {
  const outline = noteOutline(note);
  const runs: BackslashRuns = new Map();
  const matched = matchedBrackets(
    noteAnnotations(outline).map(({ parsed, placed }) => [parsed, placed.start]),
  );
  const places = new InsertionCursor(insertions);
  for (const bracket of matched) {
    if (!places.isInside(bracket)) runs.set(bracket.start, 1);
  }
  const unmatched = new Set(note.problems.map(({ start }) => start));
  const escaped = new InsertionCursor(insertions);
  for (const { start, end, backslashes } of escapedBrackets(note.text, outline)) {
    if (escaped.isInside({ start, end })) continue;
    const run = Math.min(backslashes, start - escaped.lastUpTo(start));
    if (run === 0) continue;
    const isAuthorPair = backslashes % 2 === 0 && !runs.has(start) && !unmatched.has(start);
    runs.set(start, isAuthorPair ? 2 * run : 2 * run + 1);
  }
  return runs;
}

/** The brackets of annotations and their replies, ascending. */
function matchedBrackets(
  annotations: readonly (readonly [ParsedAnnotation, number])[],
): readonly TextRange[] {
  const brackets: TextRange[] = [];
  const left = [...annotations];
  for (let next = left.pop(); next; next = left.pop()) {
    const [{ start, end, bodyStart, bodyEnd, replies }, shift] = next;
    brackets.push({ start: shift + start, end: shift + bodyStart });
    brackets.push({ start: shift + bodyEnd, end: shift + end });
    for (const reply of replies) left.push([reply, shift]);
  }
  return brackets.sort((a, b) => a.start - b.start);
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
