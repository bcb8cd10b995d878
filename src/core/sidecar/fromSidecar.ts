import type { NoteFormat } from "../note/index.js";
import type { SeparatedEscape, SeparatedGrammar } from "../separation/index.js";
import { finished, TextBuilder } from "../text/index.js";
import type { Steps } from "../text/index.js";
import { checkOther } from "./checkContent.js";
import { editionIdSteps } from "./edition.js";
import { JsonPlace } from "./jsonPlace.js";
import { parseJson, withoutMark } from "./parseJson.js";
import { parseJsonLinesSteps } from "./parseJsonLines.js";
import { placeAnnotations } from "./placeAnnotations.js";
import { readRecord } from "./readRecord.js";
import type { SidecarRecord } from "./readRecord.js";
import type { JsonObject, SidecarContent } from "./sidecarContent.js";
import { annotationId, annotationUrn, SIDECAR_VERSION } from "./vocabulary.js";

/** Records that are read between two points at which the work can be interrupted. */
const RECORDS_PER_STEP = 128;
const LINES_PER_STEP = 1024;

const FORMATS: readonly NoteFormat[] = ["markdown", "indented", "page"];

/**
 * Reads what `toSidecar` wrote: all of it, or nothing. The order of the records does not matter, nor does it whether
 * one is there twice; keys that are not known are left out. Annotations whose id is not one of ours are kept as they
 * are in `others`.
 *
 * @throws SidecarError telling what is wrong and where
 */
export function fromSidecar(json: string): SidecarContent {
  return finished(fromSidecarSteps(json));
}

/**
 * `fromSidecar` in slices. JSON that is not laid out as `toSidecar` does it is read at once.
 * @throws SidecarError as `fromSidecar` does
 */
export function* fromSidecarSteps(json: string): Steps<SidecarContent> {
  const byLines = yield* parseJsonLinesSteps(withoutMark(json));
  const sidecar = new JsonPlace(byLines === undefined ? parseJson(json) : byLines);
  checkVersion(sidecar);
  yield;
  const text = yield* readBase(sidecar.get("mg:base"));
  const edition = sidecar.get("mg:edition").string();
  if ((yield* editionIdSteps(text)) !== edition) sidecar.at("mg:base").fail("base-differs");
  const { records, others } = yield* readItems(sidecar, text.length);
  const seal = sidecar.find("mg:seal")?.string();
  const name = sidecar.find("label")?.string();
  const orphans = records.flatMap(({ orphan }) => orphan ?? []);
  const reviews = mapOf(records, ({ placed }) => placed?.review ?? null);
  const created = mapOf(records, (record) => record.created);
  const modified = mapOf(records, (record) => record.modified);
  return {
    separated: {
      text,
      annotations: yield* placeAnnotations(records, { text, edition }),
      escapes: readEscapes(sidecar.get("mg:escapes"), text.length),
      grammar: readGrammar(sidecar.get("mg:grammar")),
      ...(seal === undefined ? {} : { seal }),
    },
    ...(orphans.length === 0 ? {} : { orphans }),
    ...(reviews && { reviews }),
    ...(created && { created }),
    ...(modified && { modified }),
    ...(name === undefined ? {} : { name }),
    ...(others.length === 0 ? {} : { others }),
  };
}

function checkVersion(sidecar: JsonPlace): void {
  const { value } = sidecar;
  const isObject = typeof value === "object" && value !== null && !Array.isArray(value);
  const version = isObject ? sidecar.find("mg:version") : null;
  if (version === null || sidecar.find("type") === null) sidecar.fail("not-a-sidecar");
  if (version.integer(1) > SIDECAR_VERSION) version.fail("newer-version");
  sidecar.get("type").oneOf(["AnnotationCollection"]);
}

/** The author text, of its lines. */
function* readBase(base: JsonPlace): Steps<string> {
  const text = new TextBuilder();
  let read = 0;
  for (const line of base.each()) {
    text.push(line.string());
    if (++read % LINES_PER_STEP === 0) yield;
  }
  return text.toString();
}

interface Items {
  readonly records: readonly SidecarRecord[];
  readonly others: readonly JsonObject[];
}

/** The annotations of the collection, ours and those of others; one of ours that is there twice only once. */
function* readItems(sidecar: JsonPlace, length: number): Steps<Items> {
  const records = new Map<string, SidecarRecord>();
  const others: JsonObject[] = [];
  let read = 0;
  for (const item of sidecar.find("first")?.get("items").each() ?? []) {
    if (++read % RECORDS_PER_STEP === 0) yield;
    const urn = item.get("id");
    const id = annotationId(urn.string());
    if (id === null) {
      checkOther(item);
      others.push(item.value as JsonObject);
      continue;
    }
    if (annotationUrn(id) !== urn.value) urn.fail("wrong-value");
    const record = readRecord(item, id, length);
    const same = records.get(id);
    if (same === undefined) records.set(id, record);
    else if (!isSame(same, record)) urn.fail("duplicate");
  }
  return { records: [...records.values()], others };
}

/** Compares what was read, wherever in the file it stands. */
function isSame(first: SidecarRecord, second: SidecarRecord): boolean {
  const text = (record: SidecarRecord): string =>
    JSON.stringify(record, (_, value: unknown) => (value instanceof JsonPlace ? null : value));
  return text(first) === text(second);
}

function readEscapes(escapes: JsonPlace, length: number): SeparatedEscape[] {
  return escapes.items().map((escape) => ({
    at: escape.get("mg:at").integer(0, length),
    backslashes: escape.get("mg:backslashes").integer(0),
  }));
}

function readGrammar(grammar: JsonPlace): SeparatedGrammar {
  const version = grammar.get("mg:version");
  if (version.integer(1) > 1) version.fail("newer-version");
  return {
    version: 1,
    format: grammar.get("mg:format").oneOf(FORMATS),
    brackets: grammar
      .get("mg:brackets")
      .items()
      .map((pair) => ({
        open: pair.get("mg:open").string(),
        close: pair.get("mg:close").string(),
      })),
    authorBrackets: grammar.get("mg:authorBrackets").strings(),
  };
}

/** What records say by their annotation's id; null where no record says anything. */
function mapOf<Value>(
  records: readonly SidecarRecord[],
  read: (record: SidecarRecord) => Value | null,
): ReadonlyMap<string, Value> | null {
  const values = new Map<string, Value>();
  for (const record of records) {
    const value = read(record);
    if (value !== null) values.set(record.annotation.id, value);
  }
  return values.size === 0 ? null : values;
}
