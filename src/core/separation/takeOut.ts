import type { Outline } from "../outline/index.js";
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
export function takeOut(
  text: string,
  outline: Outline,
  annotations: readonly NoteAnnotation[],
  spans: readonly OwnedSpan[],
): AuthorPart {
  const cuts = [
    ...spans.map(({ start, end }, span) => ({ start, end, span, backslashes: 0 })),
    ...bracketCuts(text, outline, annotations),
    ...annotationCuts(text, annotations, spans),
  ].sort((a, b) => a.start - b.start || a.end - b.end);
  const places: number[] = [];
  const runs: BackslashRuns = new Map();
  let author = "";
  let copied = 0;
  for (const { start, end, span, backslashes } of cuts) {
    author += text.slice(copied, start);
    copied = end;
    if (span >= 0) places[span] = author.length;
    if (backslashes > 0) runs.set(author.length, backslashes);
  }
  return { text: author + text.slice(copied), places, runs };
}

/** Half of the backslashes before each bracket of the author. */
function bracketCuts(
  text: string,
  outline: Outline,
  annotations: readonly NoteAnnotation[],
): Cut[] {
  const cuts: Cut[] = [];
  let next = 0;
  for (const { start, backslashes } of escapedBrackets(text, outline)) {
    while ((annotations[next]?.end ?? Infinity) <= start) next++;
    if ((annotations[next]?.start ?? Infinity) <= start) continue;
    cuts.push({ start: start - Math.ceil(backslashes / 2), end: start, span: -1, backslashes });
  }
  return cuts;
}

/** Half of the backslashes before each annotation that goes out bracket to bracket. */
function annotationCuts(
  text: string,
  annotations: readonly NoteAnnotation[],
  spans: readonly OwnedSpan[],
): Cut[] {
  const cuts: Cut[] = [];
  for (const { start, from } of spans) {
    if (annotations[from]?.start !== start) continue;
    const half = Math.floor(backslashesBefore(text, start, 0) / 2);
    if (half > 0) cuts.push({ start: start - half, end: start, span: -1, backslashes: 0 });
  }
  return cuts;
}
