import type { ParentBounds } from "./bounds.js";
import { FeatureList } from "./features.js";
import { adopted, rootFirstFeatures, rootOnly } from "./rootFirst.js";
import type { PageTraits } from "./pageTraits.js";
import { allowedParents } from "./samples.js";
import { openBounds } from "./bounds.js";
import { exponential, weigh } from "./scoring.js";
import type { Weights } from "./scoring.js";
import type { Steps } from "../text/index.js";

/** How often the answered joints are gone through, and how far each moves the weights. */
const PASSES = 3;
const RATE = 0.01;

/**
 * Weights that agree better with the answers on a page: the joints whose parent is known are learned from, in the tree
 * that was found under them.
 */
export function* learnFromAnswers(
  page: PageTraits,
  weights: Weights,
  { parents, bounds }: { readonly parents: Int32Array; readonly bounds: ParentBounds },
): Steps<Weights> {
  const learned = Float32Array.from(weights);
  const free = openBounds(parents.length);
  const lists: FeatureList[] = [];
  for (let pass = 0; pass < PASSES; pass++) {
    let lowest = rootOnly(parents.length - 1);
    for (let line = parents.length - 2; line >= 0; line--) {
      const choices = allowedParents(free, line, lowest);
      const target = choices.findIndex(({ parent }) => parent.line === parents[line]);
      const chosen = choices[target];
      if (!chosen) break;
      if (bounds.low[line] === bounds.high[line] && choices.length > 1) {
        while (lists.length < choices.length) lists.push(new FeatureList());
        const scores = choices.map(({ parent, under }, at) => {
          rootFirstFeatures(page, line, { parent, under, lowest }, lists[at] as FeatureList);
          return weigh(learned, lists[at] as FeatureList);
        });
        step(learned, lists, scores, target);
      }
      lowest = adopted(line, chosen.parent, lowest);
      if (line % 16 === 0) yield;
    }
  }
  return learned;
}

function step(
  weights: Weights,
  lists: readonly FeatureList[],
  scores: readonly number[],
  target: number,
): void {
  const most = Math.max(...scores);
  const shares = scores.map((score) => exponential(score - most));
  const sum = shares.reduce((all, share) => all + share, 0);
  for (const [at, share] of shares.entries()) {
    const { slots, count } = lists[at] as FeatureList;
    const change = RATE * ((at === target ? 1 : 0) - share / sum);
    for (let index = 0; index < count; index++) {
      const slot = slots[index] as number;
      weights[slot] = (weights[slot] as number) + change;
    }
  }
}
