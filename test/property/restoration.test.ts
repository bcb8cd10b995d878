import assert from "node:assert/strict";
import fc from "fast-check";
import { separate } from "../../src/core/index.js";
import { restore, restoreSteps } from "../../src/core/restoration/index.js";
import type { RestorationAnswer, RestoredPage } from "../../src/core/restoration/index.js";
import { finished } from "../../src/core/text/index.js";
import { check } from "./check.js";

const WORDS = [
  ...["原因", "影响", "四个变化", "考核", "乡镇", "压力越来越大", "责任", "一、", "A与B", "?"],
  ...["问题:", "特点", "、", "。", "(书记)", "how to", "12%", "上级", "下级", "为什么"],
];

const line = fc
  .array(fc.constantFrom(...WORDS), { minLength: 1, maxLength: 5 })
  .map((words) => words.join(""));
/** A first line that came back near the end would be a page's title. */
const lines = fc.array(line, { maxLength: 40 }).map((all) => ["开头", ...all]);

/** A tree over so many lines in post-order, from numbers: the parent of each line; -1 for the root. */
function treeFrom(count: number, numbers: readonly number[]): number[] {
  const parents = new Array<number>(count).fill(-1);
  const stack: number[] = [];
  for (let at = 0; at < count; at++) {
    const most = stack.length;
    const kids = at === count - 1 ? most : (numbers[at % numbers.length] ?? 0) % (most + 1);
    for (const kid of kids > 0 ? stack.splice(-kids) : []) parents[kid] = at;
    stack.push(at);
  }
  return parents;
}

const numbers = fc.array(fc.nat(6), { minLength: 1, maxLength: 40 });

const answer = (count: number): fc.Arbitrary<RestorationAnswer> => {
  const at = fc.integer({ min: -1, max: count });
  const by = fc.constantFrom("reader" as const, "model" as const);
  return fc.oneof(
    fc.record({ kind: fc.constant("parent" as const), line: at, parent: at, by }),
    fc.record({ kind: fc.constant("beyond" as const), line: at, beyond: at, by }),
    fc.record({ kind: fc.constant("first" as const), line: at, first: at, by }),
    fc.record({
      kind: fc.constant("title" as const),
      line: at,
      level: fc.constantFrom("chapter" as const, "section" as const, "none" as const),
      by,
    }),
  );
};

const asked = lines.chain((texts) =>
  fc.tuple(fc.constant(texts), fc.array(answer(texts.length), { maxLength: 12 })),
);

/** The lines of a tree, children before their parent. */
function postOrder(parents: readonly number[]): number[] {
  const children = parents.map((): number[] => []);
  const roots: number[] = [];
  parents.forEach((parent, at) => (parent < 0 ? roots : children[parent]!).push(at));
  const order: number[] = [];
  const visit = (at: number): void => {
    children[at]!.forEach(visit);
    order.push(at);
  };
  roots.forEach(visit);
  assert.equal(roots.length, 1, "one root");
  return order;
}

function first(parents: readonly number[], of: number): number {
  const child = parents.findIndex((parent) => parent === of);
  return child < 0 ? of : Math.min(child, first(parents, child));
}

function assertAnswered(
  { restoration: { parents }, refused }: RestoredPage,
  answers: readonly RestorationAnswer[],
): void {
  const root = parents.length - 1;
  const last = new Map(
    answers.filter(({ kind }) => kind === "title").map((each) => [each.line, each]),
  );
  for (const each of answers) {
    if (refused.includes(each) || refused.some((other) => same(other, each))) continue;
    if (each.kind === "parent") assert.equal(parents[each.line], each.parent);
    if (each.kind === "beyond") assert.ok(parents[each.line]! > each.beyond);
    if (each.kind === "first") assert.equal(first(parents, each.line), each.first);
    if (each.kind === "title" && each.level === "chapter" && last.get(each.line) === each) {
      assert.equal(parents[each.line], root);
    }
  }
}

const same = (one: RestorationAnswer, other: RestorationAnswer): boolean =>
  JSON.stringify(Object.entries(one).sort()) === JSON.stringify(Object.entries(other).sort());

const inReader = (answers: readonly RestorationAnswer[]): RestorationAnswer[] =>
  answers.map((each) => ({ ...each, by: "reader" }));

describe("restoring a tree, whatever the lines", function () {
  // Each tree is drawn 32 times.
  this.timeout(120_000);

  it("gives a tree whose post-order is the lines, under any answers", () => {
    check(
      fc.property(asked, ([texts, answers]) => {
        const { parents } = restore(texts, { answers, brackets: [] });
        assert.deepEqual(postOrder(parents), [...texts.keys()]);
      }),
      60,
    );
  });

  it("follows every answer that it does not refuse, at once and when all is decided anew", () => {
    check(
      fc.property(asked, ([texts, all]) => {
        const answers = inReader(all);
        const page = finished(restoreSteps(texts, { brackets: [] }));
        const quick = finished(page.answeredSteps(answers));
        assert.deepEqual(postOrder(quick.restoration.parents), [...texts.keys()]);
        assertAnswered(quick, answers);
        const anew = finished(restoreSteps(texts, { answers, brackets: [] }));
        assertAnswered(anew, answers);
        assert.deepEqual(anew.refused, quick.refused);
      }),
      60,
    );
  });

  it("refuses no answer that comes from one tree, and finds that tree when all is answered", () => {
    check(
      fc.property(lines, numbers, fc.nat(), (texts, kids, kind) => {
        const truth = treeFrom(texts.length, kids);
        const answers = [...truth.keys()]
          .slice(0, -1)
          .map((at): RestorationAnswer =>
            (at + kind) % 2 === 0
              ? { kind: "parent", line: at, parent: truth[at]! }
              : { kind: "first", line: at, first: first(truth, at) },
          );
        const some = finished(
          restoreSteps(texts, {
            answers: answers.filter((_, at) => at % 3 !== 0),
            brackets: [],
          }),
        );
        assert.deepEqual(some.refused, []);
        const parents = [...truth.keys()]
          .slice(0, -1)
          .map((at): RestorationAnswer => ({ kind: "parent", line: at, parent: truth[at]! }));
        assert.deepEqual(restore(texts, { answers: parents, brackets: [] }).parents, truth);
      }),
      60,
    );
  });

  it("gives the same each time", () => {
    check(
      fc.property(asked, ([texts, answers]) => {
        assert.deepEqual(restore(texts, { answers }), restore(texts, { answers }));
      }),
      30,
    );
  });

  it("does not let annotations change a joint of the author's", () => {
    const remark = fc.constantFrom("【x】", "【a【b】】 ", "【?为什么】");
    const annotated = fc.array(fc.tuple(line, fc.constantFrom("", "", "inline", "above"), remark), {
      minLength: 1,
      maxLength: 30,
    });
    check(
      fc.property(annotated, (parts) => {
        const note = parts.flatMap(([text, where, body]) =>
          where === "" ? [text] : where === "inline" ? [`${text}${body}`] : [body, text],
        );
        note.unshift("开头");
        const author = separate(note.join("\n"), { format: "page" }).text.split("\n");
        const ofNote = restore(note);
        const ofAuthor = restore(author);
        const authorLines = ofNote.joints.map((joint) => joint.line);
        assert.equal(authorLines.length, author.length);
        assert.deepEqual(
          authorLines.map((at) => authorLines.indexOf(ofNote.parents[at]!)),
          ofAuthor.parents,
        );
        for (const [at, parent] of ofNote.parents.entries()) {
          if (!authorLines.includes(at)) assert.ok(authorLines.includes(parent));
        }
      }),
      60,
    );
  });
});
