import type { Separated } from "../separation/index.js";
import type { SidecarOrphan } from "../sidecar/index.js";
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
  const carried = <Value>(known: ReadonlyMap<string, Value>): ReadonlyMap<string, Value> => {
    const values = new Map<string, Value>();
    if (known.size === 0) return values;
    for (const [index, { id }] of separated.annotations.entries()) {
      const old = oldIds[index];
      const value = old === undefined ? undefined : known.get(old);
      if (value !== undefined) values.set(id, value);
    }
    return values;
  };
  const { created, modified } = state;
  return {
    ...state,
    separated,
    reviews: carried(state.reviews),
    orphans: withOwnIds(state.orphans, separated),
    ...(created && { created: carried(created) }),
    ...(modified && { modified: carried(modified) }),
  };
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
