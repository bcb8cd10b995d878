import assert from "node:assert/strict";
import fc from "fast-check";
import { parseNote } from "../../src/core/index.js";
import type { Note } from "../../src/core/index.js";
import { noteOutline } from "../../src/core/note/index.js";
import { finished } from "../../src/core/text/index.js";
import type { TextRange } from "../../src/core/text/index.js";
import { check } from "./check.js";

const LINES = [
  "title",
  "a",
  "b【x】",
  "【x】",
  "  【x】",
  "\t【y】",
  "  b",
  "\tc",
  "    d",
  "e【",
  "  f】",
  "",
];

const text = fc
  .record({
    title: fc.constantFrom("title\n", "", "【x】\n"),
    lines: fc.array(fc.constantFrom(...LINES, ..."【x】 【x】 title 2024-01-01".split(" ")), {
      maxLength: 220,
      size: "max",
    }),
  })
  .map(({ title, lines }) => title + lines.join("\n"));

/** Rows that hold more than annotations, and furniture: what must be the same. */
function signature(note: Note): unknown {
  const { rows } = noteOutline(note);
  const author = [...rows.between(1, rows.count)]
    .filter(({ row }) => row.hasAuthorText || row.annotations.length === 0)
    .map(({ row, start }) => [row.rank, note.slice(start, start + row.end)]);
  return [author, note.furniture.map(({ role }) => role), noteOutline(note).rootRow === null];
}

/** The lines whose rows hold annotations alone, each with its line break. */
function readersLines(note: Note): TextRange[] {
  const { rows } = noteOutline(note);
  return [...rows.between(1, rows.count)]
    .filter(({ row }) => !row.hasAuthorText && row.annotations.length > 0)
    .map(({ row, start }) => ({
      start: note.text.lastIndexOf("\n", start) + 1,
      end: note.text.indexOf("\n", start + row.end) + 1,
    }))
    .filter(({ end }) => end > 0);
}

for (const format of ["page", "indented"] as const) {
  describe(`lines that surely disturb no others: ${format}`, () => {
    it("do not, whatever stands around them", () => {
      let certain = 0;
      check(
        fc.property(text, fc.nat(), (source, mask) => {
          const note = parseNote(source, { format });
          const lines = readersLines(note).filter((_, at) => ((mask >> (at % 16)) & 1) === 1);
          const steps = noteOutline(note).isSurelySameWithout?.(lines);
          if (!steps || !finished(steps)) return;
          certain++;
          let rest = source;
          for (const { start, end } of [...lines].reverse()) {
            rest = rest.slice(0, start) + rest.slice(end);
          }
          assert.deepEqual(signature(parseNote(rest, { format })), signature(note));
        }),
      );
      assert.ok(certain > 20, `only ${certain} times`);
    });
  });
}
