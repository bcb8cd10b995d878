import assert from "node:assert/strict";
import { separate, updateEdition } from "../../../../src/core/index.js";
import type { NoteFormat } from "../../../../src/core/index.js";

function fromFixture(text: string): string {
  return text.replaceAll("⏎", "\n").replaceAll("␍", "\r").replaceAll("⇥", "\t");
}

/** The updated note; orphans stand behind ` ~ `. */
function check(format: NoteFormat, note: string, edition: string, expected: string): void {
  const newText = fromFixture(edition);
  const { text, orphans } = updateEdition(fromFixture(note), newText, { format });
  assert.equal(separate(text, { format }).text, newText);
  const shown = text.replaceAll("\n", "⏎").replaceAll("\r", "␍").replaceAll("\t", "⇥");
  assert.equal([shown, ...orphans.map(({ annotation }) => annotation.raw)].join(" ~ "), expected);
}

describe("updateEdition", () => {
  it("puts annotations into the new edition", () => {
    check("page", "水渠【x】⏎【y】⏎粮仓⏎", "新⏎水渠与堤岸⏎粮仓⏎", "新⏎水渠【x】与堤岸⏎【y】⏎粮仓⏎");
    check(
      "markdown",
      "- canal【x】⏎  - 【y】⏎- mill⏎",
      "# t⏎- canal⏎- mill⏎",
      "# t⏎- canal【x】⏎  - 【y】⏎- mill⏎",
    );
  });

  it("gives a line of its own the depth of its host", () => {
    check(
      "indented",
      "总⏎⇥上游筑堤⏎⇥⇥【x】⏎⇥渡口⏎",
      "总⏎⇥渡口⏎⇥⇥上游筑堤⏎",
      "总⏎⇥渡口⏎⇥⇥上游筑堤⏎⇥⇥⇥【x】⏎",
    );
  });

  it("writes line breaks as the end of the text asks for them", () => {
    check("indented", "上游筑堤⏎渡口⏎⇥【x】", "渡口⏎上游筑堤⏎", "渡口⏎⇥【x】⏎上游筑堤⏎");
    check("indented", "上游筑堤⏎⇥【x】⏎渡口", "渡口⏎上游筑堤", "渡口⏎上游筑堤⏎⇥【x】");
  });

  it("keeps brackets of the author, and leaves out what is gone", () => {
    check("page", "水渠【x】⏎粮仓⏎", "粮仓【图】⏎", "粮仓\\【图\\】⏎ ~ 【x】");
  });

  it("moves an annotation from where none can stand, and says where it is", () => {
    const note = "who pays for the canal【x】\n";
    const { text, placed } = updateEdition(note, "`who pays for the canal`\n", {
      format: "markdown",
    });
    assert.equal(text, "`who pays for the canal`【x】\n");
    assert.equal(placed[0]?.at, "`who pays for the canal`".length);
  });

  it("gives the note itself for its own author text", () => {
    const note = "\uFEFF- a 【x】\r\n- 【y】\r\n\r\nb\\【c";
    const { text, placed, orphans } = updateEdition(note, separate(note).text);
    assert.equal(text, note);
    assert.deepEqual([placed.length, orphans.length], [2, 0]);
  });
});
