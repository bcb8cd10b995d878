import type { Steps } from "../text/index.js";
import { JsonPlace } from "./jsonPlace.js";
import type { SidecarContent, SidecarReview } from "./sidecarContent.js";
import { annotationUrn, DATE_TIME, IRI } from "./vocabulary.js";

/** Annotations that are checked between two points at which the work can be interrupted. */
const ANNOTATIONS_PER_STEP = 512;

/**
 * Checks what a type cannot say, so that nothing is written that `fromSidecar` would refuse.
 * @throws SidecarError with the place in the content
 */
export function* checkContent(content: SidecarContent): Steps<void> {
  const place = new JsonPlace(content);
  const { length } = content.separated.text;
  const ids = new Set<string>();
  yield* checkSeparated(place.get("separated"), ids, length);
  for (const id of ids) checkReview(place, content.reviews?.get(id), id);
  for (const orphan of content.orphans ? place.get("orphans").items() : []) {
    checkOrphan(orphan, ids, length);
  }
  for (const id of ids) {
    checkTime(place.at("created"), content.created?.get(id), id);
    checkTime(place.at("modified"), content.modified?.get(id), id);
  }
  for (const other of content.others ? place.get("others").items() : []) checkOther(other);
}

function* checkSeparated(separated: JsonPlace, ids: Set<string>, length: number): Steps<void> {
  let least = 0;
  for (const annotation of separated.get("annotations").items()) {
    checkAnnotation(annotation, ids);
    least = annotation.get("at").integer(least, length);
    if (ids.size % ANNOTATIONS_PER_STEP === 0) yield;
  }
  for (const escape of separated.get("escapes").items()) {
    escape.get("at").integer(0, length);
    escape.get("backslashes").integer(0);
  }
}

/** An annotation of another program: what every Web Annotation must have (3.1). */
export function checkOther(annotation: JsonPlace): void {
  annotation.get("id").match(IRI);
  const types = annotation.get("type");
  if (!types.itemsOrOne().some(({ value }) => value === "Annotation")) types.fail("wrong-value");
  annotation.get("target");
}

function checkAnnotation(annotation: JsonPlace, ids: Set<string>): void {
  const id = annotation.get("id");
  const text = id.string();
  if (annotationUrn(text) === null) id.fail("wrong-value");
  if (ids.has(text)) id.fail("duplicate");
  ids.add(text);
  annotation.get("group").integer(0);
}

function checkOrphan(orphan: JsonPlace, ids: Set<string>, length: number): void {
  const annotation = orphan.get("annotation");
  checkAnnotation(annotation, ids);
  annotation.get("at").integer(0);
  orphan.find("edition")?.match(IRI);
  for (const candidate of orphan.get("candidates").items()) {
    candidate.get("at").integer(0, length);
    candidate.get("score").number(0, 1);
  }
}

function checkReview(content: JsonPlace, review: SidecarReview | undefined, id: string): void {
  if (review === undefined) return;
  const place = content.at("reviews").at(id, review);
  place.get("confidence").number(0, 1);
  place.find("from")?.integer(0);
}

function checkTime(times: JsonPlace, time: string | undefined, id: string): void {
  if (time !== undefined) times.at(id, time).match(DATE_TIME);
}
