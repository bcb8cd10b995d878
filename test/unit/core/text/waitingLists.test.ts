import assert from "node:assert/strict";
import { WaitingLists } from "../../../../src/core/text/index.js";

describe("waiting lists", () => {
  it("give the values of a key in the order in which they came, each once", () => {
    const lists = new WaitingLists<string, number>();
    assert.equal(lists.isEmpty, true);
    for (const [key, value] of [
      ["a", 1],
      ["b", 2],
      ["a", 3],
    ] as const) {
      lists.add(key, value);
    }
    assert.equal(lists.isEmpty, false);
    assert.deepEqual([lists.take("a"), lists.take("a"), lists.take("a")], [1, 3, undefined]);
    lists.add("a", 4);
    assert.deepEqual([lists.take("a"), lists.take("b"), lists.take("c")], [4, 2, undefined]);
  });
});
