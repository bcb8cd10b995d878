import assert from "node:assert/strict";
import fc from "fast-check";
import { parseNote, toJSON, updateNote } from "../../src/core/index.js";
import type { Note, NoteFormat, TextChange } from "../../src/core/index.js";
import { check } from "./check.js";

/** Pieces that outlines are made of, among them all that changes the meaning of what follows. */
const PIECES = [
  "- ",
  "* ",
  "1. ",
  "2) ",
  "# ",
  "## ",
  "### ",
  "> ",
  "  ",
  "    ",
  "\t",
  "\n",
  "\n",
  "\n\n",
  "\r\n",
  "a",
  "word",
  "第一章",
  "【",
  "】",
  "【x】",
  "【a【b】c】",
  "【? why】",
  "\\【",
  "\\",
  "`",
  "```\n",
  "~~~\n",
  "---\n",
  "===\n",
  "***",
  "**b**",
  "[l](u)",
  "<div>",
  "<!--",
  "-->",
  "[r]: u\n",
  "|a|b|\n|-|-|\n",
  "- [ ] ",
  "\u3000",
  "\u00a0",
  "\uFEFF",
  "\u0000",
  "\ud800",
  "- 【x】\n",
  "  - b\n",
  "\t\tdeep\n",
  "&amp;",
  "Title",
  "Title\n",
];

const text = fc
  .array(fc.constantFrom(...PIECES), { maxLength: 60 })
  .map((pieces) => pieces.join(""));
const page = text.map((body) => `Title\n2024-01-02\n大纲/内容\n${body}\nTitle\n0 comments\n`);
const edits = fc.array(
  fc.record({
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    length: fc.constantFrom(0, 0, 0, 1, 2, 7, 40),
    insert: fc.array(fc.constantFrom(...PIECES), { maxLength: 3 }),
  }),
  { minLength: 1, maxLength: 4 },
);

function changesFor(
  note: Note,
  rounds: readonly { at: number; length: number; insert: string[] }[],
): TextChange[] {
  const starts = rounds.map((edit) => ({
    edit,
    start: Math.min(note.length, Math.floor(edit.at * (note.length + 1))),
  }));
  starts.sort((a, b) => a.start - b.start);
  let end = 0;
  return starts.flatMap(({ edit, start }) => {
    if (start < end) return [];
    end = Math.min(note.length, start + edit.length);
    return [{ start, end, text: edit.insert.join("") }];
  });
}

function checkUpdates(source: fc.Arbitrary<string>, format: NoteFormat | undefined): void {
  const options = format ? { format } : {};
  check(
    fc.property(source, fc.array(edits, { minLength: 1, maxLength: 6 }), (start, history) => {
      let note = parseNote(start, options);
      for (const round of history) {
        const changes = changesFor(note, round);
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

function applied(source: string, changes: readonly TextChange[]): string {
  return [...changes]
    .reverse()
    .reduce((t, c) => t.slice(0, c.start) + c.text + t.slice(c.end), source);
}

describe("updateNote gives the note that parseNote gives", () => {
  it("for Markdown", () => {
    checkUpdates(text, "markdown");
  });
  it("for indented text", () => {
    checkUpdates(text, "indented");
  });
  it("for page text", () => {
    checkUpdates(fc.oneof(page, text), "page");
  });
  it("for a detected format", () => {
    checkUpdates(fc.oneof(page, text), undefined);
  });
});
