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

  it("gives an annotation whose line became code to the reader, with that line to choose", () => {
    const note = "- a\n- who pays for the canal【x】\n- who mends it【y】\n";
    const newText = "- a\n- who mends it\n\n# t\n\n    who pays for the canal\n\nb\n";
    const { text, placed, orphans } = updateEdition(note, newText, { format: "markdown" });
    assert.equal(text, newText.replace("mends it", "mends it【y】"));
    assert.deepEqual(
      placed.map(({ annotation }) => annotation.raw),
      ["【y】"],
    );
    const [{ annotation, oldPath, context, candidates } = assert.fail()] = orphans;
    assert.deepEqual([annotation.raw, oldPath], ["【x】", ["who pays for the canal"]]);
    assert.equal(context, "who pays for the canal");
    const at = newText.indexOf("canal") + "canal".length;
    const [{ score, ...line } = assert.fail(), ...others] = candidates;
    assert.deepEqual(line, { at, path: ["t"], text: "who pays for the canal" });
    assert.ok(score > 0.9 && score <= 1, `score ${score}`);
    assert.equal(others.length, 0);
  });

  it("keeps a line of its own beside what became code", () => {
    const note = "- a\n- who pays for the canal\n  - 【x】\n- b\n";
    const newText = "- a\n\n# t\n\n    who pays for the canal\n\n- b\n";
    const { placed, orphans } = updateEdition(note, newText, { format: "markdown" });
    assert.deepEqual([placed.length, orphans.length], [1, 0]);
  });

  it("gives the note itself for its own author text", () => {
    const note = "\uFEFF- a 【x】\r\n- 【y】\r\n\r\nb\\【c";
    const { text, placed, orphans } = updateEdition(note, separate(note).text);
    assert.equal(text, note);
    assert.deepEqual([placed.length, orphans.length], [2, 0]);
  });
});
