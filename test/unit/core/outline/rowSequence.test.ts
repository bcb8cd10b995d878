import assert from "node:assert/strict";
import fc from "fast-check";
import { Row, type RowContent } from "../../../../src/core/outline/row.js";
import { RowSequence } from "../../../../src/core/outline/rowSequence.js";
import { finished } from "../../../../src/core/text/index.js";
import { check } from "../../../property/check.js";
import { share } from "../../../property/share.js";

let nextKey = 1;

/** A row of a rank and a length; odd lengths carry an unclosed bracket, multiples of 5 an annotation. */
function row(rank: number, length: number): Row {
  const range = { start: 0, end: 1 };
  const annotation = {
    ...range,
    bodyStart: 0,
    bodyEnd: 1,
    body: "",
    text: "",
    kind: "comment",
    kindMark: null,
    done: false,
    tags: [],
    reader: null,
    date: null,
    replies: [],
  } as const;
  const content: RowContent = {
    type: "line",
    rank,
    length,
    end: length,
    annotations: length % 5 === 0 ? [annotation] : [],
    problems: length % 2 === 1 ? [{ ...range, code: "stray-bracket" }] : [],
    hasAuthorText: true,
  };
  return Object.assign(new Row(content), { key: nextKey++ });
}

const rows = (least: number, most: number): fc.Arbitrary<Row[]> =>
  fc
    .array(fc.tuple(fc.integer({ min: 0, max: 6 }), fc.integer({ min: 1, max: 9 })), {
      minLength: least,
      maxLength: most,
    })
    .map((pairs) => pairs.map(([rank, length]) => row(rank, length)));

const replacement = fc.record({ from: share, to: share, rows: rows(0, 80) });

/** A sequence after some replacements, and the same as an array. */
const history = fc.record({
  first: rows(1, 200),
  // Few and large, so that the tree is cut and joined at all heights.
  replacements: fc.array(replacement, { maxLength: 5 }),
});

interface Both {
  readonly sequence: RowSequence;
  readonly array: readonly Row[];
}

function build({
  first,
  replacements,
}: typeof history extends fc.Arbitrary<infer T> ? T : never): Both {
  let sequence = RowSequence.of(first);
  let array = first;
  for (const { from: a, to: b, rows: inserted } of replacements) {
    const [from = 0, to = 0] = [a, b]
      .map((x) => Math.floor(x * (array.length + 1)))
      .sort((x, y) => x - y);
    sequence = finished(sequence.replace(from, to, inserted));
    array = [...array.slice(0, from), ...inserted, ...array.slice(to)];
  }
  return { sequence, array };
}

const starts = (array: readonly Row[]): number[] => {
  let start = 0;
  return array.map(({ length }) => (start += length) - length);
};

/** Indexes of the rows in a stretch that no earlier row of it outranks. */
function lowestOf(array: readonly Row[], from: number, to: number): number[] {
  const found: number[] = [];
  let lowest = Infinity;
  for (let index = from; index < to; index++) {
    const rank = array[index]?.rank ?? Infinity;
    if (rank > lowest) continue;
    lowest = rank;
    found.push(index);
  }
  return found;
}

function checkSequence(test: (both: Both, at: number, other: number) => void): void {
  check(
    fc.property(history, share, share, (made, a, b) => {
      const both = build(made);
      const count = both.array.length;
      const within = (part: number): number => Math.min(count, Math.floor(part * (count + 1)));
      test(both, within(a), within(b));
    }),
  );
}

describe("a sequence of rows answers as an array would", () => {
  it("count, length, annotationCount, at, between", () => {
    checkSequence(({ sequence, array }, from, to) => {
      const placed = starts(array).map((start, index) => ({ row: array[index], start }));
      assert.equal(sequence.count, array.length);
      assert.equal(
        sequence.length,
        array.reduce((sum, { length }) => sum + length, 0),
      );
      assert.deepEqual([...sequence.between(0, array.length)], placed);
      assert.deepEqual([...sequence.between(from, to)], placed.slice(from, to));
      for (const [index, expected] of placed.entries()) {
        assert.deepEqual(sequence.at(index), expected);
      }
      assert.throws(() => sequence.at(array.length), RangeError);
      assert.throws(() => sequence.at(-1), RangeError);
      const annotations = (rows: readonly Row[]): number =>
        rows.reduce((sum, { annotationCount }) => sum + annotationCount, 0);
      assert.equal(sequence.annotationCount, annotations(array));
      const [low, high] = [Math.min(from, to), Math.max(from, to)];
      assert.equal(sequence.annotationsBetween(low, high), annotations(array.slice(low, high)));
    });
  });

  it("indexAt, indexBefore", () => {
    checkSequence(({ sequence, array }) => {
      if (array.length === 0) return;
      const at = starts(array);
      for (let offset = -1; offset <= sequence.length + 1; offset++) {
        const index = Math.max(
          0,
          at.findLastIndex((start) => start <= offset),
        );
        assert.equal(sequence.indexAt(offset), index, `indexAt ${offset}`);
        const before = Math.max(
          0,
          at.findLastIndex((start) => start < offset),
        );
        assert.equal(sequence.indexBefore(offset), before, `indexBefore ${offset}`);
      }
    });
  });

  it("findFrom, findBefore", () => {
    checkSequence(({ sequence, array }, from) => {
      for (const rank of [1, 3, 7]) {
        const isBelow = (stretch: { readonly rank: number }): boolean => stretch.rank < rank;
        assert.equal(
          sequence.findFrom(from, isBelow),
          array.findIndex((candidate, index) => index >= from && isBelow(candidate)),
        );
        assert.equal(
          sequence.findBefore(from, isBelow),
          array.slice(0, from).findLastIndex(isBelow),
        );
      }
      const hasProblem = (stretch: { readonly problemCount: number }): boolean =>
        stretch.problemCount > 0;
      assert.equal(
        sequence.findFrom(from, hasProblem),
        array.findIndex((candidate, index) => index >= from && hasProblem(candidate)),
      );
    });
  });

  it("countLowest, nthLowest", () => {
    checkSequence(({ sequence, array }, a, b) => {
      const [from, to] = [Math.min(a, b), Math.max(a, b)];
      const lowest = lowestOf(array, from, to);
      assert.equal(sequence.countLowest(from, to), lowest.length);
      for (const [nth, index] of lowest.entries()) {
        assert.equal(sequence.nthLowest(from, to, nth), index);
      }
      assert.equal(sequence.nthLowest(from, to, lowest.length), -1);
    });
  });

  it("and stays as it was when another is made from it", () => {
    check(
      fc.property(rows(1, 100), replacement, (first, { from, rows: inserted }) => {
        const sequence = RowSequence.of(first);
        const at = Math.floor(from * (first.length + 1));
        finished(sequence.replace(at, first.length, inserted));
        assert.deepEqual(
          [...sequence.between(0, sequence.count)].map((placed) => placed.row),
          first,
        );
      }),
    );
  });
});
