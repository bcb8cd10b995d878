import assert from "node:assert/strict";
import { parseNote } from "../../../../src/core/index.js";
import { finished } from "../../../../src/core/text/index.js";
import { filterNote, parseFilter, type FilteredNote } from "../../../../src/core/filter/index.js";

const text = [
  "# Gardens",
  "",
  "## Soil",
  "",
  "- Clay holds water 【?In every valley? #evidence】",
  "  - 【A reply sits here【@Mara: todo list of a list #Evidence/weak】】",
  "    - Below an annotation",
  "- Sand holds air 【todo ask #garden】",
  "- Compost 【[x] done with it #garden】",
  "",
  "## Water",
  "",
  "- Rain 【!#evidence】",
].join("\n");
const note = parseNote(text, { format: "markdown" });

function run(query: string): FilteredNote {
  return finished(filterNote(note, parseFilter(query).filter));
}

/** The labels that a filter keeps, as a tree of indentation; `*` marks a match, 【】 annotations that match. */
function check(query: string, expected: readonly string[]): void {
  const filtered = run(query);
  const kept = note.nodes.flatMap((node) => {
    if (!filtered.keeps(node)) return [];
    const annotations = node.annotations
      .filter((annotation) => filtered.keepsAnnotation(annotation))
      .map((annotation) => `【${annotation.text}】`);
    const parts = [node.label, ...annotations].filter((part) => part !== "");
    const line = parts.length > 0 ? parts.join(" ") : "(way to a match)";
    return [`${"  ".repeat(node.depth)}${filtered.matches(node) ? "*" : ""}${line}`];
  });
  const top = Math.min(...kept.map((line) => line.search(/\S/u)));
  assert.deepEqual(
    kept.map((line) => line.slice(top)),
    expected,
  );
  assert.equal(filtered.keptCount, kept.length);
}

describe("filter", () => {
  it("keeps labels with all words, in any case, and the way to them", () => {
    check("HOLDS air", ["Gardens", "  Soil", "    *Sand holds air"]);
  });

  it("finds words in annotations too", () => {
    check("valley", ["Gardens", "  Soil", "    Clay holds water 【In every valley? #evidence】"]);
  });

  it("takes words in quotes as they stand", () => {
    check('"holds air"', ["Gardens", "  Soil", "    *Sand holds air"]);
    check('"air holds"', []);
  });

  it("keeps the annotation that a match hangs under", () => {
    check("below", [
      "Gardens",
      "  Soil",
      "    Clay holds water",
      "      (way to a match)",
      "        *Below an annotation",
    ]);
  });

  it("knows kinds by name and by mark", () => {
    const questions = ["Gardens", "  Soil", "    Clay holds water 【In every valley? #evidence】"];
    check("kind:question", questions);
    check("?", questions);
    check("kind：question", questions);
    check("kind:important", ["Gardens", "  Water", "    Rain 【#evidence】"]);
  });

  it("finds sub-tags by their tag, and replies", () => {
    check("#evidence", [
      "Gardens",
      "  Soil",
      "    Clay holds water 【In every valley? #evidence】",
      "      【A reply sits here】",
      "  Water",
      "    Rain 【#evidence】",
    ]);
    check("#evidence/weak", [
      "Gardens",
      "  Soil",
      "    Clay holds water",
      "      【A reply sits here】",
    ]);
    check("#evid", []);
  });

  it("finds readers", () => {
    check("@mara", ["Gardens", "  Soil", "    Clay holds water", "      【A reply sits here】"]);
    check("@mar", []);
  });

  it("tells open to-dos from done ones", () => {
    check("is:open #garden", ["Gardens", "  Soil", "    Sand holds air 【ask #garden】"]);
    check("is:done", ["Gardens", "  Soil", "    Compost 【done with it #garden】"]);
  });

  it("wants all that is asked for from one annotation", () => {
    check("? #garden", []);
    check("kind:question kind:important #evidence", [
      "Gardens",
      "  Soil",
      "    Clay holds water 【In every valley? #evidence】",
      "  Water",
      "    Rain 【#evidence】",
    ]);
  });

  it("counts nodes that match, not the way to them", () => {
    const filtered = run("#evidence");
    assert.equal(filtered.nodeCount, 3);
    assert.equal(filtered.annotationCount, 3);
  });

  it("gives the children that are left in document order", () => {
    const filtered = run("holds");
    const soil = note.nodes.find(({ label }) => label === "Soil");
    assert.ok(soil);
    assert.deepEqual(
      filtered.keptChildren(soil).map(({ label }) => label),
      ["Clay holds water", "Sand holds air"],
    );
  });

  it("finds both, either and neither", () => {
    check("air OR water -clay", ["Gardens", "  Soil", "    *Sand holds air", "  *Water"]);
    check("(sand OR clay) holds -air", ["Gardens", "  Soil", "    *Clay holds water"]);
    check("#garden -is:done", ["Gardens", "  Soil", "    Sand holds air 【ask #garden】"]);
  });

  it("asks labels for words alone: a property, also behind NOT, finds annotations", () => {
    check("rain OR kind:question", [
      "Gardens",
      "  Soil",
      "    Clay holds water 【In every valley? #evidence】",
      "  Water",
      "    *Rain",
    ]);
    check("-kind:question -kind:todo", [
      "Gardens",
      "  Soil",
      "    Clay holds water",
      "      【A reply sits here】",
      "  Water",
      "    Rain 【#evidence】",
    ]);
  });

  it("leaves the words of a reply to the reply", () => {
    check("sits -list", [
      "Gardens",
      "  Soil",
      "    Clay holds water",
      "      【A reply sits here】",
    ]);
  });
});

describe("filter by date", () => {
  const dated = parseNote(
    "- a 【@m 2026-04-30: x】\n- b 【@m 2026-05-01: x】\n- c 【@m 2026-06-02: x】\n- d 【x】\n",
    { format: "markdown" },
  );
  const found = (query: string): string =>
    dated.nodes
      .filter((node) => finished(filterNote(dated, parseFilter(query).filter)).keeps(node))
      .map(({ label }) => label)
      .join("");

  for (const [query, expected] of [
    ["date:2026", "abc"],
    ["date:2026-05", "b"],
    ["date:2026-5-1", "b"],
    ["date:>=2026-05-01", "bc"],
    ["date:>2026-05", "c"],
    ["date:<2026-05", "a"],
    ["date:<=2026-05", "ab"],
    ["日期：≥2026-05", "bc"],
    ["date:2026-05..2026-06", "bc"],
    ["after:2026-04 before:2026-06", "b"],
    ["-date:2026-05", "acd"],
    ["-has:date", "d"],
    ["has:date has:reader", "abc"],
  ] as const) {
    it(query, () => {
      assert.equal(found(query), expected);
    });
  }
});
