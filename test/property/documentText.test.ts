import assert from "node:assert/strict";
import fc from "fast-check";
import { documentText } from "../../src/core/text/index.js";
import type { DocumentText } from "../../src/core/text/index.js";
import { check } from "./check.js";

const text = fc
  .array(fc.constantFrom("a", "行", "\n", "\n", "\r\n", "\r", "", "word ", "\ud800", "\n\n\n\n"), {
    maxLength: 200,
  })
  .map((pieces) => pieces.join(""));

const replacement = fc.record({
  start: fc.nat({ max: 400 }),
  length: fc.constantFrom(0, 0, 1, 3, 50),
  text,
});

/** Everything that can be asked of a text, as the plain string answers it. */
function checkAgainst(document: DocumentText, source: string): void {
  const lines = source.split("\n");
  assert.equal(document.toString(), source);
  assert.equal(document.length, source.length);
  assert.equal(document.lines, lines.length);
  assert.deepEqual([...document.iterLines()], lines);
  const cursor = document.cursor();
  for (let offset = 0; offset <= source.length; offset += 1 + Math.floor(source.length / 60)) {
    const number = source.slice(0, offset).split("\n").length;
    const from = offset === 0 ? 0 : source.lastIndexOf("\n", offset - 1) + 1;
    const line = lines[number - 1] ?? "";
    const expected = { number, from, to: from + line.length, text: line };
    assert.deepEqual(document.lineAt(offset), expected);
    assert.deepEqual(document.line(number), expected);
    assert.equal(cursor.restOfLine(offset), line.slice(offset - from));
    assert.equal(document.sliceString(offset, offset + 17), source.slice(offset, offset + 17));
    assert.equal(document.sliceString(offset, source.length), source.slice(offset));
  }
  assert.equal(
    document.cursor().restOfLine(source.length),
    lines.at(-1)?.slice(lines.at(-1)?.length),
  );
}

describe("a document's text answers as the string it was made of", () => {
  it("when it is new, and after replacements", () => {
    check(
      fc.property(text, fc.array(replacement, { maxLength: 8 }), (start, replacements) => {
        let source = start;
        let document = documentText(source);
        checkAgainst(document, source);
        for (const change of replacements) {
          const from = Math.min(change.start, source.length);
          const to = Math.min(from + change.length, source.length);
          document = document.replace(from, to, change.text);
          source = source.slice(0, from) + change.text + source.slice(to);
          checkAgainst(document, source);
        }
      }),
    );
  });

  it("stays shallow while a long text is typed into", () => {
    let document = documentText("line\n".repeat(10_000));
    for (let round = 0; round < 2_000; round++) {
      const offset = (round * 7919) % document.length;
      document = document.replace(offset, offset, round % 3 === 0 ? "\n" : "x");
    }
    assert.equal(document.lines, 10_001 + 667);
    assert.ok(height(document) <= 6, `height ${height(document)}`);
  });

  it("refuses lines that are not there", () => {
    assert.throws(() => documentText("a").line(2), RangeError);
    assert.throws(() => documentText("a").line(0), RangeError);
  });
});

function height(document: DocumentText): number {
  return (document as unknown as { tree: { height: number } }).tree.height;
}
