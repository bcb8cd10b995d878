import type { TextRange } from "../text/index.js";

/** Where the lines of a text from which ranges were taken out are in the whole text, counted from 0. */
export interface LineMap {
  /** For each line, the line of the whole on which it begins. */
  readonly starts: readonly number[];
  /** For each line, the line of the whole behind it. */
  readonly ends: readonly number[];
}

/**
 * Which line of a text is which of the same text without some ranges. Of lines that are taken out whole nothing is left;
 * a range within a line makes one line of those that it joins.
 *
 * @param text the whole
 * @param removed ascending, apart from each other
 */
export function mapLines(text: string, removed: readonly TextRange[]): LineMap {
  const starts = [0];
  const ends: number[] = [];
  /** Where the last line begins in the whole. */
  let lineStart = 0;
  let line = 0;
  let next = 0;
  for (const { 0: lineBreak, index } of text.matchAll(/\r\n?|\n/g)) {
    line++;
    const end = index + lineBreak.length;
    while ((removed[next]?.end ?? Infinity) <= index) next++;
    const range = removed[next];
    if (range === undefined || range.start > index) {
      ends.push(line);
      starts.push(line);
      lineStart = end;
    } else if (range.end === end && range.start === lineStart) {
      starts[starts.length - 1] = line;
      lineStart = end;
    }
  }
  ends.push(line + 1);
  return { starts, ends };
}

/** Lines from the first to the one behind the last, as the whole text counts them. */
export function mapLineRange(
  { starts, ends }: LineMap,
  [first, end]: readonly [number, number],
): [number, number] {
  const last = starts.length - 1;
  const from = starts[Math.min(first, last)] ?? 0;
  return [from, end > first ? (ends[Math.min(end - 1, last)] ?? from) : from];
}
