import type { Steps, TextRange } from "../text/index.js";
import { contextEnd, contextStart, phraseAt } from "./phrase.js";
import { findRepeats } from "./repeats.js";

/** A caret in a text, and the side to which it holds. */
export interface Caret {
  /** In UTF-16 units. */
  readonly at: number;
  readonly side: "before" | "after";
}

/** What is quoted of a text for a caret: the phrase beside it, and the phrase with its context. */
export interface Quote {
  readonly exact: TextRange;
  readonly context: TextRange;
}

/**
 * Units around a caret that are tried, one after the other, until what they hold is there once. Text that is repeated
 * over more than the last is quoted as with the first: no context would tell its places apart, their positions do.
 */
const REACHES = [12, 24, 48, 96, 192, 384];

/** Carets that are read between two points at which the work can be interrupted. */
const CARETS_PER_STEP = 4;

/**
 * Quotes a text for each caret: the phrase beside it, and as many clauses around it as make the whole unique in the
 * text. Null where nothing but blanks is near. The time grows with the text, not with text times carets.
 */
export function* quoteSteps(
  text: string,
  carets: readonly Caret[],
): Steps<readonly (Quote | null)[]> {
  const phrases: (TextRange | null)[] = [];
  for (const { at, side } of carets) {
    phrases.push(phraseAt(text, at, side));
    if (phrases.length % CARETS_PER_STEP === 0) yield;
  }
  const reaches = yield* uniqueReaches(text, carets);
  const quotes: (Quote | null)[] = [];
  for (const [index, exact] of phrases.entries()) {
    const core = coreAt(text, carets[index]?.at ?? 0, reaches[index] ?? 0);
    quotes.push(exact && { exact, context: contextOf(text, exact, core) });
    if (quotes.length % CARETS_PER_STEP === 0) yield;
  }
  return quotes;
}

/** For each caret the least reach around it that is there once, else the first. */
function* uniqueReaches(text: string, carets: readonly Caret[]): Steps<readonly number[]> {
  const [first = 0] = REACHES;
  const reaches = carets.map(() => first);
  let open = text === "" ? [] : [...carets.keys()];
  for (const reach of REACHES) {
    if (open.length === 0) break;
    const starts = new Map(
      open.map((index) => [index, coreAt(text, carets[index]?.at ?? 0, reach).start]),
    );
    // A reach over the whole text is there once.
    const length = Math.min(text.length, 2 * reach);
    const repeated = yield* findRepeats(text, [...new Set(starts.values())], length);
    const stillOpen: number[] = [];
    for (const [index, start] of starts) {
      if (repeated.has(start)) stillOpen.push(index);
      else reaches[index] = reach;
    }
    open = stillOpen;
  }
  return reaches;
}

/** As many units around a caret as a reach has on both sides; where the text begins or ends, more on the other. */
function coreAt(text: string, caret: number, reach: number): TextRange {
  const start = Math.max(0, Math.min(caret - reach, text.length - 2 * reach));
  return { start, end: Math.min(text.length, start + 2 * reach) };
}

function contextOf(text: string, exact: TextRange, core: TextRange): TextRange {
  return {
    start: contextStart(text, Math.min(exact.start, core.start)),
    end: contextEnd(text, Math.max(exact.end, core.end)),
  };
}
