import assert from "node:assert/strict";
import fc from "fast-check";
import type { TextChange } from "../../../../src/core/index.js";
import {
  changedSpan,
  changeText,
  documentText,
  mapOffset,
  offsetMapper,
  sortedChanges,
} from "../../../../src/core/text/index.js";
import { check as checkProperty } from "../../../property/check.js";

interface Marked {
  readonly text: string;
  readonly offset: number;
  readonly changes: readonly TextChange[];
}

/** Reads `⟦old→new⟧` as changes and `|` as an offset. */
function readMarked(marked: string): Marked {
  const changes: TextChange[] = [];
  let text = "";
  let offset = -1;
  for (const [part, old, now] of marked.matchAll(/⟦([^→]*)→([^⟧]*)⟧|[^⟦]/gu)) {
    if (part === "|") offset = text.length;
    else if (old === undefined) text += part;
    else {
      const bar = old.indexOf("|");
      if (bar >= 0) offset = text.length + bar;
      const start = text.length;
      text += old.replace("|", "");
      changes.push({ start, end: text.length, text: now ?? "" });
    }
  }
  return { text, offset, changes };
}

/** Where the offset `|` is in the new text, marked `‹` with side -1 and `›` with side 1. */
function check(marked: string, expected: string): void {
  const { text, offset, changes } = readMarked(marked);
  const now = changeText(documentText(text), changes).toString();
  const before = mapOffset(changes, offset, -1);
  const after = mapOffset(changes, offset, 1);
  assert.ok(before <= after);
  assert.equal(
    `${now.slice(0, before)}‹${now.slice(before, after)}›${now.slice(after)}`,
    expected,
    marked,
  );
}

describe("mapping an offset", () => {
  it("moves what lies behind a change and leaves what lies before it", () => {
    check("ab⟦→XY⟧c|d", "abXYc‹›d");
    check("a|b⟦→XY⟧cd", "a‹›bXYcd");
    check("⟦ab→⟧c|d", "c‹›d");
    check("⟦ab→X⟧c|d⟦e→⟧", "Xc‹›d");
  });

  it("stays before or behind an insertion at it, by its side", () => {
    check("ab|⟦→XY⟧cd", "ab‹XY›cd");
    check("|⟦→X⟧", "‹X›");
  });

  it("goes to an end of what replaced it, by its side", () => {
    check("a⟦b|c→XYZ⟧d", "a‹XYZ›d");
    check("a⟦b|c→⟧d", "a‹›d");
    check("a|⟦bc→XY⟧d", "a‹XY›d");
    check("a⟦bc→XY⟧|d", "a‹XY›d");
  });

  it("goes through several changes", () => {
    check("⟦a→AAA⟧b⟦c→⟧d|e⟦f→F⟧", "AAAbd‹›eF");
    check("a⟦→X⟧|b", "a‹X›b");
  });
});

describe("sorting changes", () => {
  const sort = (changes: readonly (readonly [number, number, string])[]): string[] =>
    sortedChanges(
      changes.map(([start, end, text]) => ({ start, end, text })),
      9,
    ).map(({ start, end, text }) => `${start}-${end}${text}`);

  it("puts them in order and keeps insertions at one place in theirs", () => {
    assert.deepEqual(
      sort([
        [5, 6, "c"],
        [2, 2, "a"],
        [2, 2, "b"],
        [2, 4, "x"],
      ]),
      ["2-2a", "2-2b", "2-4x", "5-6c"],
    );
    assert.deepEqual(sort([[9, 9, ""]]), ["9-9"]);
    assert.deepEqual(sort([]), []);
  });

  it("refuses what overlaps or lies outside", () => {
    const refused: readonly (readonly (readonly [number, number, string])[])[] = [
      [[0, 10, ""]],
      [[-1, 0, ""]],
      [[3, 2, ""]],
      [
        [0, 3, ""],
        [2, 4, ""],
      ],
      [
        [1, 4, ""],
        [2, 2, "x"],
      ],
    ];
    for (const changes of refused) assert.throws(() => sort(changes), RangeError);
  });
});

describe("the span of changes", () => {
  it("covers them all, in the old text and in the new one", () => {
    const { changes } = readMarked("ab⟦c→XYZ⟧d⟦ef→⟧g");
    assert.deepEqual(changedSpan(changes), { start: 2, oldEnd: 6, newEnd: 6 });
    assert.deepEqual(changedSpan([{ start: 3, end: 3, text: "ab" }]), {
      start: 3,
      oldEnd: 3,
      newEnd: 5,
    });
  });

  it("has the same text around it before and after", () => {
    const edits = fc.array(fc.tuple(fc.nat(12), fc.nat(3), fc.string({ maxLength: 3 })), {
      minLength: 1,
      maxLength: 5,
    });
    checkProperty(
      fc.property(fc.string({ maxLength: 12 }), edits, (text, wished) => {
        let end = 0;
        const changes: TextChange[] = [];
        for (const [at, length, insert] of wished.sort(([a], [b]) => a - b)) {
          if (at < end || at > text.length) continue;
          end = Math.min(text.length, at + length);
          changes.push({ start: at, end, text: insert });
        }
        fc.pre(changes.length > 0);
        const now = changeText(documentText(text), changes).toString();
        const span = changedSpan(changes);
        assert.equal(now.slice(0, span.start), text.slice(0, span.start));
        assert.equal(now.slice(span.newEnd), text.slice(span.oldEnd));
        const mappers = { before: offsetMapper(changes, -1), after: offsetMapper(changes, 1) };
        for (let offset = 0; offset <= text.length; offset++) {
          assert.equal(mappers.before(offset), mapOffset(changes, offset, -1));
          assert.equal(mappers.after(offset), mapOffset(changes, offset, 1));
          assert.ok(mapOffset(changes, offset, -1) <= mapOffset(changes, offset, 1));
          if (offset > 0) {
            assert.ok(
              mapOffset(changes, offset - 1, 1) <= mapOffset(changes, offset, 1),
              "in order",
            );
          }
          const isKept = changes.every(({ start, end: to }) => offset < start || offset >= to);
          if (isKept && offset < text.length) {
            assert.equal(now.charAt(mapOffset(changes, offset, 1)), text.charAt(offset));
          }
        }
      }),
    );
  });
});
