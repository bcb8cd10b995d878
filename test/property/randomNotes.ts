import assert from "node:assert/strict";
import fc from "fast-check";
import { parseNote, separate } from "../../src/core/index.js";
import type { Annotation, Note, NoteFormat } from "../../src/core/index.js";
import { isRefusal } from "../../src/core/editing/index.js";
import type { EditPlan, NoteEdit } from "../../src/core/editing/index.js";
import { mapOffset } from "../../src/core/text/index.js";

const FORMATS: readonly NoteFormat[] = ["markdown", "indented", "page"];

const PIECES = [
  ...["- ", "* ", "1. ", "10. ", "# ", "## ", "> ", "- [ ] ", "  ", "    ", "\t", "\u3000"],
  ...["\n", "\n", "\n", "\n\n", "\r\n", "\uFEFF", "\u0000", "\ud800", "e\u0301", "😀"],
  ...["a", "b c", "第一", "7", "【", "】", "\\", "\\【", "`", "**", "---\n", "===\n"],
  ...[
    "【x】",
    "【x】",
    "【? y】",
    "【a【b】c】",
    "【@me 2026-01-02: z #t】",
    "- 【x】\n",
    "\n\n【x】\n\n",
  ],
  ...["```\n", "[l](u)", "`code`", "<div>", "[r]: u\n", "|a|b|\n|-|-|\n", "  - b\n", "- c\n"],
];

/** Texts of all formats, with what changes the meaning of what stands around it. */
export const sources = fc
  .tuple(fc.array(fc.constantFrom(...PIECES), { maxLength: 24 }), fc.constantFrom(...FORMATS))
  .map(([pieces, format]) => ({ text: pieces.join(""), format }));

/** One of them. */
export type Source = typeof sources extends fc.Arbitrary<infer Value> ? Value : never;

/** A text as a note. */
export function noteOf({ text, format }: Source): Note {
  return parseNote(text, { format });
}

/** What a reader may type. */
export const words = fc.constantFrom(
  "真的吗",
  "? why",
  "! #tag",
  "todo x",
  "@you: y",
  "a\\",
  "【b】",
  "]】",
  "`",
);

/** Every annotation and reply in document order. */
export function flat(annotations: readonly Annotation[]): readonly Annotation[] {
  return annotations.flatMap((one) => [one, ...flat(one.replies)]);
}

/** What must stay of an annotation. */
export function factsOf({ kind, done, tags, reader, date, text }: Annotation): unknown {
  return { kind, done, tags, reader, date, text };
}

function applied(note: Note, { changes }: NoteEdit): string {
  let text = "";
  let at = 0;
  for (const change of changes) {
    assert.ok(change.start >= at && change.end >= change.start);
    text += note.text.slice(at, change.start) + change.text;
    at = change.end;
  }
  return text + note.text.slice(at);
}

/** The note after an edit, proved to be what reading its text gives; null where the edit was refused. */
export function after(note: Note, plan: EditPlan): Note | null {
  if (isRefusal(plan)) return null;
  const text = applied(note, plan);
  return parseNote(text, { format: note.format });
}

/** Asserts that all annotations but those named are there, with what they say. */
export function assertOthersStay(
  before: Note,
  now: Note,
  edit: NoteEdit,
  gone: (annotation: Annotation) => boolean = () => false,
): void {
  const made = new Set(edit.touched.map(({ start }) => start));
  const isInMade = ({ start }: Annotation): boolean =>
    edit.touched.some((range) => range.start <= start && start < range.end);
  const old = flat(before.annotations).filter((one) => !gone(one));
  const left = flat(now.annotations).filter((one) => !made.has(one.start) && !isInMade(one));
  assert.deepEqual(
    left.map((one) => [factsOf(one), one.start]),
    old.map((one) => [factsOf(one), mapOffset(edit.changes, one.start, 1)]),
  );
}

/** Asserts that the author's text is the same, to the unit. */
export function assertSameAuthor(before: Note, now: Note): void {
  const options = { format: before.format };
  assert.equal(separate(now.text, options).text, separate(before.text, options).text);
}

/** The labels of the hosts of all annotations that are not made or changed by an edit. */
export function hostsOf(note: Note, isLeftOut: (annotation: Annotation) => boolean): unknown {
  return flat(note.annotations)
    .filter((one) => !isLeftOut(one))
    .map(({ host, placement }) => [host.type === "root" ? "" : host.label, placement]);
}
