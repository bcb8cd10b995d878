import assert from "node:assert/strict";
import fc from "fast-check";
import { parseNote, updateNote } from "../../src/core/index.js";
import type { NoteFormat, TextChange } from "../../src/core/index.js";
import { finished } from "../../src/core/text/index.js";
import { followThreadsSteps, threadOf } from "../../src/core/threads/index.js";
import type { FollowingTask, ThreadContent } from "../../src/core/threads/index.js";
import { check } from "./check.js";
import { share } from "./share.js";

const text = fc
  .array(fc.constantFrom("【", "】", "【a】", "【?b【c】】", "甲", "\n", "- ", "  ", "\\", "x"), {
    maxLength: 40,
  })
  .map((parts) => parts.join(""));

const format = fc.constantFrom<NoteFormat[]>("markdown", "indented", "page");

/** Up to three changes of a text, from shares of its length. */
const edit = fc.array(fc.tuple(share, fc.nat({ max: 12 }), text), { minLength: 1, maxLength: 3 });

type Edit = readonly (readonly [share: number, length: number, text: string])[];

function changesOf(length: number, wished: Edit): readonly TextChange[] {
  const changes: TextChange[] = [];
  for (const [share, span, inserted] of [...wished].sort((a, b) => a[0] - b[0])) {
    const start = Math.floor(share * length);
    const end = Math.min(length, start + span);
    if (start > (changes.at(-1)?.end ?? -1)) changes.push({ start, end, text: inserted });
  }
  return changes;
}

interface Held {
  readonly id: number;
  readonly content: ThreadContent;
  readonly isBroken: boolean;
}

/** The threads as somebody holds who gives each an id: those of the note and the broken ones, ascending. */
function hold(held: readonly Held[], task: FollowingTask, newId: () => number): readonly Held[] {
  const { threads, broken, gone } = finished(followThreadsSteps(task));
  const froms = [
    ...threads.flatMap(({ from }) => (from === null ? [] : [from])),
    ...broken.map(({ from }) => from),
    ...gone,
  ];
  assert.deepEqual(
    froms.sort((a, b) => a - b),
    held.map((_, index) => index),
    "each thread has one fate",
  );
  assert.deepEqual(
    threads.map(({ content }) => content),
    task.note.annotations.map((annotation) => threadOf(annotation, task.note)),
    "each annotation has its thread",
  );
  return [
    ...threads.map(({ content, from }) => ({
      id: held[from ?? -1]?.id ?? newId(),
      content,
      isBroken: false,
    })),
    ...broken.map(({ from, start, end }) => {
      const { id, content } = held[from] as Held;
      return { id, content: { ...content, start, end }, isBroken: true };
    }),
  ].sort((a, b) => a.content.start - b.content.start);
}

describe("threads", () => {
  it("are those of the note after any edits, and that of an annotation stays its own", () => {
    check(
      fc.property(text, format, fc.array(edit, { maxLength: 5 }), (begin, kind, edits) => {
        let ids = 0;
        const newId = (): number => ids++;
        let note = parseNote(begin, { format: kind });
        let held = hold([], { ...taskOf([]), changes: [], note, sight: sightOf(note) }, newId);
        for (const wished of edits) {
          const changes = changesOf(note.length, wished);
          const before = held;
          note = updateNote(note, changes);
          held = hold(before, { ...taskOf(before), changes, note, sight: sightOf(note) }, newId);
          for (const { id, content } of before) {
            const shift = shiftOf(content, changes);
            if (shift === null) continue;
            const start = content.start + shift;
            const now = held.filter((one) => one.content.start === start);
            assert.ok(
              now.some((one) => one.id === id),
              `the thread at ${start} is another's`,
            );
          }
        }
      }),
    );
  });
});

function taskOf(held: readonly Held[]): Pick<FollowingTask, "threads" | "broken"> {
  return {
    threads: held.map(({ content }) => content),
    broken: new Set(held.flatMap(({ isBroken }, index) => (isBroken ? [index] : []))),
  };
}

function sightOf({ length }: { readonly length: number }): readonly ThreadContent[] {
  return [{ start: 0, end: length, about: "", comments: [] }];
}

/** How far a range was moved that no change has touched; null for one that was touched. */
function shiftOf(
  { start, end }: { readonly start: number; readonly end: number },
  changes: readonly TextChange[],
): number | null {
  let shift = 0;
  for (const change of changes) {
    if (change.end <= start) shift += change.text.length - (change.end - change.start);
    else if (change.start < end) return null;
  }
  return shift;
}
