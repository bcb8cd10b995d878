import assert from "node:assert/strict";
import { parseNote } from "../../../../src/core/index.js";
import { finished } from "../../../../src/core/text/index.js";
import {
  filterNote,
  isEmptyFilter,
  parseFilter,
  type FilteredNote,
} from "../../../../src/core/note/index.js";

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
  return finished(filterNote(note, parseFilter(query)));
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

  it("knows kinds by their marks and by their names in both languages", () => {
    for (const query of ["~", "～", "kind:doubt", "kind：存疑", "类别:存疑"]) {
      assert.deepEqual(parseFilter(query).kinds, ["doubt"], query);
    }
    assert.deepEqual(parseFilter("kind:nothing").kinds, []);
  });

  it("asks for nothing when nothing was typed", () => {
    for (const query of ["", "  ", '""']) assert.equal(isEmptyFilter(parseFilter(query)), true);
    for (const query of ["a", "?", "#a", "@a", "is:open"]) {
      assert.equal(isEmptyFilter(parseFilter(query)), false);
    }
  });
});
