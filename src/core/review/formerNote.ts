import type { Separated } from "../separation/index.js";
import { editionIdSteps } from "../sidecar/index.js";
import { finished } from "../text/index.js";
import type { Steps } from "../text/index.js";
import type { ReviewState } from "./reviewState.js";

/**
 * True when the note is still that of the edition before: it was carried over and then not saved. What the state says
 * of places then speaks of a text that is not there.
 */
export function isFormerNote(state: ReviewState, now: Separated): boolean {
  return finished(isFormerNoteSteps(state, now));
}

/** `isFormerNote` in slices: to name an edition its whole text is read. */
export function* isFormerNoteSteps(
  { separated, reviews, orphans }: ReviewState,
  now: Separated,
): Steps<boolean> {
  if (separated.text === now.text) return false;
  const edition = yield* editionIdSteps(now.text);
  if (orphans.some((orphan) => orphan.edition === edition)) return true;
  const places = new Set(now.annotations.map(({ at, raw }) => `${String(at)} ${raw}`));
  const known = separated.annotations.flatMap(({ id, at, raw }) => {
    const from = reviews.get(id)?.from;
    return from === undefined ? [] : [{ at, from, raw }];
  });
  return (
    known.some(({ at, from }) => at !== from) &&
    known.every(({ from, raw }) => places.has(`${String(from)} ${raw}`))
  );
}
