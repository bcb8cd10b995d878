import type { Separated, SeparatedAnnotation } from "../separation/index.js";
import { ITEMS_PER_STEP, WaitingLists } from "../text/index.js";
import type { Steps } from "../text/index.js";
import { contextAt } from "./context.js";
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

/**
 * How many annotations of an earlier reading of a note are not in a later one: neither their words, anywhere, nor new
 * words at the same place of the same line, which are taken for theirs as they were changed.
 */
export function* countMissingSteps(before: Separated, now: Separated): Steps<number> {
  const gone = yield* notAmong(before, now, ({ raw }) => raw);
  const added = yield* notAmong(now, before, ({ raw }) => raw);
  const placeOf = ({ at }: SeparatedAnnotation, { text }: Separated): string => {
    const context = contextAt(text, at);
    return `${context.before}\n${context.after}`;
  };
  const missing = yield* notAmong(
    { ...before, annotations: gone },
    { ...now, annotations: added },
    placeOf,
  );
  return missing.length;
}

/** The annotations for which there is none with the same key in another reading. */
function* notAmong(
  all: Separated,
  others: Separated,
  keyOf: (annotation: SeparatedAnnotation, separated: Separated) => string,
): Steps<readonly SeparatedAnnotation[]> {
  const free = new WaitingLists<string, SeparatedAnnotation>();
  for (const [index, annotation] of others.annotations.entries()) {
    free.add(keyOf(annotation, others), annotation);
    if (index % ITEMS_PER_STEP === ITEMS_PER_STEP - 1) yield;
  }
  const left: SeparatedAnnotation[] = [];
  for (const [index, annotation] of all.annotations.entries()) {
    if (free.take(keyOf(annotation, all)) === undefined) left.push(annotation);
    if (index % ITEMS_PER_STEP === ITEMS_PER_STEP - 1) yield;
  }
  return left;
}
