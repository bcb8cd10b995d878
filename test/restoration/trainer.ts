import { FeatureList, SLOTS } from "../../src/core/restoration/features.js";
import { forwardFeatures, reduced } from "../../src/core/restoration/forward.js";
import type { AdoptStep, Finished } from "../../src/core/restoration/forward.js";
import type { PageTraits } from "../../src/core/restoration/pageTraits.js";
import {
  adopted,
  DEEPEST,
  rootFirstFeatures,
  rootOnly,
} from "../../src/core/restoration/rootFirst.js";
import type { OpenLine } from "../../src/core/restoration/rootFirst.js";
import { exponential, SeededRandom } from "../../src/core/restoration/scoring.js";
import { firstLines } from "../../src/core/restoration/evidence.js";

/** A page whose tree is known, for learning. */
export interface KnownPage {
  readonly name: string;
  readonly page: PageTraits;
  /** The parent of each line; -1 for the root. */
  readonly parents: Int32Array;
  /** How much a line's joint counts; 0 where it is kept back. */
  readonly weight: (line: number) => number;
}

export interface Learning {
  readonly rate: number;
  /** The share of features left out at each step. */
  readonly dropout: number;
  /** After the first pass, the share of steps that follow the model's own choice. */
  readonly own: number;
}

export const LEARNING: Learning = { rate: 0.03, dropout: 0.3, own: 0.3 };

/** A table of weights under training: Adagrad on the likelihood of each decision. */
export class Trainee {
  weights: Float32Array = new Float32Array(SLOTS);
  private readonly squares = new Float32Array(SLOTS).fill(1e-2);
  private sum = new Float64Array(SLOTS);
  private summed = 0;

  constructor(
    readonly learning: Learning,
    readonly random: SeededRandom,
  ) {}

  /** Starts a new average, as after a change of pages. */
  forgetAverage(): void {
    this.sum = new Float64Array(SLOTS);
    this.summed = 0;
  }

  remember(): void {
    for (let slot = 0; slot < SLOTS; slot++) this.sum[slot] = this.sum[slot]! + this.weights[slot]!;
    this.summed++;
  }

  average(): Float32Array {
    return Float32Array.from(this.sum, (sum) => sum / Math.max(1, this.summed));
  }

  takeAverage(): void {
    this.weights = this.average();
    this.forgetAverage();
  }

  /** A copy of some features without those that are left out this time. */
  thinned(list: FeatureList): Int32Array {
    const kept: number[] = [];
    for (let at = 0; at < list.count; at++) {
      if (this.random.next() >= this.learning.dropout) kept.push(list.slots[at]!);
    }
    return Int32Array.from(kept);
  }

  score(slots: Int32Array): number {
    let sum = 0;
    for (const slot of slots) sum += this.weights[slot]!;
    return sum / (1 - this.learning.dropout);
  }

  step(slots: Int32Array, gradient: number): void {
    for (const slot of slots) {
      this.squares[slot] = this.squares[slot]! + gradient * gradient;
      this.weights[slot] =
        this.weights[slot]! - (this.learning.rate * gradient) / Math.sqrt(this.squares[slot]);
    }
  }
}

const list = new FeatureList();

/** One pass over a page from its last line to its first. */
export function learnRootFirst(trainee: Trainee, known: KnownPage, own: number): void {
  const { page, parents } = known;
  const count = page.lines.length;
  let lowest = rootOnly(count - 1);
  for (let line = count - 2; line >= 0; line--) {
    const choices: { parent: OpenLine; under: OpenLine | null }[] = [];
    let under: OpenLine | null = null;
    for (let parent: OpenLine | null = lowest; parent; under = parent, parent = parent.up) {
      if (parent.depth < DEEPEST || !parent.up) choices.push({ parent, under });
    }
    // The lowest true ancestor that is still open.
    let truth = parents[line]!;
    let target = -1;
    while (target < 0) {
      target = choices.findIndex(({ parent }) => parent.line === truth);
      if (truth < 0) throw new Error("no ancestor is open");
      truth = parents[truth]!;
    }
    const weight = known.weight(line);
    let chosen = target;
    if (choices.length > 1 && (weight > 0 || own > 0)) {
      const slots = choices.map(({ parent, under: below }) => {
        rootFirstFeatures(page, line, { parent, under: below, lowest }, list);
        return trainee.thinned(list);
      });
      const scores = slots.map((each) => trainee.score(each));
      const most = Math.max(...scores);
      const shares = scores.map((score) => exponential(score - most));
      const sum = shares.reduce((a, b) => a + b, 0);
      if (weight > 0) {
        slots.forEach((each, at) => {
          const gradient = weight * (shares[at]! / sum - (at === target ? 1 : 0));
          if (Math.abs(gradient) > 1e-4) trainee.step(each, gradient);
        });
      }
      if (trainee.random.next() < own) {
        let left = trainee.random.next() * sum;
        chosen = 0;
        while (chosen < shares.length - 1 && left >= shares[chosen]!) left -= shares[chosen++]!;
      }
    }
    lowest = adopted(line, choices[chosen]!.parent, lowest);
  }
}

/** One pass over a page from its first line to its last. */
export function learnForward(trainee: Trainee, known: KnownPage, own: number): void {
  const { page, parents } = known;
  const count = page.lines.length;
  const first = firstLines(parents);
  let stack: Finished | null = null;
  for (let line = 0; line < count - 1; line++) {
    let kids = 0;
    let last: Finished | null = null;
    let top: Finished | null = stack;
    while (top) {
      const step: AdoptStep = { top, kids, last };
      const isTrue = first[line]! <= top.line;
      const weight = known.weight(top.line);
      forwardFeatures(page, line, step, list);
      const slots = trainee.thinned(list);
      const share = 1 / (1 + exponential(-trainee.score(slots)));
      if (weight > 0) {
        const gradient = weight * (share - (isTrue ? 1 : 0));
        if (Math.abs(gradient) > 1e-4) trainee.step(slots, gradient);
      }
      const adopts = trainee.random.next() < own ? trainee.random.next() < share : isTrue;
      if (!adopts) break;
      kids++;
      last = top;
      top = top.below;
    }
    stack = reduced(stack, line, kids);
  }
}

export interface Passes {
  readonly pages: readonly KnownPage[];
  readonly epochs: number;
}

/** A table after some passes over some pages, then over others, …: the average of the last half of each. */
export function train(
  learn: typeof learnRootFirst,
  stages: readonly Passes[],
  seed: number,
  { learning = LEARNING, from }: { learning?: Learning; from?: Float32Array } = {},
): Float32Array {
  const trainee = new Trainee(learning, new SeededRandom(seed));
  if (from) trainee.weights = Float32Array.from(from);
  for (const { pages, epochs } of stages) {
    trainee.forgetAverage();
    for (let epoch = 0; epoch < epochs; epoch++) {
      for (const page of shuffled(pages, trainee.random)) {
        learn(trainee, page, epoch === 0 ? 0 : learning.own);
      }
      if (epoch * 2 >= epochs) trainee.remember();
    }
    if (epochs > 0) trainee.takeAverage();
  }
  return trainee.weights;
}

function shuffled<Item>(items: readonly Item[], random: SeededRandom): Item[] {
  const all = [...items];
  for (let at = all.length - 1; at > 0; at--) {
    const other = Math.floor(random.next() * (at + 1));
    [all[at], all[other]] = [all[other]!, all[at]!];
  }
  return all;
}
