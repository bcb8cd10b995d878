import assert from "node:assert/strict";
import { parseNote } from "../../../../src/core/index.js";
import { findListedDepth } from "../../../../src/core/note/index.js";
import { finished } from "../../../../src/core/text/index.js";

function check(text: string, nodes: number, expected: number, depth = 100): void {
  const note = parseNote(text, { format: "indented" });
  assert.equal(finished(findListedDepth(note, { nodes, depth })), expected);
}

describe("levels that can be listed", () => {
  // A virtual root is depth 0, so that the first level of this is 1.
  const two = "a\n\tb\n\tc\n\t\td\ne\n\tf\n";

  it("are all where there is room", () => {
    check(two, 6, 3);
  });

  it("are whole ones", () => {
    check(two, 5, 2);
    check(two, 4, 1);
    check(two, 2, 1);
  });

  it("are at least one, however many nodes it holds", () => {
    check(two, 1, 1);
    check("a\nb\nc\n", 2, 1);
  });

  it("end at the deepest that is wished", () => {
    check(two, 100, 2, 2);
    check("", 10, 0);
  });
});
