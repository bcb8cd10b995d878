import {
  childFeatures,
  FeatureList,
  innerFeatures,
  siblingFeatures,
  SLOTS,
} from "../../src/core/restoration/features.js";
import { reduced, stackFeatures } from "../../src/core/restoration/forward.js";
import type { AdoptStep, Finished } from "../../src/core/restoration/forward.js";
import type { PageTraits } from "../../src/core/restoration/pageTraits.js";
import { adopted, DEEPEST, pathFeatures, rootOnly } from "../../src/core/restoration/rootFirst.js";
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

  /** Some features without those that are left out this time, into a list that is used again. */
  thin(lists: readonly ArrayLike<number>[], counts: readonly number[], into: Thinned): void {
    into.count = 0;
    for (const [index, slots] of lists.entries()) {
      const count = counts[index]!;
      for (let at = 0; at < count; at++) {
        if (this.random.next() >= this.learning.dropout) into.slots[into.count++] = slots[at]!;
      }
    }
  }

  score({ slots, count }: Thinned): number {
    let sum = 0;
    for (let at = 0; at < count; at++) sum += this.weights[slots[at]!]!;
    return sum / (1 - this.learning.dropout);
  }

  step({ slots, count }: Thinned, gradient: number): void {
    const { weights, squares } = this;
    const { rate } = this.learning;
    for (let at = 0; at < count; at++) {
      const slot = slots[at]!;
      squares[slot] = squares[slot]! + gradient * gradient;
      weights[slot] = weights[slot]! - (rate * gradient) / Math.sqrt(squares[slot]);
    }
  }
}

class Thinned {
  readonly slots = new Int32Array(1024);
  count = 0;
}

/** The features of lines and pairs of lines of a page, which every pass asks for again. */
class KnownFeatures {
  private readonly known = new Map<number, Int32Array>();
  private readonly list = new FeatureList();

  constructor(private readonly page: PageTraits) {}

  child(child: number, parent: number): Int32Array {
    return this.find(0, child, parent, childFeatures);
  }

  sibling(left: number, right: number): Int32Array {
    return this.find(1, left, right, siblingFeatures);
  }

  inner(line: number): Int32Array {
    return this.find(2, line, 0, innerFeatures);
  }

  private find(
    kind: number,
    one: number,
    other: number,
    features: (page: PageTraits, one: number, other: never, into: never) => void,
  ): Int32Array {
    const count = this.page.lines.length;
    const key = (kind * count + one) * count + other;
    let slots = this.known.get(key);
    if (!slots) {
      this.list.clear();
      if (kind === 2) innerFeatures(this.page, one, this.list);
      else (features as typeof childFeatures)(this.page, one, other, this.list);
      slots = this.list.slots.slice(0, this.list.count);
      this.known.set(key, slots);
    }
    return slots;
  }
}

const featuresOf = new WeakMap<PageTraits, KnownFeatures>();

function knownFeatures(page: PageTraits): KnownFeatures {
  let known = featuresOf.get(page);
  if (!known) featuresOf.set(page, (known = new KnownFeatures(page)));
  return known;
}

const pool: Thinned[] = [];

function thinned(index: number): Thinned {
  return (pool[index] ??= new Thinned());
}

const list = new FeatureList();

/** One pass over a page from its last line to its first. */
export function learnRootFirst(trainee: Trainee, known: KnownPage, own: number): void {
  const { page, parents } = known;
  const features = knownFeatures(page);
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
      const slots = choices.map(({ parent, under: below }, at) => {
        list.clear();
        pathFeatures(page, line, { parent, under: below, lowest }, list);
        const child = features.child(line, parent.line);
        const rest = below ? features.sibling(line, below.line) : features.inner(parent.line);
        const each = thinned(at);
        trainee.thin([list.slots, child, rest], [list.count, child.length, rest.length], each);
        return each;
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
  const features = knownFeatures(page);
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
      list.clear();
      stackFeatures(page, line, step, list);
      const child = features.child(top.line, line);
      const rest = last ? features.sibling(top.line, last.line) : features.inner(line);
      const slots = thinned(0);
      trainee.thin([list.slots, child, rest], [list.count, child.length, rest.length], slots);
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
