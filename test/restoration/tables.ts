import type { RestorationWeights } from "../../src/core/restoration/index.js";
import { restoreTree } from "./decode.js";
import { compare, emptyTally, shares } from "./measures.js";
import type { Tally } from "./measures.js";
import { knownPage } from "./pages.js";
import type { PlainTree } from "./pages.js";
import { learnForward, learnRootFirst, train } from "./trainer.js";
import type { KnownPage } from "./trainer.js";

/** What weights are learned from. */
export interface TrainingSet {
  readonly trees: readonly PlainTree[];
  readonly readings: { readonly a: PlainTree; readonly b: PlainTree; readonly firstLine: number };
}

/** Passes over outlines of other notes, then over the readings, averaged over so many seeds. */
export interface TrainingPlan {
  readonly epochs: number;
  readonly readingEpochs: number;
  readonly seeds: number;
}

export const PLAN: TrainingPlan = { epochs: 5, readingEpochs: 8, seeds: 2 };

/** Weights from outlines alone: what another note meets. */
export function coldWeights(
  trees: readonly PlainTree[],
  { epochs, seeds }: TrainingPlan,
): RestorationWeights {
  const pages = trees.map((tree) => knownPage(tree));
  const passes = [{ pages, epochs }];
  return {
    rootFirst: mean(seeds, (seed) => train(learnRootFirst, passes, seed)),
    forward: mean(seeds, (seed) => train(learnForward, passes, seed)),
  };
}

/** Those weights after the readings, without the lines that are held back. */
export function warmWeights(
  cold: RestorationWeights,
  { a, b }: TrainingSet["readings"],
  { readingEpochs, seeds }: TrainingPlan,
  isHeld: (line: number) => boolean = () => false,
): RestorationWeights {
  const weight: KnownPage["weight"] = (line) => (isHeld(line) ? 0 : 0.5);
  const passes = [{ pages: [knownPage(a, weight), knownPage(b, weight)], epochs: readingEpochs }];
  return {
    rootFirst: mean(seeds, (seed) => train(learnRootFirst, passes, seed, { from: cold.rootFirst })),
    forward: mean(seeds, (seed) => train(learnForward, passes, seed, { from: cold.forward })),
  };
}

function mean(count: number, table: (seed: number) => Float32Array): Float32Array {
  const tables = Array.from({ length: count }, (_, index) => table(index + 1));
  return tables[0]!.map((_, slot) => tables.reduce((sum, each) => sum + each[slot]!, 0) / count);
}

/** Stretches of the readings that end with a chapter, lines of the page; each is held back once. */
const FOLDS: readonly (readonly [number, number])[] = [
  [7, 96],
  [97, 244],
  [245, 352],
  [353, 446],
  [447, 561],
];

export interface Row {
  readonly what: string;
  readonly tally: Tally;
}

/** Each fold's lines as a test, and weights that have not seen them. */
export function foldsOf(
  cold: RestorationWeights,
  { readings }: TrainingSet,
  plan: TrainingPlan,
): { isHeld: (line: number) => boolean; weights: RestorationWeights }[] {
  return FOLDS.map(([from, to]) => {
    const isHeld = (line: number): boolean =>
      line + readings.firstLine >= from && line + readings.firstLine <= to;
    return { isHeld, weights: warmWeights(cold, readings, plan, isHeld) };
  });
}

/** The readings, without and with training on their other parts. */
export function readingRows(
  set: TrainingSet,
  cold: RestorationWeights,
  folds: ReturnType<typeof foldsOf>,
): Row[] {
  const { a, b } = set.readings;
  const rows: Row[] = [];
  const people = compare(a.parents, b.parents, () => true);
  rows.push({ what: "reading B against A", tally: people });
  const guess = guessOf(a, cold);
  rows.push({ what: "cold, against A", tally: compare(a.parents, guess, () => true) });
  rows.push({ what: "cold, against B", tally: compare(b.parents, guess, () => true) });
  const againstA = emptyTally();
  const againstB = emptyTally();
  for (const { isHeld, weights } of folds) {
    const held = guessOf(a, weights);
    compare(a.parents, held, isHeld, againstA);
    compare(b.parents, held, isHeld, againstB);
  }
  rows.push({ what: "rest of the note read, against A", tally: againstA });
  rows.push({ what: "rest of the note read, against B", tally: againstB });
  return rows;
}

/** Every repository by weights from the others' maps; a repository's Markdown texts apart. */
export function repositoryRows(
  { trees }: TrainingSet,
  markdown: readonly PlainTree[],
  plan: TrainingPlan,
): Row[] {
  const rows: Row[] = [];
  const all = [...trees, ...markdown];
  for (const repository of new Set(all.map((tree) => tree.repository))) {
    const weights = coldWeights(
      trees.filter((tree) => tree.repository !== repository),
      plan,
    );
    for (const isMap of [true, false]) {
      const tally = emptyTally();
      const own = all.filter((tree) => tree.repository === repository && tree.isMap === isMap);
      for (const tree of own) compare(tree.parents, guessOf(tree, weights), () => true, tally);
      if (own.length > 0) {
        rows.push({
          what: `${repository}, ${String(own.length)} ${isMap ? "maps" : "texts"}`,
          tally,
        });
      }
    }
  }
  return rows;
}

export function guessOf(tree: PlainTree, weights: RestorationWeights): Int32Array {
  return Int32Array.from(restoreTree(tree, weights).parents);
}

export function formatRows(rows: readonly Row[]): string {
  return [
    "| held back | lines | parents | bracket F1 | leaf or internal |",
    "|---|---|---|---|---|",
    ...rows.map(({ what, tally }) => {
      const { parents, f1, leaves } = shares(tally);
      return `| ${what} | ${String(tally.lines)} | ${parents.toFixed(3)} ±${halfWidth(parents, tally.lines)} | ${f1.toFixed(3)} | ${leaves.toFixed(3)} ±${halfWidth(leaves, tally.lines)} |`;
    }),
  ].join("\n");
}

/** Half of the 95 % confidence interval of a share of so many lines, taken as independent. */
export function halfWidth(share: number, count: number): string {
  return (1.96 * Math.sqrt((share * (1 - share)) / Math.max(1, count))).toFixed(3);
}

/** How often guesses of each grade were right. */
export interface GradeRow {
  readonly grade: string;
  readonly lines: number;
  readonly right: number;
}

/** How far each grade can be trusted, on the lines held back from each fold. */
export function gradeRows(
  { a }: TrainingSet["readings"],
  folds: ReturnType<typeof foldsOf>,
): GradeRow[] {
  const counts = new Map<string, { lines: number; right: number }>();
  for (const { isHeld, weights } of folds) {
    for (const { line, parent, grade } of restoreTree(a, weights).joints) {
      if (!isHeld(line)) continue;
      const count = counts.get(grade) ?? { lines: 0, right: 0 };
      count.lines++;
      if (a.parents[line] === parent) count.right++;
      counts.set(grade, count);
    }
  }
  return [...counts]
    .map(([grade, count]) => ({ grade, ...count }))
    .sort((one, other) => one.grade.localeCompare(other.grade));
}
