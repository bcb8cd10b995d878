import type { SeparatedEscape, SeparatedGrammar } from "../separation/index.js";
import { finished } from "../text/index.js";
import type { Steps } from "../text/index.js";
import { checkContent } from "./checkContent.js";
import { CodePointCursor, isPairAt } from "./codePoints.js";
import { editionIdSteps } from "./edition.js";
import { quoteSteps } from "./quotes.js";
import type { Quote } from "./quotes.js";
import { orphanRecord, placedRecord } from "./records.js";
import type { SidecarContent } from "./sidecarContent.js";
import { SIDECAR_CONTEXT, SIDECAR_VERSION } from "./vocabulary.js";

/** Lines that are written between two points at which the work can be interrupted. */
const LINES_PER_STEP = 64;

/**
 * Writes a sidecar: a collection of Web Annotations in JSON-LD that holds the author text too. One record and one line
 * of the author text a line, keys and records in an order of their own, a line break at the end: the same content gives
 * the same text. `fromSidecar` gives the content again.
 *
 * @throws SidecarError for content that no sidecar can hold, such as a place outside the text; nothing is written
 */
export function toSidecar(content: SidecarContent): string {
  return finished(toSidecarSteps(content));
}

/**
 * `toSidecar` in slices.
 * @throws SidecarError as `toSidecar` does
 */
export function* toSidecarSteps(content: SidecarContent): Steps<string> {
  yield* checkContent(content);
  const { text, grammar, escapes, seal } = content.separated;
  const edition = yield* editionIdSteps(text);
  const quotes = yield* quoteSteps(text, content.separated.annotations);
  const items = yield* lineArray(records(content, edition, quotes), COMMA_LINE);
  const base = yield* lineArray(textLines(text), COMMA);
  const name = edition.slice(edition.lastIndexOf(":") + 1);
  const collection = `urn:marginalia:sidecar:${name}`;
  const page = {
    id: `urn:marginalia:page:${name}`,
    type: "AnnotationPage",
    partOf: collection,
    startIndex: 0,
  };
  const entries = [
    `"@context": ${jsonText(SIDECAR_CONTEXT)}`,
    `"id": ${jsonText(collection)}`,
    `"type": "AnnotationCollection"`,
    ...(content.name === undefined ? [] : [`"label": ${jsonText(content.name)}`]),
    `"mg:version": ${SIDECAR_VERSION}`,
    `"mg:edition": ${jsonText(edition)}`,
    `"mg:grammar": ${jsonText(grammarPart(grammar))}`,
    `"mg:escapes": ${yield* lineArray(escapes.map(escapePart), COMMA)}`,
    // A page must hold an annotation (5.2).
    items === "[]" ? `"total": 0` : `"first": ${jsonText(page).slice(0, -1)},"items": ${items}}`,
    `"mg:base": ${base}`,
    ...(seal === undefined ? [] : [`"mg:seal": ${jsonText(seal)}`]),
  ];
  // Added, not joined: joining would copy all of the text once more, at once.
  return (
    entries.reduce((text, entry) => `${text === "" ? "{" : `${text},`}\n${entry}`, "") + "\n}\n"
  );
}

/** Annotations that have a place in the order of the text, then orphans, then those of others. */
function* records(
  content: SidecarContent,
  edition: string,
  quotes: readonly (Quote | null)[],
): Iterable<unknown> {
  const { text, annotations } = content.separated;
  const points = new CodePointCursor(text);
  let order = 0;
  for (const [index, annotation] of annotations.entries()) {
    const { at } = annotation;
    const previous = annotations[index - 1];
    order = previous?.at === at ? order + 1 : 0;
    yield placedRecord(content, annotation, {
      edition,
      point: points.pointAt(at),
      isInPair: at > 0 && isPairAt(text, at - 1),
      quote: quotes[index] ?? null,
      order,
      previousGroup: previous?.group ?? -1,
    });
  }
  for (const orphan of content.orphans ?? []) yield orphanRecord(content, orphan);
  yield* content.others ?? [];
}

/** Each line with its line break; the last is what stands behind the last one. */
function* textLines(text: string): Iterable<string> {
  let start = 0;
  for (let end = text.indexOf("\n") + 1; end > 0; end = text.indexOf("\n", start) + 1) {
    yield text.slice(start, end);
    start = end;
  }
  yield text.slice(start);
}

function escapePart({ at, backslashes }: SeparatedEscape): unknown {
  return { "mg:at": at, "mg:backslashes": backslashes };
}

function grammarPart({ version, format, brackets, authorBrackets }: SeparatedGrammar): unknown {
  return {
    "mg:version": version,
    "mg:format": format,
    "mg:brackets": brackets.map(({ open, close }) => ({ "mg:open": open, "mg:close": close })),
    "mg:authorBrackets": authorBrackets,
  };
}

/** Between two lines of the author text. */
const COMMA = ",\n";

/** Between two records: on a line of its own, so that a record that is added or removed changes no line of another. */
const COMMA_LINE = "\n,\n";

/** An array with one element a line. */
function* lineArray(values: Iterable<unknown>, comma: string): Steps<string> {
  let lines = "";
  let batch: string[] = [];
  const flush = (): void => {
    if (batch.length > 0) lines += (lines === "" ? "" : comma) + batch.join(comma);
    batch = [];
  };
  for (const value of values) {
    if (batch.push(jsonText(value)) < LINES_PER_STEP) continue;
    flush();
    yield;
  }
  flush();
  return lines === "" ? "[]" : `[\n${lines}\n]`;
}

/**
 * JSON in one line, in which half a surrogate pair, a byte order mark and separators that some editors take for line
 * breaks are escapes: whatever saves the file keeps the text.
 */
function jsonText(value: unknown): string {
  const json = JSON.stringify(value);
  return INVISIBLE.test(json) ? json.replace(ALL_INVISIBLE, escapeUnit) : json;
}

const INVISIBLE = /[\u0085\u2028\u2029\uFEFF]/;
const ALL_INVISIBLE = new RegExp(INVISIBLE, "g");

function escapeUnit(unit: string): string {
  return `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`;
}
