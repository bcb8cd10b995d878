import assert from "node:assert/strict";
import fc from "fast-check";
import { finished, sortedSteps, TextBuilder } from "../../../../src/core/text/index.js";
import type { Steps } from "../../../../src/core/text/index.js";
import { check } from "../../../property/check.js";

/** How many points there are at which the work can be interrupted. */
function countSteps(steps: Steps<unknown>): number {
  let count = 0;
  while (steps.next().done !== true) count++;
  return count;
}

const byKey = ([a]: readonly [number, number], [b]: readonly [number, number]): number => a - b;

describe("sorting in slices", () => {
  it("sorts as the language does, those that are equal as they stood", () => {
    check(
      fc.property(fc.array(fc.nat(200), { maxLength: 6000, size: "max" }), (keys) => {
        const items = keys.map((key, at) => [key, at] as const);
        assert.deepEqual(finished(sortedSteps(items, byKey)), [...items].sort(byKey));
      }),
      40,
    );
  });

  it("can be interrupted", () => {
    const items = Array.from({ length: 100_000 }, (_, at) => [(at * 7919) % 100_003, at] as const);
    assert.deepEqual(finished(sortedSteps(items, byKey)), [...items].sort(byKey));
    assert.ok(countSteps(sortedSteps(items, byKey)) > 500);
  });
});

describe("TextBuilder", () => {
  it("joins pieces and knows their length", () => {
    for (const count of [0, 1, 2047, 2048, 2049, 10_000]) {
      const pieces = Array.from({ length: count }, (_, at) => (at % 3 === 0 ? "" : `${at},`));
      const builder = new TextBuilder();
      for (const piece of pieces) builder.push(piece);
      assert.equal(builder.toString(), pieces.join(""));
      assert.equal(builder.length, pieces.join("").length);
    }
  });
});
