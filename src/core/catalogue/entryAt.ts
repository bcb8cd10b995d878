import type { Annotation } from "../note/index.js";
import { entryId } from "./catalogue.js";
import type { Catalogue } from "./catalogue.js";

/**
 * The id of the entry for a place in the note: of the innermost annotation there, else of the first one of the place's
 * node. Null where there is none, whether it is in the list or not.
 */
export function entryAt({ note }: Catalogue, offset: number): string | null {
  const inner = note.annotationAt(offset);
  const annotation = inner ?? note.nodeAt(offset).annotations[0] ?? null;
  if (annotation === null) return null;
  const path = pathTo(annotation);
  return path === null ? null : entryId({ annotation, path });
}

/** Indexes that lead to an annotation through those of its node and their replies. */
function pathTo(wanted: Annotation): readonly number[] | null {
  const path: number[] = [];
  let list = wanted.node.annotations;
  for (;;) {
    const index = list.findIndex(({ start, end }) => start <= wanted.start && wanted.end <= end);
    const found = list[index];
    if (found === undefined) return null;
    path.push(index);
    if (found.start === wanted.start) return path;
    list = found.replies;
  }
}
