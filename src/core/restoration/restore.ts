import type { GrammarOptions } from "../annotations/index.js";
import { finished, sortedSteps } from "../text/index.js";
import type { Steps } from "../text/index.js";
import { answeredBounds, movedAnswer, otherLine } from "./answers.js";
import type { RestorationAnswer } from "./answers.js";
import { chooseTree } from "./choose.js";
import { Evidence } from "./evidence.js";
import { jointsSteps } from "./joints.js";
import type { Joint } from "./joints.js";
import { learnFromAnswers } from "./learnFromAnswers.js";
import { pageLinesSteps } from "./pageLines.js";
import type { FurnitureLine, PageLines } from "./pageLines.js";
import { pageTraitsSteps } from "./pageTraits.js";
import type { PageTraits } from "./pageTraits.js";
import { forwardSamples, rootFirstSamples } from "./samples.js";
import { PageScores, SeededRandom } from "./scoring.js";
import { titleScoresSteps } from "./titles.js";
import { shippedWeights } from "./weights.js";
import type { RestorationWeights } from "./weights.js";

/** The tree of a page. Lines are counted from 0. */
export interface Restoration {
  /** The parent of each line, always a later one; -1 for the root, for furniture and for blank lines. */
  readonly parents: readonly number[];
  /** The decisions, one for each line of author text, in order. */
  readonly joints: readonly Joint[];
  readonly furniture: readonly FurnitureLine[];
}

/** What a page is restored with: what is known of its tree, and the grammar of its annotations. */
export interface RestoreOptions extends GrammarOptions {
  /** The latest last. Always followed; the rest is decided under them. */
  readonly answers?: readonly RestorationAnswer[];
  /** Other weights than those shipped: for measuring. */
  readonly weights?: RestorationWeights;
}

/**
 * Finds the tree that a page's text has lost: a guess, about half right without answers. The same lines and answers
 * give the same tree everywhere. Annotation lines play no part in it; each is then a child of the next author line.
 */
export function restore(lines: readonly string[], options: RestoreOptions = {}): Restoration {
  return finished(restoreSteps(lines, options)).restoration;
}

/** How many trees each way of reading draws: more are hardly better, and take longer. */
const SAMPLES = 16;
const FEW_SAMPLES = 4;
const SHARPNESS = 1.5;
const SEED = 20;

/** How many joints are weighed between two points at which the work can be interrupted. */
const JOINTS_PER_STEP = 1024;

/** A page with what is known of its tree, which can follow further answers at once. */
export class RestoredPage {
  /** Made by `restoreSteps`. */
  constructor(
    readonly restoration: Restoration,
    private readonly source: PageSource,
    private readonly evidence: Evidence,
    private readonly given: GivenAnswers,
  ) {}

  /** Answers that contradict others or speak of what is no author line, and were not followed. */
  get refused(): readonly RestorationAnswer[] {
    return this.given.refused;
  }

  /**
   * The lines that look most like titles and are not marked yet, likeliest first: for the first pass of a review.
   * Learns from the marks so far.
   */
  *likelyTitlesSteps(): Steps<number[]> {
    const { page, traits } = this.source;
    const { kept } = this.given;
    const marked = new Set(kept.filter(({ kind }) => kind === "title").map(({ line }) => line));
    const scores = yield* titleScoresSteps(traits, this.evidence, kept);
    const lines = [...page.authorLines.keys()].slice(0, -1).filter((line) => !marked.has(line));
    const order = (a: number, b: number): number =>
      (scores[b] as number) - (scores[a] as number) || a - b;
    const sorted = yield* sortedSteps(lines, order);
    return sorted.map((line) => page.authorLines[line] as number);
  }

  /**
   * The lines whose joints are worth a question, in the order of their worth: how much is open about the parent, as
   * entropy over the trees drawn. For the second pass of a review.
   */
  *doubtfulJointsSteps(): Steps<number[]> {
    const doubtful: { line: number; worth: number }[] = [];
    for (const [index, { line, grade }] of this.restoration.joints.entries()) {
      if (grade !== "known") doubtful.push({ line, worth: this.evidence.entropy(index) });
      if (index % JOINTS_PER_STEP === JOINTS_PER_STEP - 1) yield;
    }
    const sorted = yield* sortedSteps(doubtful, (a, b) => b.worth - a.worth || a.line - b.line);
    return sorted.map(({ line }) => line);
  }

  /**
   * The tree under other answers, from the trees drawn before: quick, so that a view can follow each answer.
   * `restoreSteps` with the same answers may find a better one.
   */
  *answeredSteps(answers: readonly RestorationAnswer[]): Steps<RestoredPage> {
    return yield* choose(this.source, this.evidence, answers);
  }
}

