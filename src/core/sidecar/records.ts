import type { SeparatedAnnotation } from "../separation/index.js";
import { codePointLength } from "./codePoints.js";
import { phraseAt } from "./phrase.js";
import type { Quote } from "./quotes.js";
import type { SidecarContent, SidecarOrphan, SidecarReview } from "./sidecarContent.js";
import { annotationUrn, MOTIVATIONS, UNKNOWN_EDITION } from "./vocabulary.js";

/** Where an annotation stands in the present edition, as selectors tell it. */
export interface RecordPlace {
  readonly edition: string;
  /** In code points of the author text. */
  readonly point: number;
  /** True where it stands within a surrogate pair, behind that code point. */
  readonly isInPair: boolean;
  readonly quote: Quote | null;
  /** How many annotations with the same place stand before it. */
  readonly order: number;
  /** The group of the annotation before it; -1 for the first. */
  readonly previousGroup: number;
}

/** A JSON object; keys without a value are not written. */
type JsonRecord = Readonly<Record<string, unknown>>;

/** The record of an annotation that has a place: a Web Annotation (3.1) with our own keys behind its. */
export function placedRecord(
  content: SidecarContent,
  annotation: SeparatedAnnotation,
  place: RecordPlace,
): JsonRecord {
  const { text } = content.separated;
  const { at, group } = annotation;
  const { point, quote, previousGroup, order, isInPair } = place;
  const position = { type: "TextPositionSelector", start: point, end: point };
  const selector = quote ? [quoteSelector(text, at, quote), position] : [position];
  const isJoined = order > 0 && group === previousGroup;
  return recordOf(content, annotation, {
    source: place.edition,
    selector,
    isInPair: isInPair ? true : undefined,
    order: order > 0 ? order : undefined,
    isJoined: isJoined ? true : undefined,
    group: isJoined || group === previousGroup + 1 ? undefined : group,
    review: reviewPart(content.reviews?.get(annotation.id)),
  });
}

/** The record of an orphan: its target is what it was in its own edition. */
export function orphanRecord(content: SidecarContent, orphan: SidecarOrphan): JsonRecord {
  const { annotation, edition = UNKNOWN_EDITION, context, oldPath, candidates } = orphan;
  const { before, after } = context;
  const around = before + after;
  const exact = phraseAt(around, before.length, annotation.side);
  const quote = exact && { exact, context: { start: 0, end: around.length } };
  const selector = quote ? [quoteSelector(around, before.length, quote)] : undefined;
  return recordOf(content, annotation, {
    source: edition,
    selector,
    orphan: {
      "mg:at": annotation.at,
      "mg:group": annotation.group,
      "mg:oldPath": oldPath,
      "mg:before": before,
      "mg:after": after,
      "mg:candidates": candidates.map(({ at, score, path, text }) => ({
        "mg:at": at,
        "mg:score": score,
        "mg:path": path,
        "mg:text": text,
      })),
    },
  });
}

/** What a record says beside what its annotation says. */
interface RecordParts {
  readonly source: string;
  readonly selector: readonly JsonRecord[] | undefined;
  readonly isInPair?: true | undefined;
  readonly order?: number | undefined;
  readonly isJoined?: true | undefined;
  readonly group?: number | undefined;
  readonly review?: JsonRecord | undefined;
  readonly orphan?: JsonRecord;
}

/**
 * What an annotation says, in the terms of the Web Annotation Data Model, and behind it what `merge` needs and the model
 * has no term for. All in one: an object that is put together of others takes a multiple of the time.
 */
function recordOf(
  { created, modified }: SidecarContent,
  annotation: SeparatedAnnotation,
  parts: RecordParts,
): JsonRecord {
  const { id, kind, reader, lead, trail } = annotation;
  const purpose = MOTIVATIONS[kind];
  return {
    id: annotationUrn(id),
    type: "Annotation",
    motivation: purpose,
    created: created?.get(id),
    modified: modified?.get(id),
    creator: reader === null ? undefined : { type: "Person", name: reader },
    body: bodyPart(annotation, purpose),
    target: { type: "SpecificResource", source: parts.source, selector: parts.selector },
    "mg:raw": annotation.raw,
    "mg:lead": lead === "" ? undefined : lead,
    "mg:trail": trail === "" ? undefined : trail,
    "mg:kind": kind,
    "mg:date": annotation.date ?? undefined,
    "mg:placement": annotation.placement,
    "mg:side": annotation.side,
    "mg:path": annotation.path,
    "mg:inPair": parts.isInPair,
    "mg:order": parts.order,
    "mg:joined": parts.isJoined,
    "mg:group": parts.group,
    "mg:review": parts.review,
    "mg:orphan": parts.orphan,
  };
}

function bodyPart({ body, tags }: SeparatedAnnotation, purpose: string): unknown {
  const main = { type: "TextualBody", purpose, format: "text/plain", value: body };
  if (tags.length === 0) return main;
  return [main, ...tags.map((value) => ({ type: "TextualBody", purpose: "tagging", value }))];
}

/** A caret as a place in the phrase beside it (4.2.4, 4.2.9). */
function quoteSelector(text: string, caret: number, { exact, context }: Quote): JsonRecord {
  const point = codePointLength(text.slice(exact.start, caret));
  return {
    type: "TextQuoteSelector",
    exact: text.slice(exact.start, exact.end),
    prefix: text.slice(context.start, exact.start),
    suffix: text.slice(exact.end, context.end),
    refinedBy: { type: "TextPositionSelector", start: point, end: point },
  };
}

function reviewPart(review: SidecarReview | undefined): JsonRecord | undefined {
  if (review === undefined) return undefined;
  const { status, confidence, from, isAccepted } = review;
  return {
    "mg:status": status,
    "mg:confidence": confidence,
    "mg:from": from,
    "mg:accepted": isAccepted,
  };
}
