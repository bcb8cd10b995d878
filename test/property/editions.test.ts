import assert from "node:assert/strict";
import fc from "fast-check";
import { separate, updateEdition } from "../../src/core/index.js";
import type { NoteFormat, NoteOptions, UpdatedEdition } from "../../src/core/index.js";
import { check } from "./check.js";

const FORMATS: readonly NoteFormat[] = ["markdown", "indented", "page"];

/** What changes the meaning of what stands around it, and what must come back to the unit. */
const PIECES = [
  ...["- ", "1. ", "# ", "> ", "  ", "    ", "\t", "\u3000", "```\n", "---\n", "<!--", "`"],
  ...["\n", "\n", "\n", "\n\n", "\r\n", "\r\n", "\r", "\uFEFF", "\u0000", "\ud800", "\udc00"],
  ...[
    "a",
    "b c",
    "第一",
    "影响",
    "水渠与堤岸的关系",
    "who pays for the canal",
    "👩‍👩‍👧",
    "e\u0301",
    "𠮷",
  ],
  ...["【", "】", "\\", "\\【", "\\】"],
];

const READERS = [
  "【x】",
  "【x】",
  "【a【b】c】",
  "【? y】",
  "\n- 【z】\n",
  "\n\n【p】\n\n",
  "\t【w】\n",
];

const authorText = fc
  .array(fc.constantFrom(...PIECES), { maxLength: 20 })
  .map((parts) => parts.join(""));
const noteText = fc
  .array(fc.oneof(fc.constantFrom(...PIECES), fc.constantFrom(...READERS)), { maxLength: 24 })
  .map((parts) => parts.join(""));
const anyOptions = fc
  .constantFrom(undefined, ...FORMATS)
  .map((format): NoteOptions => (format === undefined ? {} : { format }));

/** A note's author text with pieces put in, left out and swapped: an edition that resembles the old one. */
const edition = fc.tuple(
  noteText,
  fc.array(fc.tuple(fc.nat(), fc.nat(12), fc.constantFrom(...PIECES, "")), { maxLength: 4 }),
);

function edited(text: string, edits: readonly (readonly [number, number, string])[]): string {
  return edits.reduce((whole, [place, length, piece]) => {
    const at = place % (whole.length + 1);
    return whole.slice(0, at) + piece + whole.slice(at + length);
  }, text);
}

/** Everything that is promised of an updated note. */
function assertCarriedOver(note: string, text: string, options: NoteOptions): UpdatedEdition {
  const before = separate(note, options);
  const updated = updateEdition(note, text, options);
  const after = separate(updated.text, options);
  assert.equal(after.text, text);
  const { placed, orphans } = updated;
  const ids = [...placed, ...orphans].map(({ annotation }) => annotation.id).sort();
  assert.deepEqual(ids, before.annotations.map(({ id }) => id).sort());
  assert.deepEqual(
    after.annotations.map(({ at, raw }) => `${String(at)} ${raw}`).sort(),
    placed.map(({ at, annotation }) => `${String(at)} ${annotation.raw}`).sort(),
  );
  for (const { confidence } of placed) assert.ok(confidence >= 0 && confidence <= 1);
  for (const { candidates } of orphans) assert.ok(candidates.length <= 3);
  return updated;
}

describe("properties of new editions", () => {
  it("the author text is the new edition, and every annotation is placed or an orphan, once", () => {
    check(
      fc.property(
        noteText,
        fc.oneof(authorText, fc.string({ unit: "binary" })),
        anyOptions,
        (note, text, options) => {
          assertCarriedOver(note, text, options);
        },
      ),
    );
  });

  it("the same where the edition resembles the old one, and annotations at one place keep their order", () => {
    let placed = 0;
    check(
      fc.property(edition, anyOptions, ([note, edits], options) => {
        const { text } = separate(note, options);
        const updated = assertCarriedOver(note, edited(text, edits), options);
        placed += updated.placed.length;
        assertSameOrder(updated, options);
      }),
    );
    assert.ok(placed > 50, `only ${String(placed)} annotations were placed`);
  });

  it("a note with the author text that it has is the note", () => {
    check(
      fc.property(noteText, anyOptions, (note, options) => {
        const { text } = separate(note, options);
        const updated = updateEdition(note, text, options);
        assert.equal(updated.text, note);
        assert.ok(updated.placed.every(({ annotation, at }) => annotation.at === at));
        assert.deepEqual(updated.orphans, []);
      }),
    );
  });
});

/** Annotations that stood at one place, and do so again, stand in the same order. */
function assertSameOrder({ text, placed }: UpdatedEdition, options: NoteOptions): void {
  const raws = separate(text, options).annotations;
  for (const at of new Set(placed.map((place) => place.at))) {
    const here = placed.filter((place) => place.at === at);
    if (here.some(({ annotation }) => annotation.at !== here[0]?.annotation.at)) continue;
    assert.deepEqual(
      raws.filter((annotation) => annotation.at === at).map(({ raw }) => raw),
      here.map(({ annotation }) => annotation.raw),
    );
  }
}
