import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { answeredBounds } from "../../../../src/core/restoration/answers.js";
import type { RestorationAnswer } from "../../../../src/core/restoration/index.js";
import {
  adoptFewer,
  adoptMore,
  restore,
  restoreSteps,
} from "../../../../src/core/restoration/index.js";
import { finished } from "../../../../src/core/text/index.js";
import { exponential } from "../../../../src/core/restoration/scoring.js";
import {
  packWeights,
  shippedWeights,
  unpackWeights,
} from "../../../../src/core/restoration/weights.js";

const PAGE = [
  ...["读书笔记", "2024-08-11 02:05:11 0 举报", "读书笔记,思维导图", "大纲/内容"],
  ...["生源减少", "【此处存疑】", "财政压力", "两个原因【不止】", "", "学校撤并", "读书笔记"],
  ...["3 条评论", "下一页"],
];

describe("restoring a page", () => {
  it("sets the furniture aside, line by line", () => {
    const { furniture, parents, joints } = restore(PAGE);
    assert.deepEqual(
      furniture.map(({ line, role }) => [line, role]),
      [
        [0, "title"],
        [1, "date"],
        [2, "header"],
        [3, "header"],
        [11, "footer"],
        [12, "footer"],
      ],
    );
    for (const { line } of furniture) assert.equal(parents[line], -1);
    assert.deepEqual(
      joints.map(({ line }) => line),
      [4, 6, 7, 9, 10],
    );
    assert.equal(parents[10], -1);
    assert.equal(parents[8], -1);
  });

  it("hangs an annotation line on the next line of the author's", () => {
    assert.equal(restore(PAGE).parents[5], 6);
    assert.equal(restore(["甲", "【x】"]).parents[1], 0);
    assert.deepEqual(restore(["【x】"]).parents, [-1]);
  });

  it("takes lines without any sign of a page as the map alone", () => {
    assert.deepEqual(restore(["甲", "乙"]).parents, [1, -1]);
    assert.deepEqual(restore([]).parents, []);
    assert.deepEqual(restore(["", " "]).parents, [-1, -1]);
  });

  it("follows answers about lines as the page counts them", () => {
    const answers: RestorationAnswer[] = [
      { kind: "parent", line: 4, parent: 9 },
      { kind: "parent", line: 6, parent: 7 },
    ];
    const { restoration, refused } = finished(restoreSteps(PAGE, { answers }));
    const { parents, joints } = restoration;
    assert.equal(parents[4], 9);
    assert.equal(parents[6], 7);
    assert.deepEqual(refused, []);
    assert.equal(joints[0]?.grade, "known");
    assert.deepEqual(joints[0].alternatives, []);
  });

  it("refuses answers about lines that are no author's, and says which", () => {
    const answers: RestorationAnswer[] = [
      { kind: "parent", line: 0, parent: 7 },
      { kind: "parent", line: 4, parent: 5 },
      { kind: "first", line: 99, first: 4 },
    ];
    assert.deepEqual(finished(restoreSteps(PAGE, { answers })).refused, answers);
  });

  it("grades joints and offers other parents that the answers allow", () => {
    const lines = readFileSync("test/fixtures/corpus/county.page.txt", "utf8").split("\n");
    const { joints, parents } = restore(lines);
    assert.ok(joints.some(({ grade }) => grade === "doubtful" || grade === "open"));
    for (const { line, parent, alternatives, adopts } of joints) {
      assert.equal(parent, parents[line]);
      assert.equal(adopts, joints.filter((other) => other.parent === line).length);
      assert.ok(alternatives.length <= 3);
      assert.ok(alternatives.every((other) => other > line && other !== parent));
    }
  });
});

describe("the questions of a review", () => {
  const lines = readFileSync("test/fixtures/corpus/county.page.txt", "utf8").split("\n");
  const page = finished(restoreSteps(lines));

  it("ask for every joint that no answer decides, the most open first", () => {
    const doubtful = finished(page.doubtfulJointsSteps());
    // The root has none, and the line above the root no choice.
    assert.equal(doubtful.length, page.restoration.joints.length - 2);
    const grades = new Map(page.restoration.joints.map(({ line, grade }) => [line, grade]));
    assert.notEqual(grades.get(doubtful[0] ?? -1), "likely");
    assert.equal(grades.get(doubtful.at(-1) ?? -1), "likely");
    const line = doubtful[0]!;
    const parent = page.restoration.joints.find((joint) => joint.line === line)!.parent;
    const after = finished(page.answeredSteps([{ kind: "parent", line, parent }]));
    assert.ok(!finished(after.doubtfulJointsSteps()).includes(line));
  });

  it("offer lines as titles once, those like the marked ones first", () => {
    const titles = finished(page.likelyTitlesSteps());
    assert.equal(new Set(titles).size, page.restoration.joints.length - 1);
    const names = ["甲的原因", "一", "乙的原因", "二", "丙的原因", "三", "书"];
    const marked = finished(
      restoreSteps(names, {
        answers: [
          { kind: "title", line: 2, level: "chapter" },
          { kind: "title", line: 1, level: "none" },
        ],
      }),
    );
    const rest = finished(marked.likelyTitlesSteps());
    assert.equal(rest.length, 4);
    assert.ok(rest.indexOf(4) < rest.indexOf(3) && rest.indexOf(4) < rest.indexOf(5));
  });
});

