/** So many of the latest answers tell how fast a reader is. */
const COUNTED = 20;

/** A pause of more than this, in milliseconds, was for something else. */
const LONGEST_MS = 60_000;

/** Fewer answers than this tell nothing. */
const FEWEST = 5;

/**
 * How many minutes are left, from the pace of the latest answers; at least one. Null as long as there are too few.
 *
 * @param times when each answer was given, in milliseconds, in order
 * @param left how many are to come
 */
export function minutesLeft(times: readonly number[], left: number): number | null {
  const pauses = times
    .slice(1)
    .map((time, at) => time - (times[at] ?? time))
    .filter((pause) => pause <= LONGEST_MS)
    .slice(-COUNTED)
    .sort((a, b) => a - b);
  const middle = pauses[pauses.length >> 1];
  return pauses.length < FEWEST || middle === undefined
    ? null
    : Math.max(1, Math.round((middle * left) / 60_000));
}
