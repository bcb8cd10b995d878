import assert from "node:assert/strict";
import fc from "fast-check";
import { composeChanges, followedBy, type ContentChange } from "../../../../src/core/text/index.js";
import type { TextChange } from "../../../../src/core/index.js";

const SEED = 20260514;

/** Applies changes that all count in the same text. */
function applyAll(text: string, changes: readonly TextChange[]): string {
  let result = "";
  let at = 0;
  for (const change of changes) {
    assert.ok(change.start >= at, "ascending and apart");
    result += text.slice(at, change.start) + change.text;
    at = change.end;
  }
  return result + text.slice(at);
}

function applyOne(text: string, { rangeOffset, rangeLength, text: added }: ContentChange): string {
  return text.slice(0, rangeOffset) + added + text.slice(rangeOffset + rangeLength);
}

describe("composeChanges", () => {
  it("takes what the editor reports for several cursors, from the last to the first", () => {
    const changes = composeChanges(
      [],
      [
        { rangeOffset: 4, rangeLength: 1, text: "Z" },
        { rangeOffset: 0, rangeLength: 1, text: "AB" },
      ],
    );
    assert.equal(applyAll("a b c", changes), "AB b Z");
  });

  it("joins keystrokes that touch", () => {
    const first = composeChanges([], [{ rangeOffset: 2, rangeLength: 0, text: "x" }]);
    const second = composeChanges(first, [{ rangeOffset: 3, rangeLength: 0, text: "y" }]);
    assert.deepEqual(second, [{ start: 2, end: 2, text: "xy" }]);
  });

  it("gives what the changes give one after the other", () => {
    const step = fc.record({
      at: fc.nat(40),
      length: fc.nat(8),
      text: fc.string({ maxLength: 5 }),
    });
    fc.assert(
      fc.property(
        fc.string({ maxLength: 30 }),
        fc.array(fc.array(step, { maxLength: 4 })),
        (old, events) => {
          let text = old;
          let waiting: readonly TextChange[] = [];
          for (const event of events) {
            const changes: ContentChange[] = [];
            for (const { at, length, text: added } of event) {
              const rangeOffset = Math.min(at, text.length);
              const rangeLength = Math.min(length, text.length - rangeOffset);
              const change = { rangeOffset, rangeLength, text: added };
              changes.push(change);
              text = applyOne(text, change);
            }
            waiting = composeChanges(waiting, changes);
          }
          assert.equal(applyAll(old, waiting), text);
        },
      ),
      { seed: SEED, numRuns: 2000 },
    );
  });
});

describe("followedBy", () => {
  const gaps = fc.array(
    fc.record({ gap: fc.nat(5), length: fc.nat(3), text: fc.string({ maxLength: 3 }) }),
    { maxLength: 6 },
  );

  /** Changes of a text, ascending, each at least one unit behind the one before it. */
  function changesOf(
    text: string,
    parts: readonly { readonly gap: number; readonly length: number; readonly text: string }[],
  ): readonly TextChange[] {
    const changes: TextChange[] = [];
    let at = -1;
    for (const { gap, length, text: added } of parts) {
      const start = at + 1 + gap;
      const end = start + length;
      if (end <= text.length) changes.push({ start, end, text: added });
      at = end;
    }
    return changes;
  }

  it("gives what two lists of changes give one after the other", () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 30 }), gaps, gaps, (old, one, other) => {
        const first = changesOf(old, one);
        const between = applyAll(old, first);
        const second = changesOf(between, other);
        assert.equal(applyAll(old, followedBy(first, second)), applyAll(between, second));
      }),
      { seed: SEED, numRuns: 2000 },
    );
  });
});
