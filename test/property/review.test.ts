import assert from "node:assert/strict";
import fc from "fast-check";
import {
  fromSidecar,
  MergeError,
  separate,
  toSidecar,
  updateEdition,
} from "../../src/core/index.js";
import type { NoteFormat, NoteOptions } from "../../src/core/index.js";
import {
  acceptPlaces,
  beginReviewSteps,
  deleteOrphan,
  followReview,
  lineChangesSteps,
  placeAnnotationSteps,
  reviewState,
  setAsideSteps,
  sidecarContent,
} from "../../src/core/review/index.js";
import type { ReviewState, ReviewStep } from "../../src/core/review/index.js";
import { changeText, documentText, finished } from "../../src/core/text/index.js";
import { check } from "./check.js";

const PIECES = [
  ...["- ", "1. ", "# ", "> ", "  ", "\t", "`", "```\n", "\n", "\n\n", "\r\n", "\\"],
  ...["第一", "影响", "水渠与堤岸", "who pays for the canal", "👩‍👩‍👧", "𠮷", "a", "【x】", "【x】"],
  ...["【a【b】c】", "【? y】", "\n- 【z】\n", "\n- 【z】【z2】\n", "\n\n【p】\n\n", "\t【w】\n"],
];
const note = fc.array(fc.constantFrom(...PIECES), { maxLength: 20 }).map((parts) => parts.join(""));
const options = fc
  .constantFrom<(NoteFormat | undefined)[]>(undefined, "markdown", "indented", "page")
  .map((format): NoteOptions => (format === undefined ? {} : { format }));
const edits = fc.array(fc.tuple(fc.nat(), fc.nat(12), fc.constantFrom(...PIECES, "")), {
  maxLength: 4,
});
const moves = fc.array(
  fc.tuple(fc.constantFrom("accept", "place", "setAside", "delete"), fc.nat(), fc.nat()),
  { maxLength: 8 },
);

function edited(text: string, changes: readonly (readonly [number, number, string])[]): string {
  return changes.reduce((whole, [place, length, piece]) => {
    const at = place % (whole.length + 1);
    return whole.slice(0, at) + piece + whole.slice(at + length);
  }, text);
}

/** Carries a note over to an edition and begins its review. */
function begin(text: string, edition: string, given: NoteOptions): ReviewStep {
  const before = reviewState({ separated: separate(text, given) });
  const updated = updateEdition(text, edition, given);
  const state = finished(beginReviewSteps(before, updated, separate(updated.text, given)));
  return { state, text: updated.text };
}

function rawsOf({ separated, orphans }: ReviewState): string[] {
  const orphaned = orphans.map(({ annotation }) => annotation.raw);
  return [...separated.annotations.map(({ raw }) => raw), ...orphaned].sort();
}

/** The state after a step, or null where there is nothing to do it to, or it is refused. */
function step(
  { state, text }: ReviewStep,
  [kind, which, where]: readonly [string, number, number],
  given: NoteOptions,
): ReviewStep | null {
  const { annotations } = state.separated;
  const ids = annotations.map(({ id }) => id);
  const orphans = state.orphans.map(({ annotation }) => annotation.id);
  const all = kind === "delete" ? orphans : kind === "setAside" ? ids : [...ids, ...orphans];
  const id = all[which % Math.max(1, all.length)];
  if (id === undefined) return null;
  const fixed = { ...given, format: state.separated.grammar.format };
  try {
    if (kind === "accept") return { text, state: acceptPlaces(state, { id }) };
    if (kind === "delete") return { text, state: deleteOrphan(state, id) };
    const at = where % (state.separated.text.length + 1);
    return finished(
      kind === "place"
        ? placeAnnotationSteps(state, { id, at }, fixed)
        : setAsideSteps(state, id, fixed),
    );
  } catch (error) {
    if (error instanceof MergeError) return null;
    throw error;
  }
}

function assertWritable(state: ReviewState): void {
  const content = sidecarContent(state);
  assert.deepEqual(fromSidecar(toSidecar(content)).orphans, content.orphans);
}

function isWithinUnit(text: string, at: number): boolean {
  return /^(?:[\uD800-\uDBFF][\uDC00-\uDFFF]|\r\n)$/.test(text.slice(Math.max(0, at - 1), at + 1));
}

describe("properties of the review", () => {
  it("each annotation is in the note or an orphan, once, and the author's text is the new edition", () => {
    check(
      fc.property(note, edits, options, moves, (text, changes, given, steps) => {
        const edition = edited(separate(text, given).text, changes);
        let now = begin(text, edition, given);
        const wanted = separate(text, given).annotations.map(({ raw }) => raw);
        for (const move of steps) {
          const next = step(now, move, given);
          if (move[0] === "delete" && next) {
            const gone = now.state.orphans.find((orphan) => !next.state.orphans.includes(orphan));
            wanted.splice(wanted.indexOf(gone?.annotation.raw ?? ""), 1);
          }
          now = next ?? now;
          const fixed = { ...given, format: now.state.separated.grammar.format };
          assert.deepEqual(separate(now.text, fixed), now.state.separated);
          assert.equal(now.state.separated.text, edition);
          assert.deepEqual(rawsOf(now.state), [...wanted].sort());
          assertWritable(now.state);
        }
      }),
    );
  });

  it("a text that was put back brings back its annotations, none of them twice", () => {
    check(
      fc.property(note, edits, options, (text, changes, given) => {
        const { state } = begin(text, edited(separate(text, given).text, changes), given);
        const back = followReview(state, separate(text, given));
        assert.deepEqual(rawsOf(back), rawsOf(state));
        assert.deepEqual(back.orphans, []);
        assertWritable(back);
      }),
    );
  });

  it("whatever is done to the text, nothing that is under review is lost", () => {
    check(
      fc.property(note, edits, edits, options, (text, changes, later, given) => {
        const { state, text: now } = begin(
          text,
          edited(separate(text, given).text, changes),
          given,
        );
        const followed = followReview(state, separate(edited(now, later), given));
        const guarded = [
          ...state.separated.annotations.filter(({ id }) => state.reviews.has(id)),
          ...state.orphans.map(({ annotation }) => annotation),
        ];
        assert.ok(rawsOf(followed).length >= guarded.length);
        const words = new Set(guarded.map(({ raw }) => raw));
        for (const { annotation } of followed.orphans) assert.ok(words.has(annotation.raw));
        assertWritable(followed);
      }),
    );
  });
});

describe("properties of changes by lines", () => {
  it("make one text of the other, without places within characters", () => {
    const text = fc
      .array(fc.constantFrom("a\n", "b\n", "c\r\n", "😀", "😁", "\n", "x", "d\n"), {
        maxLength: 30,
      })
      .map((parts) => parts.join(""));
    check(
      fc.property(text, text, (before, after) => {
        const changes = finished(lineChangesSteps(before, after));
        const applied = [...changes]
          .reverse()
          .reduce((now, change) => changeText(now, [change]), documentText(before));
        assert.equal(applied.toString(), after);
        for (const { start, end } of changes) {
          for (const at of [start, end]) assert.ok(!isWithinUnit(before, at));
        }
      }),
    );
  });
});
