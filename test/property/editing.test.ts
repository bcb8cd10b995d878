import assert from "node:assert/strict";
import fc from "fast-check";
import { updateNote } from "../../src/core/index.js";
import type { Annotation, Note, TextChange, TextRange } from "../../src/core/index.js";
import {
  addAnnotationsSteps,
  deleteAnnotationsSteps,
  editBodySteps,
  isRefusal,
  replySteps,
} from "../../src/core/editing/index.js";
import { finished, mapOffset } from "../../src/core/text/index.js";
import { check } from "./check.js";
import { after, assertOthersStay, assertSameAuthor, flat, hostsOf, noteOf } from "./randomNotes.js";
import { sources, words } from "./sources.js";

/** Asserts that an added annotation speaks of the node of the last selected word, or of what that speaks of. */
function assertHost(
  note: Note,
  { start, end }: TextRange,
  { added, changes }: { readonly added: Annotation; readonly changes: readonly TextChange[] },
): void {
  const selected = note.slice(start, end);
  const words = selected.trimEnd();
  const at = words !== "" ? start + words.length : selected.includes("\n") ? start : end;
  const node = note.nodeAt(at);
  const host = node.isAnnotationOnly ? (node.annotations[0]?.host ?? node) : node;
  // In page text what is added as a node speaks of the tree that is not restored here.
  const isKnown = note.format !== "page" && host.type !== "root" && host.label !== "";
  if (isKnown) assert.equal(added.host.start, mapOffset(changes, host.start, 1));
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
          assertHost(note, target, { added, changes: plan.changes });
          assertOthersStay(note, now, plan);
          assertSameAuthor(note, now);
          assert.deepEqual(
            hostsOf(now, ({ start }) => start === range.start),
            hostsOf(note, () => false),
          );
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
        assertSameAuthor(note, now);
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
        assertSameAuthor(note, now);
        if (replies) {
          assert.equal(flat(now.annotations).length, all.length + 1);
          const parent = now.annotationAt(mapOffset(plan.changes, chosen.start, 1));
          assert.equal(parent?.replies.length, chosen.replies.length + 1);
        }
      }),
    );
    assert.ok(refused <= 5 + tried / 20, `${String(refused)} of ${String(tried)} refused`);
  });

  it("is planned in a part of a long note alone, and proved in the whole", () => {
    let refused = 0;
    let tried = 0;
    check(
      fc.property(sources, fc.nat(), fc.boolean(), (source, pick, deletes) => {
        const filler = Array.from({ length: 1200 }, (_, at) => `- line ${at}【x】\n`).join("");
        const start = filler.length;
        const note = noteOf({ ...source, text: `${filler}${source.text}\n\n${filler}` });
        const inside = flat(note.annotationsIn({ start, end: start + source.text.length }));
        const chosen = inside[pick % Math.max(1, inside.length)];
        const at = start + (pick % (source.text.length + 1));
        if (deletes && chosen === undefined) return;
        const plan =
          deletes && chosen !== undefined
            ? finished(deleteAnnotationsSteps(note, [chosen]))
            : finished(addAnnotationsSteps(note, [{ start: at, end: at }], { words: "z" }));
        const now = after(note, plan);
        tried++;
        if (now === null || isRefusal(plan)) {
          refused++;
          return;
        }
        const isGone = (one: Annotation): boolean =>
          deletes && chosen !== undefined && chosen.start <= one.start && one.end <= chosen.end;
        assertOthersStay(note, now, plan, isGone);
        assertSameAuthor(note, now);
      }),
      40,
    );
    assert.ok(refused <= 5 + tried / 10, `${String(refused)} of ${String(tried)} refused`);
  });
});
