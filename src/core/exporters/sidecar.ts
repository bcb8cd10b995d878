import { separateNoteSteps } from "../separation/index.js";
import { toSidecarSteps } from "../sidecar/index.js";
import type { Summary } from "../summary/index.js";
import type { Steps } from "../text/index.js";
import type { SummaryExporter } from "./exporter.js";

/**
 * W3C Web Annotations: the author text whole, and of the annotations those of the summary, each with all of its replies.
 * `merge` makes a note of it again.
 */
export const sidecarExporter: SummaryExporter = {
  id: "sidecar",
  extension: "annotations.json",
  mediaType: "application/ld+json",
  *write(summary) {
    const { note, title } = summary;
    const { seal, ...separated } = yield* separateNoteSteps(note);
    const isShown = yield* shownAnnotations(summary);
    const annotations = separated.annotations.filter((_, index) => isShown[index]);
    const isWhole = annotations.length === separated.annotations.length && seal !== undefined;
    const text = yield* toSidecarSteps({
      ...(title === "" ? {} : { name: title }),
      separated: { ...separated, annotations, ...(isWhole ? { seal } : {}) },
    });
    return [text];
  },
};

/** Of each annotation of the note, in order, whether the summary has it. */
function* shownAnnotations({ note, top, parts }: Summary): Steps<readonly boolean[]> {
  const starts = new Set<number>();
  for (const { annotations } of [top, ...parts.flatMap(({ entries }) => entries)]) {
    for (const { depth, place } of annotations) if (depth === 0) starts.add(place.start);
    yield;
  }
  const isShown: boolean[] = [];
  for (
    let annotation = note.annotationAfter(-1);
    annotation !== null;
    annotation = note.annotationAfter(annotation.start)
  ) {
    isShown.push(starts.has(annotation.start));
    yield;
  }
  return isShown;
}
