import assert from "node:assert/strict";
import fc from "fast-check";
import { ANNOTATION_KINDS } from "../../src/core/index.js";
import type { Annotation } from "../../src/core/index.js";
import {
  isRefusal,
  markAsAuthorSteps,
  setKindSteps,
  toggleDoneSteps,
  unwrapSteps,
  wrapSelectionsSteps,
} from "../../src/core/editing/index.js";
import type { EditPlan } from "../../src/core/editing/index.js";
import type { Note } from "../../src/core/index.js";
import { finished, mapOffset } from "../../src/core/text/index.js";
import type { Steps, TextRange } from "../../src/core/text/index.js";
import { check } from "./check.js";
import { after, assertOthersStay, assertSameAuthor, flat, noteOf } from "./randomNotes.js";
import { sources } from "./sources.js";

/** Some of the annotations and replies of a note, each once. */
function chosenOf(note: Note, picks: readonly number[]): readonly Annotation[] {
  const all = flat(note.annotations);
  const chosen = all.length === 0 ? [] : picks.map((pick) => all[pick % all.length] as Annotation);
  return [...new Set(chosen)];
}

const picks = fc.array(fc.nat(), { minLength: 1, maxLength: 4 });

describe("properties of classifying", () => {
  it("setting a kind changes the kind and nothing else, and setting it again nothing at all", () => {
    let refused = 0;
    let tried = 0;
    check(
      fc.property(sources, picks, fc.constantFrom(...ANNOTATION_KINDS), (source, wished, kind) => {
        const note = noteOf(source);
        const chosen = chosenOf(note, wished);
        if (chosen.length === 0) return;
        const plan = finished(setKindSteps(note, chosen, kind));
        const now = after(note, plan);
        tried++;
        if (now === null || isRefusal(plan)) {
          refused++;
          return;
        }
        const changed = new Set(chosen.filter((one) => one.kind !== kind));
        assert.equal(plan.touched.length, changed.size);
        const places = flat(now.annotations);
        for (const one of chosen) {
          const start = mapOffset(plan.changes, one.start, 1);
          const found = places.find((other) => other.start === start);
          assert.deepEqual(
            [found?.kind, found?.text, found?.tags, found?.reader, found?.replies.length],
            [kind, one.text, one.tags, one.reader, one.replies.length],
          );
        }
        assert.equal(places.length, flat(note.annotations).length);
        assertSameAuthor(note, now);
        const again = finished(setKindSteps(now, plan.touched, kind));
        assert.deepEqual(
          isRefusal(again) ? again : again.changes,
          changed.size === 0 ? { refusal: "no-annotation" } : [],
        );
      }),
    );
    assert.ok(refused <= 5 + tried / 20, `${String(refused)} of ${String(tried)} refused`);
  });

  it("toggling done is undone by toggling again, but for the mark", () => {
    check(
      fc.property(sources, picks, (source, wished) => {
        const note = noteOf({ ...source, text: source.text.replaceAll("x", "todo x") });
        const chosen = chosenOf(note, wished);
        const plan = finished(toggleDoneSteps(note, chosen));
        const now = after(note, plan);
        if (now === null || isRefusal(plan)) {
          assert.ok(!chosen.some(({ kind }) => kind === "todo"));
          return;
        }
        assert.ok(plan.touched.every(({ start }) => now.annotationAt(start)?.done));
        const back = finished(toggleDoneSteps(now, plan.touched));
        const again = after(now, back);
        assert.ok(again !== null && !isRefusal(back));
        assert.ok(back.touched.every(({ start }) => again.annotationAt(start)?.done === false));
        assertSameAuthor(note, again);
      }),
    );
  });
});

/** The words of a text, without brackets and backslashes. */
function wordsOf(text: string): string {
  return text.replace(/[【】\\]/gu, "");
}

describe("properties of giving words to the other", () => {
  const freeing: readonly [
    string,
    (note: Note, subjects: readonly TextRange[]) => Steps<EditPlan>,
  ][] = [
    ["unwrapping", unwrapSteps],
    ["marking as the author's", markAsAuthorSteps],
  ];
  for (const [name, plans] of freeing) {
    it(`${name} takes annotations away, loses no word, and keeps the others`, () => {
      let refused = 0;
      let tried = 0;
      check(
        fc.property(sources, picks, (source, wished) => {
          const note = noteOf(source);
          // The words of a reply become those of what it answers: the examples say how.
          const chosen = chosenOf(note, wished).filter((one) => note.annotations.includes(one));
          if (chosen.length === 0) return;
          const plan = finished(plans(note, chosen));
          const now = after(note, plan);
          tried++;
          if (now === null || isRefusal(plan)) {
            refused++;
            return;
          }
          assert.equal(wordsOf(now.text), wordsOf(note.text));
          assertOthersStay(note, now, plan, (one) =>
            chosen.some(({ start }) => start === one.start),
          );
        }),
      );
      assert.ok(refused <= 5 + tried / 5, `${String(refused)} of ${String(tried)} refused`);
    });
  }

  it("wrapping makes one annotation of the words, with what was selected in it", () => {
    check(
      fc.property(sources, fc.nat(), fc.nat(), (source, one, other) => {
        const note = noteOf(source);
        const a = one % (note.length + 1);
        const b = other % (note.length + 1);
        const range = { start: Math.min(a, b), end: Math.max(a, b) };
        const plan = finished(wrapSelectionsSteps(note, [range]));
        const now = after(note, plan);
        if (now === null || isRefusal(plan)) return;
        assert.equal(
          wordsOf(now.text).replace(/\s+/gu, ""),
          wordsOf(note.text).replace(/\s+/gu, ""),
        );
        const [made] = plan.touched;
        assert.ok(made);
        const wrapped = now.annotationAt(made.start);
        assert.deepEqual([wrapped?.start, wrapped?.end], [made.start, made.end]);
        assert.equal(flat(now.annotations).length, flat(note.annotations).length + 1);
      }),
    );
  });
});
