import type { Separated, SeparatedAnnotation } from "../separation/index.js";
import type { SidecarOrphan } from "../sidecar/index.js";
import { finished, ITEMS_PER_STEP } from "../text/index.js";
import type { Steps } from "../text/index.js";
import type { ReviewState } from "./reviewState.js";

/**
 * A state over another reading of the note. Ids speak of the author text and change with it; what was known of an
 * annotation goes to its new id.
 *
 * @param oldIds for each annotation of `separated` the id it had; undefined where it had none
 */
export function carriedState(
  state: ReviewState,
  separated: Separated,
  oldIds: readonly (string | undefined)[],
): ReviewState {
  return finished(carriedStateSteps(state, separated, oldIds));
}

/** `carriedState` in slices. */
export function* carriedStateSteps(
  state: ReviewState,
  separated: Separated,
  oldIds: readonly (string | undefined)[],
): Steps<ReviewState> {
  const { annotations } = separated;
  const { created, modified } = state;
  return {
    ...state,
    separated,
    reviews: yield* carried(state.reviews, annotations, oldIds),
    orphans: withOwnIds(state.orphans, separated),
    ...(created && { created: yield* carried(created, annotations, oldIds) }),
    ...(modified && { modified: yield* carried(modified, annotations, oldIds) }),
  };
}

/** What was known by old ids, by the new ones. */
function* carried<Value>(
  known: ReadonlyMap<string, Value>,
  annotations: readonly SeparatedAnnotation[],
  oldIds: readonly (string | undefined)[],
): Steps<ReadonlyMap<string, Value>> {
  const values = new Map<string, Value>();
  if (known.size === 0) return values;
  for (let index = 0; index < annotations.length; index++) {
    const old = oldIds[index];
    const value = old === undefined ? undefined : known.get(old);
    if (value !== undefined) values.set((annotations[index] as SeparatedAnnotation).id, value);
    if (index % ITEMS_PER_STEP === ITEMS_PER_STEP - 1) yield;
  }
  return values;
}

/** Orphans of which none has the id of an annotation of the note, or of another orphan. */
function withOwnIds(
  orphans: readonly SidecarOrphan[],
  { annotations }: Separated,
): readonly SidecarOrphan[] {
  if (orphans.length === 0) return orphans;
  const taken = new Set(annotations.map(({ id }) => id));
  return orphans.map((orphan) => {
    let { id } = orphan.annotation;
    while (taken.has(id)) id += "~";
    taken.add(id);
    return id === orphan.annotation.id
      ? orphan
      : { ...orphan, annotation: { ...orphan.annotation, id } };
  });
}
