import assert from "node:assert/strict";
import fc from "fast-check";
import { compileGrammar } from "../../src/core/annotations/index.js";
import { readMarkdown } from "../../src/core/outline/index.js";
import type { Outline } from "../../src/core/outline/index.js";
import { changeText, documentText, finished } from "../../src/core/text/index.js";
import type { TextRange } from "../../src/core/text/index.js";
import { check } from "./check.js";
import { changesOf, edits, markdownText } from "./randomMarkdown.js";

const grammar = compileGrammar({});

/** So short that a piece ends wherever it can; and so long that nothing is cut. */
const FINEST = 1;
const UNCUT = Infinity;

/** Everything that an outline says, but for the identity of rows. */
function contents(outline: Outline): unknown {
  const rows = [...outline.rows.between(0, outline.rows.count)];
  return {
    rows: rows.map(({ row, start }) => {
      const { type, rank, length, end, annotations, problems, hasAuthorText } = row;
      const label = outline.labelOf(row, start);
      return { type, rank, start, length, end, annotations, problems, hasAuthorText, label };
    }),
    blocks: [...outline.bracketBlocks({ start: 0, end: outline.text.length })],
  };
}

describe("Markdown that is cut into pieces reads as it does in one piece", () => {
  it("wherever it is cut", () => {
    check(
      fc.property(markdownText, fc.constantFrom(FINEST, 100, 300), (source, pieceCost) => {
        const text = documentText(source);
        const cut = finished(readMarkdown(text, grammar, pieceCost));
        const whole = finished(readMarkdown(text, grammar, UNCUT));
        assert.deepEqual(contents(cut), contents(whole), JSON.stringify(source));
      }),
    );
  });

  it("after any edits", () => {
    const history = fc.array(edits, { minLength: 1, maxLength: 6 });
    const lengths = fc.constantFrom(FINEST, 100, 300);
    check(
      fc.property(markdownText, history, lengths, (source, rounds, pieceCost) => {
        let outline = finished(readMarkdown(documentText(source), grammar, pieceCost));
        for (const round of rounds) {
          const changes = changesOf(outline.text.length, round);
          const before = outline.text.toString();
          const text = changeText(outline.text, changes);
          outline = finished(outline.update(text, changes)).outline;
          const whole = finished(readMarkdown(text, grammar, UNCUT));
          assert.deepEqual(contents(outline), contents(whole), JSON.stringify({ before, changes }));
        }
      }),
    );
  });

  it("without any ranges", () => {
    const lengths = fc.constantFrom(FINEST, 100, 300);
    const places = fc.array(fc.tuple(fc.nat(1000), fc.nat(60)), { maxLength: 6 });
    check(
      fc.property(markdownText, places, lengths, (source, given, pieceCost) => {
        const whole = finished(readMarkdown(documentText(source), grammar, pieceCost));
        const removed: TextRange[] = [];
        let rest = "";
        let end = 0;
        for (const [gap, length] of given) {
          const range = { start: end + (gap % 120), end: end + (gap % 120) + length };
          if (range.end > source.length) break;
          removed.push(range);
          rest += source.slice(end, range.start);
          end = range.end;
        }
        rest += source.slice(end);
        const text = documentText(rest);
        const read = finished(whole.readWithout!(text, removed));
        const expected = finished(readMarkdown(text, grammar, UNCUT));
        assert.deepEqual(contents(read), contents(expected), JSON.stringify({ source, removed }));
      }),
    );
  });

  it("without any lines", () => {
    const lengths = fc.constantFrom(FINEST, 100, 300);
    check(
      fc.property(markdownText, fc.func(fc.nat(4)), lengths, (source, pick, pieceCost) => {
        const whole = finished(readMarkdown(documentText(source), grammar, pieceCost));
        const removed: TextRange[] = [];
        let rest = "";
        let at = 0;
        for (const line of source.split(/(?<=\n)/u)) {
          if (pick(at) === 0) removed.push({ start: at, end: at + line.length });
          else rest += line;
          at += line.length;
        }
        const text = documentText(rest);
        const read = finished(whole.readWithout!(text, removed));
        const expected = finished(readMarkdown(text, grammar, UNCUT));
        assert.deepEqual(contents(read), contents(expected), JSON.stringify({ source, removed }));
      }),
    );
  });

  it("and a keystroke is a few steps in a long text of any shape", () => {
    const lines = 20_000;
    const line = (at: number): string => `line ${at}`;
    const shapes: Record<string, (at: number) => string> = {
      "one list": (at) => `- ${line(at)}\n`,
      "one item with all others in it": (at) => `${at === 0 ? "" : "  "}- ${line(at)}\n`,
      headings: (at) => `# ${line(at)}\n`,
      "headings with paragraphs": (at) => `${line(at)}\n${at % 9 === 0 ? "---\n" : "\n"}`,
    };
    for (const [shape, write] of Object.entries(shapes)) {
      const text = documentText(Array.from({ length: lines }, (_, at) => write(at)).join(""));
      const outline = finished(readMarkdown(text, grammar));
      const start = text.line(lines / 2).to;
      const change = { start, end: start, text: "x" };
      const update = outline.update(changeText(text, [change]), [change]);
      let steps = 1;
      while (!update.next().done) steps++;
      assert.ok(steps < 10, `${shape}: ${steps} steps`);
    }
  });
});
