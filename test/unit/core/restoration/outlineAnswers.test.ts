import assert from "node:assert/strict";
import {
  fromOutlineAnswers,
  OutlineAnswersError,
  toOutlineAnswers,
} from "../../../../src/core/restoration/index.js";
import type { RestorationAnswer } from "../../../../src/core/restoration/index.js";

const LINES = ["甲", "原因", "乙", "原因", "丙", "原因", "书"];
const ANSWERS: RestorationAnswer[] = [
  { kind: "parent", line: 0, parent: 1 },
  { kind: "first", line: 3, first: 2, by: "reader" },
  { kind: "beyond", line: 5, beyond: 5, by: "model" },
  { kind: "title", line: 1, level: "chapter" },
];
const FILE = toOutlineAnswers(LINES, { answers: ANSWERS, readTo: 4 });

describe("answers kept beside a page", () => {
  it("come back as they were", () => {
    assert.deepEqual(fromOutlineAnswers(FILE, LINES), { answers: ANSWERS, readTo: 4, lost: 0 });
    const none = toOutlineAnswers(LINES, { answers: [], readTo: 0 });
    assert.deepEqual(fromOutlineAnswers(none, LINES), { answers: [], readTo: 0, lost: 0 });
    const all = toOutlineAnswers(LINES, { answers: [], readTo: 7 });
    assert.equal(fromOutlineAnswers(all, LINES).readTo, 7);
  });

  it("are one more line for one more answer about lines that are there", () => {
    const more = toOutlineAnswers(LINES, {
      answers: [...ANSWERS, { kind: "parent", line: 1, parent: 5 }],
      readTo: 4,
    });
    assert.equal(more.split("\n").length, FILE.split("\n").length + 1);
  });

  it("follow their lines through an edited page, those alike by their neighbours", () => {
    const edited = ["新", "甲", "原因", "另", "乙", "原因", "丙(改)", "原因", "书"];
    const { answers, lost } = fromOutlineAnswers(FILE, edited);
    assert.deepEqual(
      answers.map(({ line }) => line),
      [1, 5, 7, 2],
    );
    assert.deepEqual(answers[1], { kind: "first", line: 5, first: 4, by: "reader" });
    assert.equal(lost, 0);
  });

  it("find a line again whose own words were edited", () => {
    const file = toOutlineAnswers(LINES, {
      answers: [{ kind: "parent", line: 2, parent: 6 }],
      readTo: 0,
    });
    const edited = ["甲", "原因", "乙以及丁", "原因", "丙", "原因", "书"];
    assert.deepEqual(fromOutlineAnswers(file, LINES).answers.length, 1);
    // Both neighbours of the line read 原因: only one place has something between two of them that is not known.
    assert.deepEqual(fromOutlineAnswers(file, edited).lost, 1);
    const apart = toOutlineAnswers(["甲", "乙", "丙"], {
      answers: [{ kind: "parent", line: 1, parent: 2 }],
      readTo: 0,
    });
    assert.deepEqual(fromOutlineAnswers(apart, ["零", "甲", "乙乙", "丙"]).answers, [
      { kind: "parent", line: 2, parent: 3 },
    ]);
  });

  it("are counted as lost with their lines", () => {
    const { answers, lost } = fromOutlineAnswers(FILE, ["甲", "书"]);
    assert.deepEqual([answers.length, lost], [0, 4]);
  });

  it("are refused whole when the file is none, damaged or newer", () => {
    const codes: [string, string, string][] = [
      ["", "not-json", ""],
      ["<<<<<<< HEAD\n{}", "not-json", ""],
      ["[]", "not-outline-answers", ""],
      ["null", "not-outline-answers", ""],
      [FILE.replace('"version": 1', '"version": 2'), "newer-version", "/version"],
      [FILE.replace('"version": 1', '"version": "1"'), "damaged", "/version"],
      [FILE.replace('"lines"', '"line"'), "damaged", "/lines"],
      [FILE.replace('"answers"', '"answer"'), "damaged", "/answers"],
      [FILE.replace('"chapter"', '"part"'), "damaged", "/answers/3/level"],
      [FILE.replace('"kind":"first"', '"kind":"last"'), "damaged", "/answers/1/kind"],
      [FILE.replace('"by":"reader"', '"by":"me"'), "damaged", "/answers/1/by"],
      [FILE.replace('"parent":1', '"parent":99'), "damaged", "/answers/0/parent"],
      [FILE.replace(/"readTo": \d+/, '"readTo": "3"'), "damaged", "/readTo"],
    ];
    for (const [text, code, path] of codes) {
      assert.throws(
        () => fromOutlineAnswers(text, LINES),
        (error) =>
          error instanceof OutlineAnswersError && error.code === code && error.path === path,
        `${code} ${path}`,
      );
    }
  });
});
