import { ANNOTATION_KINDS } from "../annotations/index.js";
import type { SeparatedAnnotation } from "../separation/index.js";
import type { JsonPlace } from "./jsonPlace.js";
import type {
  ReviewStatus,
  SidecarCandidate,
  SidecarOrphan,
  SidecarReview,
} from "./sidecarContent.js";
import { DATE_TIME, IRI, UNKNOWN_EDITION } from "./vocabulary.js";

const STATUSES: readonly ReviewStatus[] = ["exact", "edited", "moved", "fuzzy"];

/** What an annotation says, wherever it stands. */
export type RecordAnnotation = Omit<SeparatedAnnotation, "at" | "group">;

/** A record that was read: of an annotation that has a place, or of an orphan. */
export interface SidecarRecord {
  readonly annotation: RecordAnnotation;
  readonly created: string | null;
  readonly modified: string | null;
  readonly placed: PlacedRecord | null;
  readonly orphan: SidecarOrphan | null;
}

/** Where an annotation stands, as its record tells it. */
export interface PlacedRecord {
  /** Where its target stands in the sidecar. */
  readonly target: JsonPlace;
  readonly source: string;
  /** In code points of the author text, and where the number stands. */
  readonly point: number;
  readonly start: JsonPlace;
  readonly isInPair: boolean;
  readonly order: number;
  readonly isJoined: boolean;
  /** Null where it follows from the annotation before. */
  readonly group: number | null;
  readonly review: SidecarReview | null;
}

/**
 * Reads a record of ours.
 * @param id in its IRI
 * @param length of the author text, in UTF-16 units
 * @throws SidecarError
 */
export function readRecord(record: JsonPlace, id: string, length: number): SidecarRecord {
  const annotation = readAnnotation(record, id);
  const orphan = record.find("mg:orphan");
  return {
    annotation,
    created: record.find("created")?.match(DATE_TIME) ?? null,
    modified: record.find("modified")?.match(DATE_TIME) ?? null,
    placed: orphan === null ? readPlaced(record) : null,
    orphan: orphan && readOrphan(record, annotation, length),
  };
}

function readAnnotation(record: JsonPlace, id: string): RecordAnnotation {
  record.get("type").oneOf(["Annotation"]);
  const bodies = record.get("body").itemsOrOne();
  const isTag = (body: JsonPlace): boolean => body.find("purpose")?.value === "tagging";
  const main = bodies.find((body) => !isTag(body)) ?? record.at("body").fail("missing");
  return {
    id,
    raw: record.get("mg:raw").string(),
    lead: record.find("mg:lead")?.string() ?? "",
    trail: record.find("mg:trail")?.string() ?? "",
    body: main.get("value").string(),
    kind: record.get("mg:kind").oneOf(ANNOTATION_KINDS),
    tags: bodies.filter(isTag).map((body) => body.get("value").string()),
    reader: record.find("creator")?.get("name").string() ?? null,
    date: record.find("mg:date")?.string() ?? null,
    placement: record.get("mg:placement").oneOf(["inline", "node"]),
    path: record.get("mg:path").strings(),
    side: record.get("mg:side").oneOf(["before", "after"]),
  };
}

function readPlaced(record: JsonPlace): PlacedRecord {
  const target = record.get("target");
  const selector = target.get("selector");
  const selectors = selector.itemsOrOne();
  checkQuotes(selectors);
  const position = selectors.find((one) => one.get("type").string() === "TextPositionSelector");
  const start = (position ?? selector.fail("missing")).get("start");
  const point = start.integer(0);
  position?.get("end").integer(point, point);
  return {
    target,
    source: target.get("source").string(),
    point,
    start,
    isInPair: record.find("mg:inPair")?.boolean() ?? false,
    order: record.find("mg:order")?.integer(0) ?? 0,
    isJoined: record.find("mg:joined")?.boolean() ?? false,
    group: record.find("mg:group")?.integer(0) ?? null,
    review: readReview(record.find("mg:review")),
  };
}

/** Quotes are for other programs and for later editions; here a position suffices. */
function checkQuotes(selectors: readonly JsonPlace[]): void {
  for (const selector of selectors) {
    if (selector.get("type").string() !== "TextQuoteSelector") continue;
    const exact = selector.get("exact");
    if (exact.string() === "") exact.fail("wrong-value");
    selector.find("prefix")?.string();
    selector.find("suffix")?.string();
  }
}

function readReview(review: JsonPlace | null): SidecarReview | null {
  if (review === null) return null;
  const from = review.find("mg:from")?.integer(0);
  return {
    status: review.get("mg:status").oneOf(STATUSES),
    confidence: review.get("mg:confidence").number(0, 1),
    ...(from === undefined ? {} : { from }),
    isAccepted: review.get("mg:accepted").boolean(),
  };
}

function readOrphan(
  record: JsonPlace,
  annotation: RecordAnnotation,
  length: number,
): SidecarOrphan {
  const orphan = record.get("mg:orphan");
  const target = record.get("target");
  const edition = target.get("source").match(IRI);
  const selectors = target.find("selector");
  if (selectors) checkQuotes(selectors.itemsOrOne());
  return {
    annotation: {
      ...annotation,
      at: orphan.get("mg:at").integer(0),
      group: orphan.get("mg:group").integer(0),
    },
    ...(edition === UNKNOWN_EDITION ? {} : { edition }),
    oldPath: orphan.get("mg:oldPath").strings(),
    context: {
      before: orphan.get("mg:before").string(),
      after: orphan.get("mg:after").string(),
    },
    candidates: orphan
      .get("mg:candidates")
      .items()
      .map((candidate) => readCandidate(candidate, length)),
  };
}

function readCandidate(candidate: JsonPlace, length: number): SidecarCandidate {
  return {
    at: candidate.get("mg:at").integer(0, length),
    score: candidate.get("mg:score").number(0, 1),
    path: candidate.get("mg:path").strings(),
    text: candidate.get("mg:text").string(),
  };
}
