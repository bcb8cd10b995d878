import assert from "node:assert/strict";
import { separate, updateEdition } from "../../../../src/core/index.js";
import {
  acceptPlaces,
  bareContent,
  beginReviewSteps,
  countMissingSteps,
  countStrangers,
  followReview,
  isFormerNote,
  lineChangesSteps,
  openPlaces,
  placeAnnotationSteps,
  presentCandidates,
  reviewState,
  setAsideSteps,
  settledReview,
} from "../../../../src/core/review/index.js";
import type { ReviewState, ReviewStep } from "../../../../src/core/review/index.js";
import { finished } from "../../../../src/core/text/index.js";

const MARKDOWN = { format: "markdown" } as const;

const NOTE = [
  "# 水渠",
  "",
  "- 上游的水渠由谁来修【谁说的？】",
  "- 只在旧版里有的一句话【要留住】",
  "- 下游的水渠无人过问",
  "  - 【存疑】【再查】",
  "- 最后一行没有变【好】",
  "",
].join("\n");

const EDITION = [
  "# 水渠",
  "",
  "- 上游的水渠究竟由谁来修",
  "- 下游的水渠无人过问",
  "- 最后一行没有变",
  "",
].join("\n");

function begin(note = NOTE, edition = EDITION, state?: ReviewState): ReviewStep {
  const before = state ?? reviewState({ separated: separate(note, MARKDOWN) });
  const updated = updateEdition(note, edition, MARKDOWN);
  const now = separate(updated.text, MARKDOWN);
  return { text: updated.text, state: finished(beginReviewSteps(before, updated, now)) };
}

function idOf({ separated, orphans }: ReviewState, raw: string): string {
  const all = [...separated.annotations, ...orphans.map(({ annotation }) => annotation)];
  return all.find((annotation) => annotation.raw === raw)?.id ?? "";
}

const orphansOf = ({ orphans }: ReviewState): readonly string[] =>
  orphans.map(({ annotation }) => annotation.raw);

