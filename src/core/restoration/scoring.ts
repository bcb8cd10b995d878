import { childFeatures, FeatureList, innerFeatures, siblingFeatures } from "./features.js";
import type { PageTraits } from "./pageTraits.js";

/** A table of weights, by slot. */
export type Weights = Float32Array;

/** Adds up the weights of the features in a list. */
export function weigh(weights: Weights, { slots, count }: FeatureList): number {
  let sum = 0;
  for (let at = 0; at < count; at++) sum += weights[slots[at] as number] as number;
  return sum;
}

/** e to the power of x, from additions and multiplications alone, so that every engine gives the same bits. */
export function exponential(x: number): number {
  if (x < -30) return 0;
  const bounded = Math.min(x, 30);
  const whole = Math.floor(bounded * 1.4426950408889634 + 0.5);
  const rest = bounded - whole * 0.6931471805599453;
  let term = 1;
  let sum = 1;
  for (let power = 1; power <= 10; power++) {
    term = (term * rest) / power;
    sum += term;
  }
  return whole >= 0 ? sum * 2 ** whole : sum / 2 ** -whole;
}

/** Remembers the scores of lines and pairs of lines of one page, which many decisions ask for. */
export class PageScores {
  private readonly list = new FeatureList();
  // By the first of the two lines: one map for all would take a tenth of a second to grow in a long page.
  private readonly children: (Map<number, number> | undefined)[] = [];
  private readonly siblings: (Map<number, number> | undefined)[] = [];
  private readonly inner: Float64Array;

  constructor(
    readonly page: PageTraits,
    readonly weights: Weights,
  ) {
    this.inner = new Float64Array(page.lines.length).fill(NaN);
  }

  /** For `child` being a child of `parent`. */
  child(child: number, parent: number): number {
    const scores = (this.children[child] ??= new Map<number, number>());
    return scores.get(parent) ?? this.remember(scores, [child, parent], childFeatures);
  }

  /** For `left` having the parent of `right`. */
  sibling(left: number, right: number): number {
    const scores = (this.siblings[left] ??= new Map<number, number>());
    return scores.get(right) ?? this.remember(scores, [left, right], siblingFeatures);
  }

  /** For `line` having children. */
  innerLine(line: number): number {
    let score = this.inner[line] as number;
    if (Number.isNaN(score)) {
      this.list.clear();
      innerFeatures(this.page, line, this.list);
      score = this.inner[line] = weigh(this.weights, this.list);
    }
    return score;
  }

  private remember(
    scores: Map<number, number>,
    [one, other]: readonly [number, number],
    features: typeof childFeatures,
  ): number {
    this.list.clear();
    features(this.page, one, other, this.list);
    const score = weigh(this.weights, this.list);
    scores.set(other, score);
    return score;
  }
}

/** A sequence of numbers that look random, the same for the same seed: mulberry32. */
export class SeededRandom {
  constructor(private state: number) {}

  /** From 0 to less than 1. */
  next(): number {
    this.state = (this.state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  }
}
