import assert from "node:assert/strict";
import fc from "fast-check";
import {
  type AnnotationGrammar,
  type AnnotationScan,
  BracketScanner,
  compileGrammar,
  type ParsedAnnotation,
  scanAnnotations,
  unescapeBrackets,
} from "../../src/core/annotations/index.js";

/** fast-check prints it, with the path to the smallest counter-example, when a property fails. */
const seeded = { seed: 20_260_501, numRuns: 2_000 };

const onePair = compileGrammar();
const threePairs = compileGrammar({
  brackets: [
    { open: "【", close: "】" },
    { open: "[[", close: "]]" },
    { open: "%%", close: "%%" },
  ],
  authorBrackets: ["a", "/a*【.*/u"],
});

/** Text in which brackets, escapes, marks and broken characters are frequent. */
const text = fc
  .array(
    fc.oneof(
      { weight: 6, arbitrary: fc.constantFrom("【", "】", "\\", "a", "[[", "]]", "%%", "%", "[") },
      {
        weight: 3,
        arbitrary: fc.constantFrom(
          "\n",
          "\r\n",
          " ",
          "@a:",
          "？",
          "!",
          "#",
          "t",
          "`",
          "todo",
          "[x]",
        ),
      },
      { weight: 1, arbitrary: fc.constantFrom("\0", "\uD83D", "\uDE00", "\uFEFF", "𠮷", "://") },
      { weight: 1, arbitrary: fc.string({ unit: "binary", maxLength: 4 }) },
    ),
    { maxLength: 40 },
  )
  .map((parts) => parts.join(""));

function flatten(annotations: readonly ParsedAnnotation[]): ParsedAnnotation[] {
  return annotations.flatMap((annotation) => [annotation, ...flatten(annotation.replies)]);
}

/** Children lie in their parent's body, in order and apart; all fields agree with the text. */
function assertNested(
  source: string,
  annotations: readonly ParsedAnnotation[],
  from: number,
  to: number,
): void {
  let at = from;
  for (const {
    start,
    end,
    bodyStart,
    bodyEnd,
    body,
    kindMark,
    text: own,
    replies,
  } of annotations) {
    assert.ok(at <= start && start < bodyStart && bodyStart <= bodyEnd && bodyEnd < end);
    assert.ok(end <= to);
    assert.equal(source.slice(bodyStart, bodyEnd), body);
    assert.equal(own, own.trim());
    if (kindMark !== null) {
      assert.ok(bodyStart <= kindMark.start && kindMark.end <= bodyEnd);
      const isInReply = replies.some((r) => r.start < kindMark.end && kindMark.start < r.end);
      assert.equal(isInReply, false);
    }
    assertNested(source, replies, bodyStart, bodyEnd);
    at = end;
  }
}

function scanPieces(
  source: string,
  sizes: readonly number[],
  grammar: AnnotationGrammar,
): AnnotationScan {
  const scanner = new BracketScanner(grammar);
  let at = 0;
  for (const size of [...sizes, source.length]) {
    scanner.scan(source.slice(at, at + size), at);
    at = Math.min(source.length, at + size);
  }
  return scanner.finish((start, end) => source.slice(start, end));
}

/** All strings over an alphabet up to a length. */
function* strings(alphabet: string, longest: number): Generator<string> {
  let last = [""];
  yield "";
  for (let length = 1; length <= longest; length += 1) {
    last = last.flatMap((head) => Array.from(alphabet, (unit) => head + unit));
    yield* last;
  }
}

/** What the rules say about one pair, in the plainest way: no pieces, no other pairs, quadratic. */
function matchSlowly(source: string): { pairs: string[]; problems: string[]; literal: number } {
  const open: number[] = [];
  const pairs: string[] = [];
  const problems: string[] = [];
  let literal = 0;
  for (let i = 0; i < source.length; i += 1) {
    const unit = source.charAt(i);
    if (unit !== "【" && unit !== "】") continue;
    if ((/\\*$/.exec(source.slice(0, i))?.[0].length ?? 0) % 2 === 1) literal += 1;
    else if (unit === "【") open.push(i);
    else if (open.length === 0) problems.push(`${i}`);
    else pairs.push(`${open.pop() ?? ""}-${i + 1}`);
  }
  problems.push(...open.map(String));
  return { pairs: pairs.sort(), problems: problems.sort(), literal };
}

