import assert from "node:assert/strict";
import fc from "fast-check";
import { parseNote, separate, updateNote } from "../../src/core/index.js";
import type { Annotation, Note, NoteFormat } from "../../src/core/index.js";
import {
  addAnnotationsSteps,
  deleteAnnotationsSteps,
  editBodySteps,
  isRefusal,
  replySteps,
} from "../../src/core/editing/index.js";
import type { EditPlan, NoteEdit } from "../../src/core/editing/index.js";
import { finished, mapOffset } from "../../src/core/text/index.js";
import { check } from "./check.js";

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

const sources = fc
  .tuple(fc.array(fc.constantFrom(...PIECES), { maxLength: 24 }), fc.constantFrom(...FORMATS))
  .map(([pieces, format]) => ({ text: pieces.join(""), format }));

type Source = typeof sources extends fc.Arbitrary<infer Value> ? Value : never;

function noteOf({ text, format }: Source): Note {
  return parseNote(text, { format });
}

const words = fc.constantFrom(
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
function flat(annotations: readonly Annotation[]): readonly Annotation[] {
  return annotations.flatMap((one) => [one, ...flat(one.replies)]);
}

/** What must stay of an annotation. */
function factsOf({ kind, done, tags, reader, date, text, placement }: Annotation): unknown {
  return { kind, done, tags, reader, date, text, placement };
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
function after(note: Note, plan: EditPlan): Note | null {
  if (isRefusal(plan)) return null;
  const text = applied(note, plan);
  return parseNote(text, { format: note.format });
}

/** Asserts that all annotations but those named are there, with their hosts, and the author's text is the same. */
function assertOthersStay(
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
  const hostOf = ({ host }: Annotation): string => (host.type === "root" ? "" : host.label);
  assert.deepEqual(
    left.map((one) => [factsOf(one), one.start, hostOf(one)]),
    old.map((one) => [factsOf(one), mapOffset(edit.changes, one.start, 1), hostOf(one)]),
  );
  const options = { format: before.format };
  assert.equal(separate(now.text, options).text, separate(before.text, options).text);
}

describe("properties of editing", () => {
  it("adding brings one annotation and changes nothing else", () => {
    let refused = 0;
    let tried = 0;
    check(
      fc.property(
        sources,
        words,
        fc.tuple(fc.nat(), fc.nat()),
        fc.constantFrom("inline" as const, "node" as const),
        (source, typed, [one, other], placement) => {
          const note = noteOf(source);
          const a = one % (note.length + 1);
          const b = other % 3 === 0 ? a : other % (note.length + 1);
          const target = { start: Math.min(a, b), end: Math.max(a, b) };
          const plan = finished(addAnnotationsSteps(note, [target], { words: typed }, placement));
          const now = after(note, plan);
          tried++;
          if (now === null || isRefusal(plan)) {
            refused++;
            return;
          }
          assert.equal(flat(now.annotations).length, flat(note.annotations).length + 1);
          const [range] = plan.touched;
          assert.ok(range);
          const added = now.annotationAt(range.start);
          assert.ok(added);
          assert.equal(added.start, range.start);
          assert.equal(added.end, range.end);
          assert.deepEqual(plan.selections, [{ anchor: range.end, active: range.end }]);
          assertOthersStay(note, now, plan);
          assert.equal(now.text, updateNote(note, plan.changes).text);
        },
      ),
    );
    assert.ok(refused <= 5 + tried / 10, `${String(refused)} of ${String(tried)} refused`);
  });

  it("deleting takes out what was named, and the author's text stays", () => {
    let refused = 0;
    let tried = 0;
    check(
      fc.property(sources, fc.array(fc.nat(), { minLength: 1, maxLength: 4 }), (source, picks) => {
        const note = noteOf(source);
        const all = flat(note.annotations);
        if (all.length === 0) return;
        const chosen = picks.map((pick) => all[pick % all.length] as Annotation);
        const plan = finished(deleteAnnotationsSteps(note, chosen));
        const now = after(note, plan);
        tried++;
        if (now === null || isRefusal(plan)) {
          refused++;
          return;
        }
        const gone = (one: Annotation): boolean =>
          chosen.some(({ start, end }) => start <= one.start && one.end <= end);
        assertOthersStay(note, now, plan, gone);
      }),
    );
    assert.ok(refused <= 5 + tried / 20, `${String(refused)} of ${String(tried)} refused`);
  });

  it("replying and giving another body change one annotation alone", () => {
    let refused = 0;
    let tried = 0;
    check(
      fc.property(sources, fc.nat(), words, fc.boolean(), (source, pick, typed, replies) => {
        const note = noteOf(source);
        const all = flat(note.annotations);
        const chosen = all[pick % Math.max(1, all.length)];
        if (chosen === undefined) return;
        const plan = replies
          ? finished(replySteps(note, [chosen], { words: typed }))
          : finished(editBodySteps(note, chosen, typed));
        const now = after(note, plan);
        tried++;
        if (now === null || isRefusal(plan)) {
          refused++;
          return;
        }
        const isInside = ({ start, end }: Annotation): boolean =>
          chosen.start <= start && end <= chosen.end;
        assertOthersStay(note, now, plan, replies ? () => false : isInside);
        if (replies) {
          assert.equal(flat(now.annotations).length, all.length + 1);
          const parent = now.annotationAt(mapOffset(plan.changes, chosen.start, 1));
          assert.equal(parent?.replies.length, chosen.replies.length + 1);
        }
      }),
    );
    assert.ok(refused <= 5 + tried / 20, `${String(refused)} of ${String(tried)} refused`);
  });
});