describe("the review of a new edition", () => {
  it("lists what is not exact, and the orphans with what they stood in", () => {
    const { state } = begin();
    const listed = openPlaces(state).map(({ annotation, index, review }) => [
      annotation.raw,
      index,
      review.status,
    ]);
    assert.deepEqual(listed, [["【谁说的？】", 0, "edited"]]);
    assert.deepEqual(orphansOf(state), ["【要留住】"]);
    const [orphan] = state.orphans;
    assert.deepEqual(orphan?.oldPath, ["水渠", "只在旧版里有的一句话"]);
    assert.deepEqual(orphan.context, { before: "- 只在旧版里有的一句话", after: "" });
  });

  it("is over when every place is accepted and no orphan is left", () => {
    const { state } = begin();
    const accepted = acceptPlaces(state, { status: "edited" });
    assert.deepEqual(openPlaces(accepted), []);
    assert.equal(accepted.orphans.length, 1);
    const done = { ...accepted, orphans: [] };
    assert.equal(settledReview(done).reviews.size, 0);
    assert.equal(bareContent(done), true);
    assert.equal(bareContent({ ...done, name: "a.md" }), false);
  });

  it("places an orphan behind the words of a place", () => {
    const { state, text } = begin();
    const at = EDITION.indexOf("过问") + 2;
    const id = idOf(state, "【要留住】");
    const step = finished(placeAnnotationSteps(state, { id, at }, MARKDOWN));
    assert.equal(step.text, text.replace("过问", "过问【要留住】"));
    assert.deepEqual(orphansOf(step.state), []);
    assert.equal(step.state.reviews.get(idOf(step.state, "【要留住】"))?.isAccepted, true);
    assert.equal(openPlaces(step.state).length, 1);
  });

  it("takes one annotation of a line out and leaves the others their line", () => {
    const { state, text } = begin();
    const first = finished(setAsideSteps(state, idOf(state, "【存疑】"), MARKDOWN));
    assert.equal(first.text, text.replace("【存疑】", ""));
    const last = finished(setAsideSteps(state, idOf(state, "【再查】"), MARKDOWN));
    assert.equal(last.text, text.replace("【再查】", ""));
    assert.deepEqual(orphansOf(first.state), ["【要留住】", "【存疑】"]);
  });

  it("follows the note: what is known goes with the words, though all ids change", () => {
    const { state, text } = begin();
    const followed = followReview(state, separate(`新的一行\n\n${text}`, MARKDOWN));
    assert.deepEqual(
      openPlaces(followed).map(({ annotation }) => annotation.raw),
      ["【谁说的？】"],
    );
  });

  it("knows an annotation whose words were changed by its place", () => {
    const { state, text } = begin();
    const followed = followReview(state, separate(text.replace("谁说的？", "出处？"), MARKDOWN));
    assert.deepEqual(
      openPlaces(followed).map(({ annotation }) => annotation.raw),
      ["【出处？】"],
    );
    assert.deepEqual(orphansOf(followed), ["【要留住】"]);
  });

  it("makes an orphan of what is taken out under review, and lets go what is not under review", () => {
    const { state, text } = begin();
    const followed = followReview(
      state,
      separate(text.replace("【谁说的？】", "").replace("【好】", ""), MARKDOWN),
    );
    assert.deepEqual(orphansOf(followed), ["【要留住】", "【谁说的？】"]);
  });

  it("follows a note into which more of the same words were put than a call takes arguments", () => {
    const separated = separate("- 甲【？】\n", MARKDOWN);
    const [first] = separated.annotations;
    assert(first);
    const { length } = separated.text;
    const annotations = Array.from({ length: 200_000 }, (_, index) => ({
      ...first,
      id: String(index),
      at: length,
    }));
    const state = reviewState({
      separated,
      reviews: new Map([[first.id, { status: "moved", confidence: 1, isAccepted: false }]]),
    });
    const followed = followReview(state, { ...separated, annotations });
    assert.deepEqual([...followed.reviews.keys()], ["0"]);
  });

  it("keeps of an orphan's line what is near it, and no more than the line", () => {
    const line = "字".repeat(200);
    const note = `- 前\n- ${line}【x】${line}\n- 后【y】\n`;
    const [one, other] = begin(note, "别的\n").state.orphans;
    const near = "字".repeat(80);
    assert.deepEqual(one?.context, { before: near, after: near });
    assert.deepEqual(other?.context, { before: "- 后", after: "" });
  });

  it("tells the note of the edition before, which was not saved", () => {
    const { state, text } = begin();
    assert.equal(isFormerNote(state, separate(NOTE, MARKDOWN)), true);
    assert.equal(isFormerNote(state, separate(text, MARKDOWN)), false);
    assert.equal(isFormerNote(state, separate(`${text}\n- neu\n`, MARKDOWN)), false);
  });

  it("keeps what was to be looked at when another edition comes before it was", () => {
    const { state, text } = begin();
    const again = begin(text, EDITION.replace("最后一行", "最末一行"), state).state;
    assert.deepEqual(
      openPlaces(again).map(({ annotation, review }) => [annotation.raw, review.status]),
      [
        ["【谁说的？】", "edited"],
        ["【好】", "edited"],
      ],
    );
    assert.deepEqual(orphansOf(again), ["【要留住】"]);
  });

  it("offers the candidates that are still there, where they are now", () => {
    const { state } = begin();
    const words = "最后一行没有变";
    const candidate = { at: 3, score: 0.5, path: [words], text: words };
    const gone = { ...candidate, text: "没有的话" };
    const [first] = state.orphans;
    assert.ok(first);
    const present = presentCandidates(state, { ...first, candidates: [candidate, gone] });
    assert.deepEqual(
      present.map(({ at }) => at),
      [EDITION.indexOf(words) + words.length],
    );
  });

  it("knows an orphan without words again only where it stood", () => {
    const note = NOTE.replace("【要留住】", "【？】");
    const { state, text } = begin(note);
    assert.deepEqual(orphansOf(state), ["【？】"]);
    const elsewhere = text.replace("无人过问", "无人过问【？】");
    assert.deepEqual(orphansOf(followReview(state, separate(elsewhere, MARKDOWN))), ["【？】"]);
    assert.deepEqual(orphansOf(followReview(state, separate(note, MARKDOWN))), []);
  });

  it("counts annotations of a sidecar that neither the note nor a review holds", () => {
    const { state, text } = begin();
    assert.equal(countStrangers(state, separate(text, MARKDOWN)), 0);
    assert.equal(countStrangers(state, separate(EDITION, MARKDOWN)), 3);
  });

  it("counts annotations that a later reading has neither by their words nor by their place", () => {
    const missing = (now: string): number =>
      finished(countMissingSteps(separate(NOTE, MARKDOWN), separate(now, MARKDOWN)));
    assert.equal(missing(NOTE), 0);
    assert.equal(missing(NOTE.replace("好", "很好")), 0);
    assert.equal(missing(`- 新【z】\n${NOTE}`), 0);
    assert.equal(missing(NOTE.replace("【好】", "")), 1);
    assert.equal(missing(`${EDITION}- 新【z】\n`), 5);
  });
});

describe("changes by lines", () => {
  it("leave what stays alone", () => {
    const changes = finished(lineChangesSteps("a\nb\nc\nd\n", "a\nB\nc\nx\nd\n"));
    assert.deepEqual(changes, [
      { start: 2, end: 3, text: "B" },
      { start: 6, end: 6, text: "x\n" },
    ]);
  });

  it("are none between equal texts", () => {
    assert.deepEqual(finished(lineChangesSteps("a\na\n", "a\na\n")), []);
  });
});
