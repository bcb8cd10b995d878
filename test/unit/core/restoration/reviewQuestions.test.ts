import assert from "node:assert/strict";
import {
  jointAt,
  minutesLeft,
  parentChoices,
  quickAnswer,
  restore,
  titlesToAsk,
  withAnswer,
  withModelAnswers,
  withoutAnswers,
} from "../../../../src/core/restoration/index.js";
import type { RestorationAnswer } from "../../../../src/core/restoration/index.js";

const PAGE = ["开头", "生源减少", "【存疑】", "财政压力", "两个原因", "学校撤并", "结果", "读书"];
const restoration = restore(PAGE);

describe("the questions of a review", () => {
  it("are about the author's lines alone", () => {
    assert.equal(jointAt(restoration, 3)?.line, 3);
    assert.equal(jointAt(restoration, 2), null);
    assert.equal(jointAt(restoration, -1), null);
    assert.equal(jointAt(restoration, PAGE.length), null);
    assert.deepEqual(parentChoices(restoration, 2), []);
    assert.deepEqual(parentChoices(restoration, PAGE.length - 1), []);
  });

  it("offer the present parent first, and at most three", () => {
    for (const { line, parent } of restoration.joints.slice(0, -1)) {
      const choices = parentChoices(restoration, line);
      assert.equal(choices[0], parent);
      assert.ok(choices.length <= 3);
      assert.equal(new Set(choices).size, choices.length);
    }
  });

  it("of the titles show one line in seven, in the order of the page, without those marked", () => {
    const lines = Array.from({ length: 35 }, (_, at) => `第${at}行`);
    const long = restore(lines);
    const likely = [9, 3, 30, 12, 21, 5];
    assert.deepEqual(titlesToAsk(long, likely, []), [3, 9, 12, 21, 30]);
    const marked: RestorationAnswer[] = [{ kind: "title", line: 9, level: "none" }];
    assert.deepEqual(titlesToAsk(long, likely, marked), [3, 12, 21, 30]);
  });

  it("take what one key says", () => {
    assert.deepEqual(quickAnswer(restoration, 4, "section"), {
      kind: "title",
      line: 4,
      level: "section",
    });
    assert.equal(quickAnswer(restoration, PAGE.length - 1, "chapter"), null);
    assert.equal(quickAnswer(restoration, 2, "none"), null);
    assert.equal(quickAnswer(restoration, 0, "more"), null);
    const leaf = restoration.joints.find(({ adopts }) => adopts === 0);
    assert.equal(quickAnswer(restoration, leaf?.line ?? -1, "fewer"), null);
  });
});

describe("answers", () => {
  const title: RestorationAnswer = { kind: "title", line: 4, level: "section" };
  const parent: RestorationAnswer = { kind: "parent", line: 4, parent: 6 };
  const model: RestorationAnswer = { kind: "parent", line: 4, parent: 5, by: "model" };

  it("about the same take the place of the reader's former ones, not of a model's", () => {
    const again: RestorationAnswer = { ...title, level: "chapter" };
    assert.deepEqual(withAnswer([title, model, parent], again), [model, parent, again]);
  });

  it("of a model take the place of its former ones alone", () => {
    const beyond: RestorationAnswer = { kind: "beyond", line: 4, beyond: 6, by: "model" };
    assert.deepEqual(withModelAnswers([model, parent], [beyond]), [parent, beyond]);
  });

  it("that are refused can be left out", () => {
    assert.deepEqual(withoutAnswers([title, parent, model], [{ ...parent, by: "reader" }]), [
      title,
      model,
    ]);
  });
});

describe("the time that is left", () => {
  it("is told from the pace of the latest answers, pauses left out", () => {
    const times = [0, 3000, 6000, 9000, 600_000, 603_000, 606_000];
    assert.equal(minutesLeft(times, 100), 5);
    assert.equal(minutesLeft(times, 1), 1);
  });

  it("is not told from a few", () => {
    assert.equal(minutesLeft([0, 3000, 6000, 9000, 12_000], 100), null);
    assert.equal(minutesLeft([], 100), null);
  });
});
