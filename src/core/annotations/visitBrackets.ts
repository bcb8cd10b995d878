import type { TextRange } from "../text/index.js";
import type { AnnotationGrammar, BracketRole } from "./grammar.js";

/** A bracket as it stands in a text, live or literal. */
export interface Bracket extends TextRange {
  /** Of which pair it is, and what it can do. */
  readonly role: BracketRole;
  /** How many backslashes stand directly before it: literal with an odd number, live with an even one. */
  readonly backslashes: number;
}

/** Where brackets are not seen: code, autolinks, raw HTML, link targets. */
export interface HiddenRanges {
  /** Sorted, without overlap. */
  readonly ranges: readonly TextRange[];
  /** Where the text begins in the coordinates of the ranges. */
  readonly offset: number;
}

const NOTHING_HIDDEN: HiddenRanges = { ranges: [], offset: 0 };

/**
 * Visits every bracket of a text from left to right, the longest where several begin alike (grammar.md, rules 1 and
 * 4). A bracket that reaches into a hidden range is none.
 *
 * @param text Any text.
 * @param grammar What is a bracket.
 * @param visit Called with offsets in `text`.
 * @param hidden Where brackets are not seen; ranges outside the text are ignored.
 */
export function visitBrackets(
  text: string,
  grammar: AnnotationGrammar,
  visit: (bracket: Bracket) => void,
  hidden: HiddenRanges = NOTHING_HIDDEN,
): void {
  if (!grammar.mayHold(text)) return;
  const { ranges, offset } = hidden;
  let from = 0;
  for (let i = findFirstEndingAfter(ranges, offset); i < ranges.length; i += 1) {
    const range = ranges[i];
    if (range === undefined || range.start >= offset + text.length) break;
    if (range.start > offset + from) {
      // Cut off at the end, so that no bracket reaches into what is hidden.
      visitFrom(text.slice(0, range.start - offset), grammar, visit, from);
    }
    from = range.end - offset;
  }
  visitFrom(text, grammar, visit, from);
}

/**
 * Counts the backslashes that stand directly before an offset.
 *
 * @param text Any text.
 * @param offset Offset in it; the run counted ends here.
 */
export function countBackslashesBefore(text: string, offset: number): number {
  let start = offset;
  while (start > 0 && text.charAt(start - 1) === "\\") start -= 1;
  return offset - start;
}

function visitFrom(
  text: string,
  grammar: AnnotationGrammar,
  visit: (bracket: Bracket) => void,
  from: number,
): void {
  for (let at = from; at < text.length;) {
    const token = grammar.findToken(text, at);
    if (token === null) return;
    const { start, end, role } = token;
    visit({ start, end, role, backslashes: countBackslashesBefore(text, start) });
    at = end;
  }
}

/** Index of the first range that ends after the offset: the ranges of a long block are not walked for each line. */
function findFirstEndingAfter(ranges: readonly TextRange[], offset: number): number {
  let low = 0;
  let high = ranges.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((ranges[middle]?.end ?? Infinity) > offset) high = middle;
    else low = middle + 1;
  }
  return low;
}
