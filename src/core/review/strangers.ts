import type { Separated } from "../separation/index.js";
import type { ReviewState } from "./reviewState.js";

/**
 * How many annotations of a sidecar the note does not hold and no review guards: it may be the sidecar of another note,
 * or of an author text that the annotations were taken out of.
 */
export function countStrangers({ separated, reviews }: ReviewState, now: Separated): number {
  const free = new Map<string, number>();
  for (const { raw } of now.annotations) free.set(raw, (free.get(raw) ?? 0) + 1);
  let strangers = 0;
  for (const { id, raw } of separated.annotations) {
    const left = free.get(raw) ?? 0;
    if (left > 0) free.set(raw, left - 1);
    else if (!reviews.has(id)) strangers++;
  }
  return strangers;
}
