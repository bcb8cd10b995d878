import assert from "node:assert/strict";
import type fc from "fast-check";
import { parseNote, separate } from "../../src/core/index.js";
import type { Annotation, Note } from "../../src/core/index.js";
import { isRefusal } from "../../src/core/editing/index.js";
import type { EditPlan, NoteEdit } from "../../src/core/editing/index.js";
import { mapOffset } from "../../src/core/text/index.js";
import type { sources } from "./sources.js";

/** One of them. */
export type Source = typeof sources extends fc.Arbitrary<infer Value> ? Value : never;

/** A text as a note. */
export function noteOf({ text, format }: Source): Note {
  return parseNote(text, { format });
}

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
