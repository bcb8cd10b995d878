import type { SampledTrees } from "./samples.js";
import type { Steps } from "../text/index.js";

/** How many lines of a tree are counted between two points at which the work can be interrupted. */
const LINES_PER_STEP = 512;

/** How often, from 0 to 1, sampled trees have a line under a parent, and a subtree from a first line on. */
export class Evidence {
  // Made line by line with the first tree: tens of thousands at once would take too long for one step.
  private readonly parents: (Map<number, number> | undefined)[];
  private readonly spans: (Map<number, number> | undefined)[];

  constructor(readonly count: number) {
    this.parents = new Array<undefined>(count).fill(undefined);
    this.spans = new Array<undefined>(count).fill(undefined);
  }

  /** Counts some trees, which together have the given weight. */
  *add(trees: SampledTrees, weight: number): Steps<void> {
    const share = weight / trees.length;
    for (const tree of trees) {
      const first = firstLines(tree);
      for (let line = 0; line < this.count; line++) {
        const parent = tree[line] as number;
        count((this.parents[line] ??= new Map<number, number>()), parent, share);
        const from = first[line] as number;
        if (from < line) count((this.spans[line] ??= new Map<number, number>()), from, share);
        if (line % LINES_PER_STEP === LINES_PER_STEP - 1) yield;
      }
      yield;
    }
  }

  /** The share of trees that have `parent` over `line`. */
  parent(line: number, parent: number): number {
    return this.parents[line]?.get(parent) ?? 0;
  }

  /** The share of trees in which the subtree of `line` begins with line `first`, above it. */
  span(first: number, line: number): number {
    return this.spans[line]?.get(first) ?? 0;
  }

  /** The share of trees in which a line has a subtree of at least so many lines, itself among them. */
  reach(line: number, lines: number): number {
    let sum = 0;
    for (const [first, share] of this.spans[line] ?? []) {
      if (line - first + 1 >= lines) sum += share;
    }
    return sum;
  }

  /** The share of trees in which a line's parent is at least so many lines away. */
  distance(line: number, lines: number): number {
    let sum = 0;
    for (const [parent, share] of this.parents[line] ?? []) {
      if (parent - line >= lines) sum += share;
    }
    return sum;
  }

  /** How much is open about a line's parent, in bits; 0 where all trees agree. */
  entropy(line: number): number {
    let bits = 0;
    // A whole number of 2^-20 bits: engines differ in the last places of a logarithm, and the order must not.
    for (const share of this.parents[line]?.values() ?? []) bits -= share * Math.log2(share);
    return Math.round(bits * 2 ** 20) / 2 ** 20;
  }

  /** The parents that a line has in any tree, likeliest first. */
  likelyParents(line: number): readonly (readonly [parent: number, share: number])[] {
    return [...(this.parents[line] ?? [])].sort((a, b) => b[1] - a[1] || a[0] - b[0]);
  }
}

function count(counts: Map<number, number>, key: number, share: number): void {
  counts.set(key, (counts.get(key) ?? 0) + share);
}

/** The first line of each line's subtree. */
export function firstLines(parents: ArrayLike<number>): Int32Array {
  const first = new Int32Array(parents.length);
  for (let line = 0; line < parents.length; line++) first[line] = line;
  for (let line = 0; line < parents.length; line++) {
    const parent = parents[line] as number;
    if (parent > line && (first[line] as number) < (first[parent] as number)) {
      first[parent] = first[line] as number;
    }
  }
  return first;
}
