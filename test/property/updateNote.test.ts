import assert from "node:assert/strict";
import fc from "fast-check";
import { parseNote, toJSON, updateNote } from "../../src/core/index.js";
import type { NoteFormat } from "../../src/core/index.js";
import { check } from "./check.js";
import { applied, changesOf, edits, markdownText } from "./randomMarkdown.js";

const page = markdownText.map(
  (body) => `Title\n2024-01-02\n大纲/内容\n${body}\nTitle\n0 comments\n`,
);
function checkUpdates(source: fc.Arbitrary<string>, format: NoteFormat | undefined): void {
  const options = format ? { format } : {};
  check(
    fc.property(source, fc.array(edits, { minLength: 1, maxLength: 6 }), (start, history) => {
      let note = parseNote(start, options);
      for (const round of history) {
        const changes = changesOf(note.length, round);
        const before = note.text;
        note = updateNote(note, changes);
        const expected = parseNote(applied(before, changes), options);
        assert.deepEqual(toJSON(note), toJSON(expected), JSON.stringify({ before, changes }));
        const keys = note.nodes.map(({ key }) => key);
        assert.equal(new Set(keys).size, keys.length, "keys are unique");
      }
    }),
  );
}

describe("updateNote gives the note that parseNote gives", () => {
  it("for Markdown", () => {
    checkUpdates(markdownText, "markdown");
  });
  it("for indented text", () => {
    checkUpdates(markdownText, "indented");
  });
  it("for page text", () => {
    checkUpdates(fc.oneof(page, markdownText), "page");
  });
  it("for a detected format", () => {
    checkUpdates(fc.oneof(page, markdownText), undefined);
  });
  it("where the last word goes from a line that begins with a blank which indents nothing", () => {
    for (const blank of ["\uFEFF", "\u2003", "\f"]) {
      const source = `a\n${blank}b\nc`;
      const note = updateNote(parseNote(source, { format: "indented" }), [
        { start: 3, end: 4, text: "" },
      ]);
      const expected = parseNote(`a\n${blank}\nc`, { format: "indented" });
      assert.deepEqual(toJSON(note), toJSON(expected));
    }
  });
});
