import assert from "node:assert/strict";
import { commonStem, guessReaderNames } from "../../../../src/core/editions/index.js";

function check(stems: readonly string[], expected: readonly string[]): void {
  const copies = stems.map((stem) => ({ stem, readers: [] }));
  assert.deepEqual(guessReaderNames(copies), expected);
}

describe("the readers of copies are guessed", () => {
  it("by what their names do not have in common", () => {
    check(["notes.anna", "notes.bo"], ["anna", "bo"]);
    check(["提纲（李）", "提纲（王）", "提纲"], ["李", "王", ""]);
    check(["anna-plan", "bo-plan"], ["anna", "bo"]);
    check(["plan", "plan"], ["", ""]);
    check(["plan", "plan-2"], ["", "2"]);
  });

  it("and what they are copies of by what their names have in common", () => {
    assert.equal(commonStem(["notes.anna", "notes.bo"]), "notes");
    assert.equal(commonStem(["提纲（李）", "提纲（王）", "提纲"]), "提纲");
    assert.equal(commonStem(["anna-plan", "bo-plan"]), "");
  });

  it("or by the one reader that a copy names, and not where a head could not hold the name", () => {
    const named = { stem: "a", readers: [null, "li", "li"] };
    const mixed = { stem: "b c", readers: ["li", "wang"] };
    assert.deepEqual(guessReaderNames([named, mixed]), ["li", ""]);
  });
});
