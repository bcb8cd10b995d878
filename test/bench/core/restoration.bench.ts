import { existsSync } from "node:fs";
import { giveTree, parseNote } from "../../../src/core/note/index.js";
import { pageTreeSteps, restoreSteps } from "../../../src/core/restoration/index.js";
import type { RestorationAnswer, RestorationWeights } from "../../../src/core/restoration/index.js";
import { finished } from "../../../src/core/text/index.js";
import { generateText } from "../../editions/authorTexts.js";
import { percent, wilsonInterval } from "../../editions/tally.js";
import { readCorpus, readOutlines, readReadings } from "../../restoration/pages.js";
import type { PlainTree } from "../../restoration/pages.js";
import { answersFor, simulateReview } from "../../restoration/simulatedReview.js";
import type { ReviewPlan } from "../../restoration/simulatedReview.js";
import { shares } from "../../restoration/measures.js";
import { coldWeights, foldsOf, gradeRows, PLAN, readingRows } from "../../restoration/tables.js";
import { alternate, collectGarbage, cpuTime, keep } from "../measure.js";
import { median, spreadNote, targetNote } from "../row.js";
import type { Bench, Row } from "../row.js";
import { longestStep } from "../steps.js";

/** What training reads; on machines without it only times are measured. */
const SHARED = process.env["MARGINALIA_SHARED"] ?? "../shared";

const SIZES = [2_000, 20_000];
const ROUNDS = 3;
const LIMIT_MS = 1000;
const LIMIT_ANSWER_MS = 100;
const LIMIT_STEP_MS = 8;

function timeRows(count: number): Row[] {
  const { text } = generateText({ format: "page", language: "chinese", lines: count, seed: 1 });
  const lines = text.split("\n");
  const page = finished(restoreSteps(lines));
  const { joints, parents } = page.restoration;
  const answers = joints
    .filter((_, at) => at % 20 === 0)
    .map(({ line }): RestorationAnswer => ({ kind: "parent", line, parent: parents[line] ?? -1 }));
  const note = parseNote(text, { format: "page" });
  const shown = (given: typeof page): unknown =>
    giveTree(note, finished(pageTreeSteps(note, given.restoration))).note.root.childCount;
  const works = {
    restored: () => finished(restoreSteps(lines)),
    answered: () => shown(finished(page.answeredSteps(answers))),
    ranked: () => [finished(page.likelyTitlesSteps()), finished(page.doubtfulJointsSteps())],
    anew: () => finished(restoreSteps(lines, { answers })),
  };
  const times = alternate(works, count > 10_000 ? 1 : ROUNDS, 1, cpuTime);
  const isTarget = count === SIZES[0];
  const row = (work: string, of: readonly number[], limit: number | null): Row => ({
    work: `${work}, ${String(count)} lines`,
    subject: "marginalia",
    median: median(of),
    note: `${limit === null ? "" : `${targetNote(median(of), limit, "ms")}, `}${spreadNote(of)}`,
  });
  const step = longestStep(() => restoreSteps(lines), count > 10_000 ? 1 : ROUNDS);
  return [
    row("restore", times.restored, isTarget ? LIMIT_MS : null),
    row(
      "follow an answer, up to the note's tree",
      times.answered,
      isTarget ? LIMIT_ANSWER_MS : null,
    ),
    row("find the next questions", times.ranked, null),
    row("decide anew under answers", times.anew, null),
    {
      work: `longest step, ${String(count)} lines`,
      subject: "marginalia",
      median: step,
      note: targetNote(step, LIMIT_STEP_MS, "ms"),
    },
    memoryRow(lines),
  ];
}

function memoryRow(lines: readonly string[]): Row {
  collectGarbage();
  const before = process.memoryUsage().heapUsed;
  const page = finished(restoreSteps(lines));
  collectGarbage();
  const bytes = process.memoryUsage().heapUsed - before;
  keep(page);
  return {
    work: `kept by a restored page, ${String(lines.length)} lines`,
    subject: "marginalia",
    median: bytes,
    unit: "bytes",
  };
}

function accuracyRows(): Row[] {
  const trees = [
    ...readCorpus(`${SHARED}/corpus`).filter(({ isMap }) => isMap),
    ...readOutlines("test/restoration/outlines"),
  ];
  const readings = readReadings(`${SHARED}/notes`);
  const set = { trees, readings };
  const cold = coldWeights(trees, PLAN);
  const folds = foldsOf(cold, set, PLAN);
  const rows: Row[] = [];
  for (const { what, tally } of readingRows(set, cold, folds)) {
    rows.push(shareRow(`parents: ${what}`, tally.parents, tally.lines));
    rows.push(shareRow(`leaf or internal: ${what}`, tally.leaves, tally.lines));
    rows.push({
      work: `bracket F1: ${what}`,
      subject: "marginalia",
      median: 100 * shares(tally).f1,
      unit: "percent",
      note: `${String(tally.gold)} subtrees`,
    });
  }
  for (const { grade, lines, right } of gradeRows(readings, folds)) {
    rows.push(shareRow(`right where the grade is ${grade}`, right, lines));
  }
  return [...rows, ...reviewRows(readings.a, cold)];
}

function shareRow(work: string, count: number, total: number): Row {
  const [low, high] = wilsonInterval(count, total);
  const note = `${String(count)} of ${String(total)}, 95 %: ${low.toFixed(1)} to ${high.toFixed(1)}`;
  return { work, subject: "marginalia", median: percent(count, total), unit: "percent", note };
}

const REVIEWS: readonly (readonly [string, ReviewPlan])[] = [
  ["doubtful joints alone", { titles: 0, round: 20, most: 500 }],
  ["first all titles, seen at a glance", { titles: 0, isAtAGlance: true, round: 20, most: 500 }],
  ["first likely titles, one by one", { titles: 150, round: 20, most: 500 }],
];

/** Answers until nine in ten parents are right, where every answer is that of a reading. */
function reviewRows(reading: PlainTree, weights: RestorationWeights): Row[] {
  return REVIEWS.map(([name, plan]) => {
    const points = simulateReview(reading, weights, plan);
    const point = answersFor(points, 0.9);
    const course = points
      .filter(({ answers }) => answers % 80 < plan.round)
      .map(
        ({ answers, parents, f1 }) => `${String(answers)}: ${parents.toFixed(2)}/${f1.toFixed(2)}`,
      )
      .join(", ");
    return {
      work: `answers for 90 % of ${String(reading.parents.length)} lines: ${name}`,
      subject: "marginalia",
      median: point?.answers ?? Number.NaN,
      unit: "count",
      note: `${String(point?.changes)} change the guess; parents/F1 at ${course}`,
    };
  });
}

export const bench: Bench = {
  name: "Restoring the tree of a page's text",
  run: () =>
    Promise.resolve([
      ...SIZES.flatMap(timeRows),
      ...(existsSync(`${SHARED}/notes`) ? accuracyRows() : []),
    ]),
};
