import { firstLines } from "../../src/core/restoration/evidence.js";

/** Counts to make shares of. */
export interface Tally {
  parents: number;
  lines: number;
  /** Subtrees of the truth, of the guess, and of both. */
  gold: number;
  found: number;
  both: number;
  leaves: number;
}

export function emptyTally(): Tally {
  return { parents: 0, lines: 0, gold: 0, found: 0, both: 0, leaves: 0 };
}

/** Compares a guess with the truth in the lines that count. */
export function compare(
  truth: Int32Array,
  guess: Int32Array,
  counts: (line: number) => boolean,
  tally = emptyTally(),
): Tally {
  const first = firstLines(truth);
  const guessed = firstLines(guess);
  for (let line = 0; line < truth.length - 1; line++) {
    if (!counts(line)) continue;
    tally.lines++;
    if (truth[line] === guess[line]) tally.parents++;
    const isInner = first[line]! < line;
    const isGuessed = guessed[line]! < line;
    if (isInner === isGuessed) tally.leaves++;
    if (isInner) tally.gold++;
    if (isGuessed) tally.found++;
    if (isInner && isGuessed && first[line] === guessed[line]) tally.both++;
  }
  return tally;
}

export function shares({ parents, lines, gold, found, both, leaves }: Tally): {
  parents: number;
  f1: number;
  leaves: number;
} {
  return {
    parents: parents / lines,
    f1: (2 * both) / Math.max(1, gold + found),
    leaves: leaves / lines,
  };
}