describe("adopting more and fewer", () => {
  const lines = ["甲", "乙", "丙", "【x】", "丁", "书"];
  const answers: RestorationAnswer[] = [
    { kind: "parent", line: 0, parent: 1 },
    { kind: "parent", line: 1, parent: 5 },
    { kind: "parent", line: 2, parent: 4 },
  ];
  const tree = restore(lines, { answers });

  it("takes in the subtree that ends above, whole", () => {
    assert.deepEqual(tree.parents, [1, 5, 4, 4, 5, -1]);
    const more = adoptMore(tree, 4)!;
    assert.deepEqual(more, { kind: "parent", line: 1, parent: 4 });
    assert.deepEqual(restore(lines, { answers: [...answers, more] }).parents, [1, 4, 4, 4, 5, -1]);
    assert.equal(adoptMore(tree, 1), null);
    assert.equal(adoptMore(tree, 3), null);
  });

  it("lets go of the uppermost child", () => {
    const fewer = adoptFewer(tree, 4)!;
    assert.deepEqual(fewer, { kind: "first", line: 4, first: 4 });
    assert.equal(restore(lines, { answers: [...answers, fewer] }).parents[2], 5);
    assert.deepEqual(adoptFewer(tree, 5), { kind: "first", line: 5, first: 2 });
    assert.equal(adoptFewer(tree, 0), null);
  });
});

describe("answers as bounds", () => {
  const parent = (line: number, above: number): RestorationAnswer => ({
    kind: "parent",
    line,
    parent: above,
  });

  it("let what lies between a line and its parent attach no further", () => {
    const { bounds } = answeredBounds(6, [parent(1, 4)]);
    assert.deepEqual([...bounds.high], [5, 4, 4, 4, 5, 5]);
    assert.deepEqual([...bounds.low], [1, 4, 3, 4, 5, 6]);
  });

  it("take the later of two that contradict each other, and the reader's before a model's", () => {
    assert.deepEqual(answeredBounds(6, [parent(1, 4), parent(2, 5)]).refused, [parent(1, 4)]);
    const read: RestorationAnswer = { ...parent(1, 4), by: "reader" };
    const model: RestorationAnswer = { ...parent(2, 5), by: "model" };
    assert.deepEqual(answeredBounds(6, [read, model]).refused, [model]);
  });

  it("know a leaf from a line whose subtree begins above it", () => {
    assert.equal(answeredBounds(6, [{ kind: "first", line: 3, first: 3 }]).bounds.low[2], 4);
    const wide = answeredBounds(6, [{ kind: "first", line: 3, first: 1 }]).bounds;
    assert.equal(wide.low[0], 4);
    assert.deepEqual([...wide.high.slice(1, 3)], [3, 3]);
  });

  it("put a chapter under the root and a section under the next chapter, each with a child", () => {
    const title = (line: number, level: "chapter" | "section" | "none"): RestorationAnswer => ({
      kind: "title",
      line,
      level,
    });
    const { bounds, refused } = answeredBounds(9, [title(2, "section"), title(6, "chapter")]);
    assert.deepEqual(refused, []);
    assert.equal(bounds.low[6], 8);
    assert.equal(bounds.low[5], 6);
    assert.deepEqual([bounds.low[2], bounds.high[2]], [6, 6]);
    assert.deepEqual([bounds.low[1], bounds.high[1]], [2, 2]);
    const changed = answeredBounds(9, [title(6, "chapter"), title(6, "none")]);
    assert.deepEqual([changed.bounds.low[6], changed.bounds.high[6]], [7, 8]);
  });
});

describe("weights of restoring", () => {
  it("come back from their bytes to within half a unit", () => {
    const weights = Float32Array.from({ length: 1 << 16 }, (_, slot) => Math.sin(slot));
    const packed = packWeights(weights);
    const back = unpackWeights(packed);
    const worst = weights.reduce(
      (most, weight, slot) => Math.max(most, Math.abs(weight - back[slot]!)),
      0,
    );
    assert.ok(worst <= packed.unit, String(worst));
  });

  it("are there, in under 200 kB", () => {
    assert.ok(shippedWeights().rootFirst.some((weight) => weight !== 0));
    assert.ok(shippedWeights().forward.some((weight) => weight !== 0));
    assert.ok(readFileSync("src/core/restoration/weightsData.ts").length < 200_000);
  });

  it("are summed to powers that every engine agrees on", () => {
    for (let x = -29; x < 29; x += 0.37) {
      assert.ok(Math.abs(exponential(x) / Math.exp(x) - 1) < 1e-9, String(x));
    }
    assert.equal(exponential(-31), 0);
  });
});
