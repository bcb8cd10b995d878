import assert from "node:assert/strict";
import fc from "fast-check";
import { parseNote, toJSON, updateNote } from "../../src/core/index.js";
import type { NoteFormat } from "../../src/core/index.js";
import { check } from "./check.js";
import { share } from "./share.js";

/** Brackets around the longest body: what opens on one line may be closed or not by what lies 10,000 units on. */
const piece = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.constantFrom("【", "】", "\n ", "\n  ", "\n\t", "\n", "a", "【b】", "\\"),
  },
  {
    weight: 2,
    arbitrary: fc.constantFrom(4_990, 9_980, 10_000).map((length) => "x".repeat(length)),
  },
  { weight: 1, arbitrary: fc.constant(`${" ".repeat(60)}\n`) },
);
const text = fc.array(piece, { minLength: 2, maxLength: 24 }).map((pieces) => pieces.join(""));
const edit = fc.record({
  at: share,
  length: fc.constantFrom(0, 1, 3, 20),
  insert: fc.constantFrom("", "【", "】", "\n", " ", "x"),
});

function checkUpdate(format: NoteFormat, authorBrackets: readonly string[]): void {
  check(
    fc.property(text, fc.array(edit, { minLength: 1, maxLength: 8 }), (source, edits) => {
      let note = parseNote(source, { format, authorBrackets });
      // Near a bracket or a line break, where it matters.
      const places = [...source.matchAll(/[【】\n]/gu)].map(({ index }) => index);
      for (const { at, length, insert } of edits) {
        const near = places[Math.floor(at * places.length)] ?? 0;
        const start = Math.min(near, note.length);
        const change = { start, end: Math.min(note.length, start + length), text: insert };
        const changed = note.text.slice(0, start) + insert + note.text.slice(change.end);
        note = updateNote(note, [change]);
        assert.deepEqual(toJSON(note), toJSON(parseNote(changed, { format, authorBrackets })));
      }
    }),
    100,
  );
}

describe("updateNote gives the note that parseNote gives around the longest body", () => {
  it("for indented text", () => {
    checkUpdate("indented", []);
  });
  it("for indented text with brackets of the author", () => {
    checkUpdate("indented", ["/a*\\s*b*x*/u"]);
  });
  it("for Markdown", () => {
    checkUpdate("markdown", []);
  });
});
