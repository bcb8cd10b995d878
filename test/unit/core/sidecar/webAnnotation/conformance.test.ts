import assert from "node:assert/strict";
import { separate, toSidecar } from "../../../../../src/core/index.js";
import type { NoteFormat, SidecarContent } from "../../../../../src/core/index.js";
import { Random } from "../../../../bench/random.js";
import { ANNOTATION_RULES } from "./annotationRules.js";
import { COLLECTION_RULES } from "./collectionRules.js";
import { fullContent } from "./fullContent.js";
import { brokenRules } from "./json.js";
import type { Json, Rule } from "./json.js";
import { RESOURCE_RULES } from "./resourceRules.js";
import { ANNOTATION_SAMPLE, COLLECTION_SAMPLE } from "./samples.js";

/** All rules of an annotation. */
const RULES = [...ANNOTATION_RULES, ...RESOURCE_RULES];

/** A copy with another value at a JSON Pointer. */
function withValue(sample: Json, pointer: string, value: unknown): Json {
  const copy = structuredClone(sample) as Record<string, unknown>;
  const keys = pointer.slice(1).split("/");
  const last = keys.pop()!;
  const parent = keys.reduce<unknown>((at, key) => (at as Record<string, unknown>)[key], copy);
  assert.ok(typeof parent === "object" && parent !== null, pointer);
  if (value === undefined) Reflect.deleteProperty(parent, last);
  else Reflect.set(parent, last, value);
  return copy;
}

function checkRules(rules: readonly Rule[], sample: Json): void {
  assert.deepEqual(brokenRules(sample, rules), []);
  for (const { id, of, holds, wrong } of rules) {
    assert.ok(of(sample).length > 0, `${id} speaks of nothing in the sample`);
    assert.ok(wrong.length > 0, `${id} has no sample that it refuses`);
    for (const [pointer, value] of wrong) {
      const broken = withValue(sample, pointer, value);
      const isRefused = !of(broken).every(holds);
      assert.ok(isRefused, `${id} lets ${JSON.stringify(value)} pass at ${pointer}`);
    }
  }
}

describe("the rules of the Web Annotation Data Model, as we check them", () => {
  it("let an annotation with everything pass, and refuse each wrong one", () => {
    checkRules(RULES, ANNOTATION_SAMPLE);
    assert.ok(RULES.length >= 54, `only ${RULES.length}`);
  });

  it("let a collection with everything pass, and refuse each wrong one", () => {
    checkRules(COLLECTION_RULES, COLLECTION_SAMPLE);
  });

  it("have names of their own", () => {
    const ids = [...RULES, ...COLLECTION_RULES].map(({ id }) => id);
    assert.equal(new Set(ids).size, ids.length);
  });
});

/** Checks a sidecar's collection and each record as an annotation that stands alone. */
function checkSidecar(content: SidecarContent): number {
  const collection = JSON.parse(toSidecar(content)) as Json;
  const items = (collection["first"] as { items?: readonly Json[] } | undefined)?.items ?? [];
  assert.deepEqual(brokenRules(collection, COLLECTION_RULES), []);
  for (const item of items) {
    const alone = { "@context": collection["@context"], ...item };
    assert.deepEqual(brokenRules(alone, RULES), [], JSON.stringify(item));
  }
  return items.length;
}

const FORMATS: readonly NoteFormat[] = ["markdown", "indented", "page"];

describe("sidecars keep the rules of the Web Annotation Data Model", () => {
  it("of notes with annotations of every kind and place", () => {
    const note = [
      "\uFEFF# 甲【@丁 2026-05-01：? 一 #标签】",
      "- 乙【! 二】【三~】丙",
      "  - 【待办 四】",
      "- \\【五\\】【六【七】】",
      "\ud83d【八】\ude00",
      "",
    ].join("\n");
    for (const format of FORMATS) {
      assert.ok(checkSidecar({ separated: separate(note, { format }) }) > 0);
      assert.ok(checkSidecar(fullContent(note, format)) > 0);
    }
  });

  it("of notes with nothing in them", () => {
    for (const note of ["", "- a\n", "【】", " 【a】\n", "【a】【b】"]) {
      for (const format of FORMATS) checkSidecar({ separated: separate(note, { format }) });
    }
  });

  it("of notes made at random", () => {
    const random = new Random(20260501);
    const pieces = [
      "- ",
      "\n",
      "\n",
      "\r\n",
      "  ",
      "影响",
      "，",
      "a. ",
      "【x】",
      "【y #t】",
      "\ud800",
      "\0",
      "\u0301",
      "【@r：？】",
    ];
    let count = 0;
    for (let round = 0; round < 150; round++) {
      const note = Array.from({ length: random.below(40) }, () => random.of(pieces)).join("");
      const format = random.of(FORMATS);
      count += checkSidecar({ separated: separate(note, { format }) });
      count += checkSidecar(fullContent(note, format));
    }
    assert.ok(count > 500, `only ${count} annotations`);
  });
});
