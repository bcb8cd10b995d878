import type { Steps, TextRange } from "../text/index.js";
import { linkKept } from "./keptPassages.js";
import { Links } from "./links.js";
import type { Passages } from "./passages.js";

/** A stretch of whole lines in which two author texts differ; one of the ranges may be empty. */
export interface EditionDifference {
  readonly old: TextRange;
  readonly now: TextRange;
}

/** Lines read between two points at which the work can be interrupted. */
const LINES_PER_STEP = 2048;

/** Where two author texts differ, in order. A stretch may hold some lines that they share. */
export function* editionDifferencesSteps(
  oldText: string,
  newText: string,
): Steps<readonly EditionDifference[]> {
  if (oldText === newText) return [];
  const numbers = new Map<string, number>();
  const old = yield* readLines(oldText, numbers);
  const now = yield* readLines(newText, numbers);
  const gaps = yield* linkKept(new Links(old, now));
  return gaps.map(({ oldFrom, oldTo, newFrom, newTo }) => ({
    old: rangeOf(old, oldFrom, oldTo),
    now: rangeOf(now, newFrom, newTo),
  }));
}

/** Every line as a passage of its own, with its indentation and its break: here nothing is alike but what is the same. */
function* readLines(text: string, numbers: Map<string, number>): Steps<Passages> {
  const starts: number[] = [];
  const ends: number[] = [];
  const keys: number[] = [];
  for (let start = 0; start < text.length;) {
    const lineBreak = text.indexOf("\n", start);
    const end = lineBreak < 0 ? text.length : lineBreak + 1;
    const line = text.slice(start, end);
    const key = numbers.get(line) ?? numbers.size;
    numbers.set(line, key);
    starts.push(start);
    ends.push(end);
    if (keys.push(key) % LINES_PER_STEP === 0) yield;
    start = end;
  }
  return {
    text,
    count: keys.length,
    starts: Int32Array.from(starts),
    ends: Int32Array.from(ends),
    keys: Int32Array.from(keys),
  };
}

function rangeOf({ text, starts, count }: Passages, from: number, to: number): TextRange {
  const at = (index: number): number =>
    index < count ? (starts[index] ?? text.length) : text.length;
  return { start: at(from), end: at(to) };
}
