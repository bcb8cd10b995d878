import assert from "node:assert/strict";
import { continuedEntries } from "../../../../src/core/threads/index.js";

/** Entries by their words; `*` behind them is an open box. */
function check(before: string, now: string, expected: readonly (number | null)[]): void {
  const shown = before.split(" ").map((entry) => ({
    words: entry.replace("*", ""),
    isOpen: entry.endsWith("*"),
  }));
  const entries = now.split(" ").map((words) => ({ words }));
  assert.deepEqual(continuedEntries(shown, entries), expected);
}

describe("entries of a thread go on", () => {
  it("in their order", () => {
    check("a b", "a b", [0, 1]);
    check("a b c", "a c", [0, 1]);
    check("a b", "a x b", [0, 1, null]);
  });

  it("with an open box where its words are", () => {
    check("a b*", "a x b", [0, null, 1]);
    check("a b c*", "a c", [0, 2]);
    check("a b* b", "a b b", [0, 1, 2]);
    check("a b* b*", "a b b", [0, 1, 2]);
  });

  it("with an open box in its place where the words there were changed", () => {
    check("a b*", "a x", [0, 1]);
    check("a* b", "x b", [0, 1]);
  });

  it("without an open box of which nothing is left, and with it again when that comes back", () => {
    check("a b* c", "a c", [0, 2]);
    check("a c b*", "a b c", [0, 2, 1]);
  });
});