describe("properties of the annotation grammar", () => {
  it("matches as the plainest matcher does, for every string of brackets, backslashes and letters", () => {
    for (const source of strings("【】\\a", 8)) {
      const { annotations, problems } = scanAnnotations(source, onePair);
      const expected = matchSlowly(source);
      const all = flatten(annotations);
      assert.deepEqual(
        all.map(({ start, end }) => `${start}-${end}`).sort(),
        expected.pairs,
        source,
      );
      assert.deepEqual(problems.map(({ start }) => `${start}`).sort(), expected.problems, source);
      const brackets = source.replace(/[^【】]/g, "").length;
      assert.equal(all.length * 2 + problems.length + expected.literal, brackets, source);
      assertNested(source, annotations, 0, source.length);
    }
  });

  it("takes any text, and nests properly", () => {
    fc.assert(
      fc.property(text, fc.constantFrom(onePair, threePairs), (source, grammar) => {
        const { annotations, problems } = scanAnnotations(source, grammar);
        assertNested(source, annotations, 0, source.length);
        for (let i = 1; i < problems.length; i += 1) {
          assert.ok((problems[i - 1]?.end ?? 0) <= (problems[i]?.start ?? 0));
        }
      }),
      seeded,
    );
  });

  it("gives the same in pieces as in one", () => {
    const sizes = fc.array(fc.integer({ min: 0, max: 5 }), { maxLength: 30 });
    fc.assert(
      fc.property(text, sizes, (source, pieces) => {
        assert.deepEqual(scanPieces(source, pieces, onePair), scanAnnotations(source, onePair));
      }),
      seeded,
    );
    fc.assert(
      // Brackets of several units are not cut: pieces are lines, and a bracket holds no line break.
      fc.property(text, (source) => {
        const lines = source.split(/(?<=\n)/).map((line) => line.length);
        assert.deepEqual(
          scanPieces(source, lines, threePairs),
          scanAnnotations(source, threePairs),
        );
      }),
      seeded,
    );
  });

  it("reads the raw text of an annotation alone as it reads it in its place", () => {
    fc.assert(
      fc.property(text, (source) => {
        for (const { start, end, body, text: own, kind, tags } of flatten(
          scanAnnotations(source, onePair).annotations,
        )) {
          const alone = scanAnnotations(source.slice(start, end), onePair).annotations;
          assert.equal(alone.length, 1);
          const [first] = alone;
          assert.deepEqual(
            [first?.body, first?.text, first?.kind, first?.tags],
            [body, own, kind, tags],
          );
        }
      }),
      seeded,
    );
  });

  it("hides what is hidden: the same as if other characters stood there", () => {
    const ranges = fc.uniqueArray(fc.nat(60), { maxLength: 6 });
    fc.assert(
      fc.property(text, ranges, (source, ends) => {
        const bounds = ends.filter((end) => end <= source.length).sort((a, b) => a - b);
        const hidden = [];
        for (let i = 0; i + 1 < bounds.length; i += 2) {
          hidden.push({ start: bounds[i] ?? 0, end: bounds[i + 1] ?? 0 });
        }
        let masked = source;
        for (const { start, end } of hidden) {
          // A backslash stays one: it counts as text before a bracket.
          const filler = source.slice(start, end).replace(/[^\\]/g, "a");
          masked = masked.slice(0, start) + filler + masked.slice(end);
        }
        const places = (scan: AnnotationScan): unknown => [
          flatten(scan.annotations).map(({ start, end }) => [start, end]),
          scan.problems,
        ];
        assert.deepEqual(
          places(scanAnnotations(source, onePair, hidden)),
          places(scanAnnotations(masked, onePair)),
        );
      }),
      seeded,
    );
  });

  it("undoes an escape that makes every bracket literal", () => {
    fc.assert(
      fc.property(text, (source) => {
        const escaped = source.replace(/(\\*)(【|】)/g, "$1$1\\$2");
        assert.deepEqual(scanAnnotations(escaped, onePair).annotations, []);
        assert.deepEqual(scanAnnotations(escaped, onePair).problems, []);
        assert.equal(unescapeBrackets(escaped, onePair), source);
      }),
      seeded,
    );
  });
});
