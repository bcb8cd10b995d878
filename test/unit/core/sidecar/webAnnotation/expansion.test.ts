import assert from "node:assert/strict";
import jsonld from "jsonld";
import { separate, toSidecar } from "../../../../../src/core/index.js";
import { ANNOTATION_TERMS } from "./context.js";
import { fullContent } from "./fullContent.js";
import { everyObject } from "./json.js";
import type { Json } from "./json.js";

/** Expands a sidecar as JSON-LD; fails where anything of it would be dropped. */
async function expandSidecar(sidecar: Json): Promise<Json> {
  const documentLoader = (address: string) => {
    assert.equal(address, "http://www.w3.org/ns/anno.jsonld");
    return Promise.resolve({ contextUrl: null, documentUrl: address, document: ANNOTATION_TERMS });
  };
  const [collection] = (await jsonld.expand(sidecar, { documentLoader, safe: true })) as [Json];
  return collection;
}

/** How often each of our own keys is there, in the sidecar or in what it expands to. */
function ownKeys(root: unknown, prefix: string): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const key of everyObject(root).flatMap(Object.keys)) {
    if (!key.startsWith(prefix)) continue;
    const name = key.slice(prefix.length);
    counts[name] = (counts[name] ?? 0) + 1;
  }
  return counts;
}

const NOTE =
  "# 甲\n- 乙【@丁 2026-05-01：？ 一 #标签】【二】\n- \\【五\\】\\\\【六】\n- 甲\n- 甲【三】【四】\n";

describe("a sidecar as JSON-LD", () => {
  it("keeps every key and value", async () => {
    const content = fullContent(NOTE, "markdown");
    const { "@context": context, ...sidecar } = JSON.parse(toSidecar(content)) as Json;
    const expanded = await expandSidecar({ "@context": context, ...sidecar });
    const keys = ownKeys(sidecar, "mg:");
    assert.ok(Object.keys(keys).length > 20, Object.keys(keys).join(" "));
    assert.deepEqual(ownKeys(expanded, "urn:marginalia:"), keys);
  });

  it("keeps lists in order, and lines that are there twice", async () => {
    const separated = separate(NOTE, { format: "markdown" });
    const expanded = await expandSidecar(JSON.parse(toSidecar({ separated })) as Json);
    const [{ "@list": base }] = expanded["urn:marginalia:base"] as [
      { "@list": readonly { "@value": string }[] },
    ];
    assert.equal(base.map(({ "@value": line }) => line).join(""), separated.text);
  });

  it("has no key that is neither the model's nor ours", async () => {
    const sidecar = JSON.parse(toSidecar(fullContent(NOTE, "markdown"))) as Json;
    await assert.rejects(expandSidecar({ ...sidecar, unknown: "1" }), /Safe mode|safe/i);
  });
});
