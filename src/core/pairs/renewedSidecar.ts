import type { Separated } from "../separation/index.js";
import type { SidecarContent, SidecarOrphan } from "../sidecar/index.js";
import { WaitingLists } from "../text/index.js";

/**
 * What a sidecar is to hold once its note was separated again: the note of now, and of the old sidecar all that no
 * note holds: orphans, annotations of other programs, and the reviews and times of annotations that are still there.
 *
 * @param separated the note of now
 * @param name the note's name
 * @param old what the sidecar held; null where there was none
 */
export function renewedSidecar(
  separated: Separated,
  name: string,
  old: SidecarContent | null,
): SidecarContent {
  const content: SidecarContent = { separated, name };
  if (old === null) return content;
  const ids = annotationsOfNow(old.separated, separated);
  const present = new Set(separated.annotations.map(({ id }) => id));
  const isSameText = old.separated.text === separated.text;
  const orphans = (old.orphans ?? [])
    // One that is an orphan no longer: it stands in the note, where it stood.
    .filter(({ annotation }) => !present.has(annotation.id))
    .map((orphan) => (isSameText ? orphan : withoutCandidates(orphan)));
  for (const { annotation } of orphans) ids.set(annotation.id, annotation.id);
  const reviews = renamed(old.reviews, ids);
  const created = renamed(old.created, ids);
  const modified = renamed(old.modified, ids);
  return {
    ...content,
    ...(orphans.length === 0 ? {} : { orphans }),
    ...(reviews.size === 0 ? {} : { reviews }),
    ...(created.size === 0 ? {} : { created }),
    ...(modified.size === 0 ? {} : { modified }),
    ...(old.others === undefined ? {} : { others: old.others }),
  };
}

/** Places that were found in one text say nothing of another. */
function withoutCandidates(orphan: SidecarOrphan): SidecarOrphan {
  return { ...orphan, candidates: [] };
}

/**
 * By the id of an annotation of before the one that it has now. An id holds for one author text; in another, annotations
 * of the same words are matched in their order.
 */
function annotationsOfNow(old: Separated, now: Separated): Map<string, string> {
  const present = new Set(now.annotations.map(({ id }) => id));
  const same = old.annotations.filter(({ id }) => present.has(id));
  const ids = new Map(same.map(({ id }) => [id, id]));
  const free = new WaitingLists<string, string>();
  for (const { id, raw } of now.annotations) {
    if (!ids.has(id)) free.add(raw, id);
  }
  for (const { id, raw } of old.annotations) {
    const next = ids.has(id) ? undefined : free.take(raw);
    if (next !== undefined) ids.set(id, next);
  }
  return ids;
}

function renamed<Value>(
  values: ReadonlyMap<string, Value> | undefined,
  ids: ReadonlyMap<string, string>,
): Map<string, Value> {
  return new Map(
    [...(values ?? [])].flatMap(([id, value]) => {
      const now = ids.get(id);
      return now === undefined ? [] : [[now, value] as const];
    }),
  );
}
