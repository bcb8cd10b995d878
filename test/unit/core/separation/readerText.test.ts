import assert from "node:assert/strict";
import { parseNote } from "../../../../src/core/index.js";
import type { NoteFormat } from "../../../../src/core/index.js";
import { readerTextSteps } from "../../../../src/core/separation/index.js";
import type { ReaderText } from "../../../../src/core/separation/index.js";
import { finished } from "../../../../src/core/text/index.js";

function write(format: NoteFormat, text: string): ReaderText {
  const kinds = { comment: "C", question: "Q", important: "I", todo: "T", doubt: "D" };
  const words = { kinds, reply: "R", done: "done", emptyNode: "(node)", emptyAnnotation: "(none)" };
  const note = parseNote(text, { format });
  return finished(readerTextSteps(note, { ...words, title: "t", summary: "s", colon: ": " }));
}

/** The text without the title, its lines joined by `⏎`. */
function check(format: NoteFormat, note: string, expected: string): void {
  const { text } = write(format, note);
  assert.equal(text.slice(0, 7), "# t\n\ns\n");
  assert.equal(text.slice(7).replaceAll("\n", "⏎"), expected);
}

describe("what the reader has written, as a text", () => {
  it("stands under the headings of the outline", () => {
    check(
      "markdown",
      "# a【x】\n\n- b\n  - c【?y】\n- d\n\n# e\n\n- f\n  - 【!z】\n",
      "⏎## a⏎⏎- **C**: x⏎⏎### b⏎⏎#### c⏎⏎- **Q**: y⏎⏎## e⏎⏎### f⏎⏎- **I**: z⏎",
    );
  });

  it("goes from the top down where children stand before their parents", () => {
    check(
      "page",
      "县域\n大纲/内容\n甲\n乙【x】\n县域【y】\n",
      "⏎## 县域⏎⏎- **C**: y⏎⏎### 乙⏎⏎- **C**: x⏎",
    );
  });

  it("says of a node what stands below its children", () => {
    check("markdown", "- a\n  - b【x】\n  - 【y】\n- c\n", "⏎## a⏎⏎- **C**: y⏎⏎### b⏎⏎- **C**: x⏎");
  });

  it("names reader, date and what is done, and nests replies", () => {
    check(
      "markdown",
      "- a【@mara 2026-03-14: x【@jo: y【?z】】】【[x] w】\n- b\n",
      "⏎## a⏎⏎- **C** · @mara · 2026-03-14: x⏎  - **R** · @jo: y⏎    - **Q**: z⏎- **T** · done: w⏎",
    );
  });

  it("begins without a heading where no node stands above", () => {
    check("markdown", "【x】\n\n- a【y】\n- b\n", "⏎- **C**: x⏎⏎## a⏎⏎- **C**: y⏎");
    check("markdown", "- a\n- b\n", "");
  });

  it("keeps lines, but none that would begin something", () => {
    check("indented", "a【x\n\t# y\n\t2. z】\nb\n", "⏎## a⏎⏎- **C**: x⏎  \\# y⏎  2\\. z⏎");
    check("markdown", "- a【】【!】\n- b\n", "⏎## a⏎⏎- **C**: (none)⏎- **I**: !⏎");
  });

  it("names deep nodes by those above them that have no heading", () => {
    const deep = Array.from({ length: 10 }, (_, at) => `${"\t".repeat(at)}n${at + 1}\n`).join("");
    const lines = `${deep.trimEnd()}【x】\n${"\t".repeat(6)}m【y】\nz\n`;
    check(
      "indented",
      lines,
      "⏎## n1⏎⏎### n2⏎⏎#### n3⏎⏎##### n4⏎⏎###### n5⏎⏎###### … › n8 › n9 › n10⏎⏎- **C**: x⏎⏎###### n5 › n6 › m⏎⏎- **C**: y⏎",
    );
  });

  it("knows which place is which", () => {
    const note = "# a【x】\n\n- b\n  - c【?y【z】】 d\n- e\n";
    const written = write("markdown", note);
    const { text } = written;
    const readerOffset = (offset: number): number => written.readerOffset(offset);
    const noteOffset = (offset: number): number => written.noteOffset(offset);
    const shown = (at: number): string => text.slice(at).split("\n")[0] ?? "";
    assert.equal(shown(readerOffset(note.indexOf("a"))), "a");
    assert.equal(shown(readerOffset(note.indexOf("x"))), "x");
    assert.equal(shown(readerOffset(note.indexOf("y"))), "y");
    assert.equal(shown(readerOffset(note.indexOf("z"))), "z");
    assert.equal(shown(readerOffset(note.indexOf("e"))), "z");
    assert.equal(noteOffset(0), 0);
    assert.equal(noteOffset(text.indexOf("## a")), 0);
    assert.equal(noteOffset(text.indexOf("x")), note.indexOf("x"));
    assert.equal(noteOffset(text.indexOf("#### c")), note.indexOf("- c"));
    assert.equal(noteOffset(text.indexOf("- **R**")), note.indexOf("z"));
    assert.equal(noteOffset(text.length), note.indexOf("z"));
  });

  it("takes no more than linear time of what nests", () => {
    const deep = Array.from({ length: 3000 }, (_, at) => `${"\t".repeat(at)}n【x】\n`).join("");
    assert.ok(write("indented", deep).text.length < 3000 * 60);
    const replies = `${"【a".repeat(2000)}${"】".repeat(2000)}`;
    assert.ok(write("markdown", `- n${replies}\n`).text.length < 2000 * 60);
  });
});