/** The answers that a page was restored under. */
interface GivenAnswers {
  /** Those about author lines, counted as such. */
  readonly kept: readonly RestorationAnswer[];
  readonly refused: readonly RestorationAnswer[];
}

interface PageSource {
  readonly lines: readonly string[];
  readonly page: PageLines;
  readonly traits: PageTraits;
}

/** `restore` in slices, with a result that can follow further answers. */
export function* restoreSteps(
  lines: readonly string[],
  options: RestoreOptions = {},
): Steps<RestoredPage> {
  const page = yield* pageLinesSteps(lines, options);
  const traits = yield* pageTraitsSteps(page.authorTexts);
  const source = { lines, page, traits };
  const answers = options.answers ?? [];
  const weights = options.weights ?? shippedWeights();
  const { bounds } = answeredBounds(page.authorLines.length, authorAnswers(page, answers).kept);
  const drawing = { traits, bounds, weights };
  if (answers.length === 0) {
    return yield* choose(source, yield* draw(drawing, SAMPLES), answers);
  }
  const first = yield* chooseTree(yield* draw(drawing, FEW_SAMPLES), bounds);
  const rootFirst = yield* learnFromAnswers(traits, weights.rootFirst, { parents: first, bounds });
  const learned = { ...drawing, weights: { ...weights, rootFirst } };
  return yield* choose(source, yield* draw(learned, SAMPLES), answers);
}

function* draw(
  {
    traits,
    bounds,
    weights,
  }: {
    traits: PageTraits;
    bounds: ReturnType<typeof answeredBounds>["bounds"];
    weights: RestorationWeights;
  },
  samples: number,
): Steps<Evidence> {
  const evidence = new Evidence(traits.lines.length);
  const common = { bounds, samples, sharpness: SHARPNESS, random: new SeededRandom(SEED) };
  const down = new PageScores(traits, weights.rootFirst);
  yield* evidence.add(yield* rootFirstSamples({ ...common, scores: down }), 0.5);
  const up = new PageScores(traits, weights.forward);
  yield* evidence.add(yield* forwardSamples({ ...common, scores: up }), 0.5);
  return evidence;
}

function* choose(
  source: PageSource,
  evidence: Evidence,
  answers: readonly RestorationAnswer[],
): Steps<RestoredPage> {
  const { page, lines } = source;
  const { kept, strange } = authorAnswers(page, answers);
  const { bounds, refused } = answeredBounds(page.authorLines.length, kept);
  const tree = yield* chooseTree(evidence, bounds);
  const lineOf = (author: number): number =>
    author < 0 ? -1 : (page.authorLines[author] as number);
  const parents = new Array<number>(lines.length).fill(-1);
  for (const [author, parent] of tree.entries()) parents[lineOf(author)] = lineOf(parent);
  attachAnnotationLines(page, parents);
  const joints: Joint[] = [];
  for (const joint of yield* jointsSteps(tree, evidence, bounds)) {
    const { line, parent, alternatives } = joint;
    const moved = {
      ...joint,
      line: lineOf(line),
      parent: lineOf(parent),
      alternatives: alternatives.map(lineOf),
    };
    if (joints.push(moved) % JOINTS_PER_STEP === 0) yield;
  }
  return new RestoredPage({ parents, joints, furniture: page.furniture }, source, evidence, {
    kept,
    refused: [...strange, ...refused.map((answer) => movedAnswer(answer, lineOf))],
  });
}

/** An annotation's host comes after it: the next author line; behind the last one it is the root's. */
function attachAnnotationLines(
  { authorLines, annotationLines }: PageLines,
  parents: number[],
): void {
  let next = 0;
  for (const line of annotationLines) {
    while (next < authorLines.length - 1 && (authorLines[next] as number) < line) next++;
    parents[line] = authorLines[next] ?? -1;
  }
}

/** Answers about lines of the page as answers about its author lines. */
function authorAnswers(
  { authorLines }: PageLines,
  answers: readonly RestorationAnswer[],
): { kept: RestorationAnswer[]; strange: RestorationAnswer[] } {
  if (answers.length === 0) return { kept: [], strange: [] };
  const indexes = new Map(authorLines.map((line, index) => [line, index]));
  const kept: RestorationAnswer[] = [];
  const strange: RestorationAnswer[] = [];
  for (const answer of answers) {
    const moved = movedAnswer(answer, (line) => indexes.get(line) ?? -1);
    const isKnown = moved.line >= 0 && otherLine(moved) >= 0;
    if (isKnown) kept.push(moved);
    else strange.push(answer);
  }
  return { kept, strange };
}
