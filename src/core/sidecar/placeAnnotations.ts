import type { SeparatedAnnotation } from "../separation/index.js";
import { sortedSteps } from "../text/index.js";
import type { Steps } from "../text/index.js";
import { CodePointCursor, isPairAt } from "./codePoints.js";
import type { PlacedRecord, SidecarRecord } from "./readRecord.js";

/** A record of an annotation that has a place. */
type Placed = SidecarRecord & { readonly placed: PlacedRecord };

/** Annotations that are placed between two points at which the work can be interrupted. */
const ANNOTATIONS_PER_STEP = 256;

/**
 * Finds the places of annotations in the author text, and their order and groups, whatever the order of the records.
 * @throws SidecarError for a place that the text does not have, or of another edition
 */
export function* placeAnnotations(
  records: readonly SidecarRecord[],
  { text, edition }: { readonly text: string; readonly edition: string },
): Steps<SeparatedAnnotation[]> {
  const sorted = yield* sortedSteps(records.filter(isPlaced), (first, second) =>
    comparePlaces(first.placed, second.placed),
  );
  const points = new CodePointCursor(text);
  const annotations: SeparatedAnnotation[] = [];
  let group = -1;
  for (const { annotation, placed } of sorted) {
    const { source, target, start, isInPair, isJoined } = placed;
    if (source !== edition) target.get("source").fail("other-edition");
    const offset = points.offsetOf(placed.point) ?? start.fail("out-of-range");
    if (isInPair && !isPairAt(text, offset)) start.fail("wrong-value");
    const at = isInPair ? offset + 1 : offset;
    // The one that it was taken out with may be gone: its group is then its own.
    const isWithLast = isJoined && annotations.at(-1)?.at === at;
    group = placed.group ?? (isWithLast ? group : group + 1);
    annotations.push({ ...annotation, at, group });
    if (annotations.length % ANNOTATIONS_PER_STEP === 0) yield;
  }
  return annotations;
}

function isPlaced(record: SidecarRecord): record is Placed {
  return record.placed !== null;
}

function comparePlaces(first: PlacedRecord, second: PlacedRecord): number {
  return (
    first.point - second.point ||
    Number(first.isInPair) - Number(second.isInPair) ||
    first.order - second.order
  );
}
