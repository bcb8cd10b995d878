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
  let nextBracket = 0;
  let copied = 0;
  let length = 0;
  const push = (piece: string): void => {
    pieces.push(piece);
    length += piece.length;
  };
  const writeBracketsBefore = (limit: number): void => {
    for (; (brackets[nextBracket]?.[0] ?? Infinity) < limit; nextBracket++) {
      const [at, count] = brackets[nextBracket] as [number, number];
      push(text.slice(copied, at - backslashesBefore(text, at, copied)));
      push("\\".repeat(count));
      copied = at;
    }
  };
  for (const { at, lead, raw, trail } of insertions) {
    writeBracketsBefore(at);
    push(text.slice(copied, at));
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
  push(text.slice(copied));
  return { text: pieces.join(""), inserted };
}

/** How many backslashes stand directly before an offset, looking back no further than `limit`. */
export function backslashesBefore(text: string, offset: number, limit: number): number {
  let start = offset;
  while (start > limit && text.charAt(start - 1) === "\\") start--;
  return offset - start;
}
