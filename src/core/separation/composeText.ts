import type { TextRange } from "../text/index.js";
import type { BackslashRuns } from "./backslashes.js";

/** What is put into an author text at a place. */
export interface Insertion {
  readonly at: number;
  readonly lead: string;
  readonly raw: string;
  readonly trail: string;
}

/** An insertion in the text that was made: all of it, and the annotation alone. */
export interface Inserted extends TextRange {
  readonly rawStart: number;
  readonly rawEnd: number;
}

/** A text with annotations put in. */
export interface ComposedText {
  readonly text: string;
  /** In the order of the insertions. */
  readonly inserted: readonly Inserted[];
  /** Where a unit of the text comes from in the author text; for what was put in, the place where it was put. */
  authorOffset(offset: number): number;
}

/**
 * Puts annotations into an author text and writes backslashes before its brackets. Backslashes directly before an
 * annotation are doubled: there an even number stands for half of it.
 *
 * @param insertions ascending by `at`
 * @param runs how many backslashes stand before brackets; those that are not named keep theirs
 */
export function composeText(
  text: string,
  insertions: readonly Insertion[],
  runs: BackslashRuns,
): ComposedText {
  const pieces: string[] = [];
  const inserted: Inserted[] = [];
  const brackets = [...runs].sort(([a], [b]) => a - b);
  const copies: Copy[] = [];
  let nextBracket = 0;
  let copied = 0;
  let length = 0;
  const push = (piece: string): void => {
    pieces.push(piece);
    length += piece.length;
  };
  const copyTo = (end: number): void => {
    copies.push({ at: length, from: copied, to: end });
    push(text.slice(copied, end));
  };
  const writeBracketsBefore = (limit: number): void => {
    for (; (brackets[nextBracket]?.[0] ?? Infinity) < limit; nextBracket++) {
      const [at, count] = brackets[nextBracket] as [number, number];
      copyTo(at - backslashesBefore(text, at, copied));
      push("\\".repeat(count));
      copied = at;
    }
  };
  for (const { at, lead, raw, trail } of insertions) {
    writeBracketsBefore(at);
    copyTo(at);
    if (lead === "") push("\\".repeat(backslashesBefore(text, at, copied)));
    const start = length;
    push(lead);
    const rawStart = length;
    push(raw);
    const rawEnd = length;
    push(trail);
    inserted.push({ start, end: length, rawStart, rawEnd });
    copied = at;
  }
  writeBracketsBefore(Infinity);
  copyTo(text.length);
  const authorOffset = (offset: number): number => offsetIn(copies, offset);
  return { text: pieces.join(""), inserted, authorOffset };
}

/** A stretch of the author text, and where it stands in the text that was made. */
interface Copy {
  readonly at: number;
  readonly from: number;
  readonly to: number;
}

function offsetIn(copies: readonly Copy[], offset: number): number {
  let low = 0;
  let high = copies.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((copies[middle]?.at ?? Infinity) > offset) high = middle;
    else low = middle + 1;
  }
  const copy = copies[low - 1];
  return copy ? Math.min(copy.to, copy.from + offset - copy.at) : 0;
}

/** How many backslashes stand directly before an offset, looking back no further than `limit`. */
export function backslashesBefore(text: string, offset: number, limit: number): number {
  let start = offset;
  while (start > limit && text.charAt(start - 1) === "\\") start--;
  return offset - start;
}
