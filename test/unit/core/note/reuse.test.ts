import assert from "node:assert/strict";
import type { NoteChange, NoteFormat, TextChange } from "../../../../src/core/index.js";
import { parseNote, updateNoteSteps } from "../../../../src/core/index.js";
import { finished } from "../../../../src/core/text/index.js";

const LINES = 5_000;
const numbers = Array.from({ length: LINES }, (_, at) => at);

const TEXTS: Readonly<Record<NoteFormat, string>> = {
  markdown: numbers.map((at) => `${"  ".repeat(at % 4)}- 第 ${at} 行【注】\n`).join(""),
  indented: numbers.map((at) => `${"\t".repeat(at % 4)}第 ${at} 行【注】\n`).join(""),
  page: `题\n大纲/内容\n${numbers.map((at) => `第 ${at} 行【注】\n`).join("")}题\n尾\n`,
};

/** How many rows a change reads anew in a note of 5,000 lines. */
function check(format: NoteFormat, change: (text: string) => TextChange, most: number): NoteChange {
  const text = TEXTS[format];
  const note = parseNote(text, { format });
  const update = finished(updateNoteSteps(note, [change(text)]));
  const { from, to } = update.change.nodes;
  assert.ok(to - from <= most, `${format}: ${to - from} rows`);
  const reused = update.note.nodes.filter(({ key }) => key <= LINES + 1).length;
  assert.ok(reused >= LINES - most, `${format}: ${reused} keys`);
  return update.change;
}

const insert = (at: number, text: string): TextChange => ({ start: at, end: at, text });

describe("an edit in a note of 5,000 lines", () => {
  for (const format of ["markdown", "indented", "page"] as const) {
    it(`of one character reads at most three rows anew: ${format}`, () => {
      for (const line of [2, 2_500, 4_997]) {
        const { isStructural } = check(
          format,
          (text) => insert(text.indexOf(`第 ${line} 行`) + 2, "x"),
          3,
        );
        assert.equal(isStructural, false);
        check(
          format,
          (text) => insert(text.indexOf(`${line} 行【`) + `${line} 行【`.length, "x"),
          3,
        );
        check(format, (text) => insert(text.indexOf(`第 ${line} 行`), "【"), 3);
      }
    });

    it(`that adds or takes a line reads at most four: ${format}`, () => {
      const indentation = { markdown: "    - ", indented: "\t\t", page: "" }[format];
      const at = (text: string): number => text.lastIndexOf("\n", text.indexOf("第 2500 行")) + 1;
      const { isStructural } = check(format, (text) => insert(at(text), `${indentation}新\n`), 4);
      assert.equal(isStructural, true);
      check(
        format,
        (text) => ({ start: at(text), end: text.indexOf("\n", at(text)) + 1, text: "" }),
        4,
      );
    });
  }

  it("that puts a new first line reads a few", () => {
    check("markdown", () => insert(0, "# x\n"), 4);
    check("markdown", () => insert(0, "# x\n\n"), 4);
    check("indented", () => insert(0, "x\n"), 4);
  });

  it("that begins front matter or a fence reads what it must, and is right", () => {
    const note = parseNote(TEXTS.markdown, { format: "markdown" });
    const fenced = finished(updateNoteSteps(note, [insert(0, "```\n")]));
    assert.equal(fenced.note.nodeCount, 0);
    assert.equal(fenced.change.isStructural, true);
    const back = finished(updateNoteSteps(fenced.note, [{ start: 0, end: 4, text: "" }]));
    assert.equal(back.note.nodeCount, LINES);
  });
});
