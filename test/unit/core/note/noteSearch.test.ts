import assert from "node:assert/strict";
import { parseNote } from "../../../../src/core/index.js";
import {
  annotationLine,
  listAnnotations,
  listNodes,
  nodeLine,
  nodePath,
  searchEntries,
} from "../../../../src/core/note/index.js";
import { finished } from "../../../../src/core/text/index.js";

const text = `# 县域治理
- 考核【权重是关键?】
  - 考核原则
  - 党委考核
    - 【@他 2026-05-01: 不同意 #考核】
- Party building
  - publicity
`;
const note = parseNote(text, { format: "markdown" });

function checkNodes(query: string, expected: readonly string[], limit = 100): void {
  const { found, count } = finished(searchEntries(finished(listNodes(note)), query, limit));
  assert.deepEqual(found.map(nodeLine), expected);
  assert.ok(count >= found.length);
}

describe("searching the nodes of a note", () => {
  it("finds all of them with an empty query, in document order", () => {
    checkNodes(" ", [
      "县域治理",
      "考核",
      "考核原则",
      "党委考核",
      "不同意 #考核",
      "Party building",
      "publicity",
    ]);
  });

  it("puts those with all words before those that have them by their ancestors", () => {
    checkNodes("考核", ["考核", "考核原则", "党委考核", "不同意 #考核"]);
    checkNodes("考核 原则", ["考核原则"]);
    checkNodes("party pub", ["publicity"]);
  });

  it("takes characters in order where the word is not there", () => {
    checkNodes("pbl", ["Party building", "publicity"]);
    checkNodes("党核", ["党委考核"]);
    checkNodes("zzz", []);
  });

  it("says how many there are beyond the limit", () => {
    const result = finished(searchEntries(finished(listNodes(note)), "", 2));
    assert.equal(result.found.length, 2);
    assert.equal(result.count, 7);
  });
});

describe("searching the annotations of a note", () => {
  it("looks at their text, reader, tags and host", () => {
    const entries = finished(listAnnotations(note));
    const find = (query: string): readonly string[] =>
      finished(searchEntries(entries, query, 10)).found.map(annotationLine);
    assert.deepEqual(find(""), ["权重是关键", "不同意 #考核"]);
    assert.deepEqual(find("@他"), ["不同意 #考核"]);
    assert.deepEqual(find("关键"), ["权重是关键"]);
    assert.deepEqual(find("党委"), ["不同意 #考核"]);
  });
});

describe("the path of a node", () => {
  it("goes from the top down and leaves out a virtual root", () => {
    const deepest = note.nodes.find(({ isAnnotationOnly }) => isAnnotationOnly);
    assert.ok(deepest);
    assert.deepEqual(nodePath(deepest), ["县域治理", "考核", "党委考核", "不同意 #考核"]);
    assert.deepEqual(nodePath(deepest, 2), ["…", "党委考核", "不同意 #考核"]);
    assert.deepEqual(nodePath(deepest, 4), ["县域治理", "考核", "党委考核", "不同意 #考核"]);
  });

  it("is empty for a virtual root", () => {
    assert.deepEqual(nodePath(parseNote("- a\n- b\n", { format: "markdown" }).root), []);
  });
});
