import type { Outline } from "../outline/index.js";
import { ITEMS_PER_STEP, sortedSteps, TextBuilder } from "../text/index.js";
import type { Steps } from "../text/index.js";
import { backslashesBefore } from "./composeText.js";
import { escapedBrackets } from "./backslashes.js";
import type { BackslashRuns } from "./backslashes.js";
import type { OwnedSpan } from "./ownership.js";
import type { NoteAnnotation } from "./readerUnits.js";

/** A note without its annotations. */
export interface AuthorPart {
  readonly text: string;
  /** For each span where it was, in the author text. */
  readonly places: readonly number[];
  /** How many backslashes stand in the note before brackets whose backslashes were halved. */
  readonly runs: BackslashRuns;
}

interface Cut {
  readonly start: number;
  readonly end: number;
  readonly span: number;
  /** The number of backslashes before a bracket of the author at `end`. */
  readonly backslashes: number;
}

/**
 * Takes spans out of a note and halves the backslashes before brackets that are seen: m before a literal bracket
 * become floor(m / 2), 2n before a live one n (grammar.md, rule 18).
 */
export function* takeOut(
  text: string,
  outline: Outline,
  annotations: readonly NoteAnnotation[],
  spans: readonly OwnedSpan[],
): Steps<AuthorPart> {
  const cuts = yield* spanCuts(text, annotations, spans);
  yield* addBracketCuts(cuts, text, outline, annotations);
  const places: number[] = [];
  const runs: BackslashRuns = new Map();
  const author = new TextBuilder();
  let copied = 0;
  const ordered = yield* sortedSteps(cuts, (a, b) => a.start - b.start || a.end - b.end);
  for (let index = 0; index < ordered.length; index++) {
    const { start, end, span, backslashes } = ordered[index] as Cut;
    author.push(text.slice(copied, start));
    copied = end;
    if (span >= 0) places[span] = author.length;
    if (backslashes > 0) runs.set(author.length, backslashes);
    if (index % ITEMS_PER_STEP === ITEMS_PER_STEP - 1) yield;
  }
  author.push(text.slice(copied));
  yield;
  return { text: author.toString(), places, runs };
}

/** The spans, and half of the backslashes before each annotation that goes out bracket to bracket. */
function* spanCuts(
  text: string,
  annotations: readonly NoteAnnotation[],
  spans: readonly OwnedSpan[],
): Steps<Cut[]> {
  const cuts: Cut[] = [];
  for (let span = 0; span < spans.length; span++) {
    const { start, end, from } = spans[span] as OwnedSpan;
    const isBare = annotations[from]?.start === start;
    const half = isBare ? Math.floor(backslashesBefore(text, start, 0) / 2) : 0;
    if (half > 0) cuts.push({ start: start - half, end: start, span: -1, backslashes: 0 });
    cuts.push({ start, end, span, backslashes: 0 });
    if (span % ITEMS_PER_STEP === ITEMS_PER_STEP - 1) yield;
  }
  return cuts;
}

/** Adds half of the backslashes before each bracket of the author. */
function* addBracketCuts(
  cuts: Cut[],
  text: string,
  outline: Outline,
  annotations: readonly NoteAnnotation[],
): Steps<void> {
  let next = 0;
  const brackets = yield* escapedBrackets(text, outline);
  for (const [index, { start, backslashes }] of brackets.entries()) {
    if (index % ITEMS_PER_STEP === ITEMS_PER_STEP - 1) yield;
    while ((annotations[next]?.end ?? Infinity) <= start) next++;
    if ((annotations[next]?.start ?? Infinity) <= start) continue;
    cuts.push({ start: start - Math.ceil(backslashes / 2), end: start, span: -1, backslashes });
  }
}
