import type { Steps } from "../text/index.js";
import type { RestorationAnswer } from "./answers.js";
import type { Evidence } from "./evidence.js";
import { FeatureList, innerFeatures, SLOTS } from "./features.js";
import type { PageTraits } from "./pageTraits.js";
import { exponential, weigh } from "./scoring.js";
import type { Weights } from "./scoring.js";

/** How often the marks are gone through, and how far each moves what is known of this page's titles. */
const PASSES = 8;
const RATE = 0.1;

/** Marks add this much to what the trees drawn say. */
const MARKED = 1;

/**
 * How much each line looks like a title of this page: a subtree of six lines or more, or a parent eight or more lines
 * away in the trees drawn, and likeness with the lines that were marked as titles and not with those that were not.
 * @param answers about author lines
 */
export function* titleScoresSteps(
  page: PageTraits,
  evidence: Evidence,
  answers: readonly RestorationAnswer[],
): Steps<Float64Array> {
  const list = new FeatureList();
  const weights = learnTitles(page, answers, list);
  yield;
  const scores = new Float64Array(page.lines.length);
  for (let line = 0; line < scores.length; line++) {
    list.clear();
    innerFeatures(page, line, list);
    scores[line] =
      evidence.reach(line, 6) + evidence.distance(line, 8) + MARKED * weigh(weights, list);
    if (line % 64 === 63) yield;
  }
  return scores;
}

/** Weights under which the lines marked as titles look like titles, and those marked otherwise do not. */
function learnTitles(
  page: PageTraits,
  answers: readonly RestorationAnswer[],
  list: FeatureList,
): Weights {
  const weights = new Float32Array(SLOTS);
  const marks = new Map<number, boolean>();
  for (const answer of answers) {
    if (answer.kind === "title") marks.set(answer.line, answer.level !== "none");
  }
  const marked = [...marks].map(([line, isTitle]) => {
    list.clear();
    innerFeatures(page, line, list);
    return { isTitle, slots: list.slots.slice(0, list.count) };
  });
  for (let pass = 0; pass < PASSES; pass++) {
    for (const { isTitle, slots } of marked) {
      const sum = slots.reduce((all, slot) => all + (weights[slot] as number), 0);
      const missing = Number(isTitle) - 1 / (1 + exponential(-sum));
      const change = (RATE * missing) / Math.sqrt(slots.length);
      for (const slot of slots) weights[slot] = (weights[slot] as number) + change;
    }
  }
  return weights;
}
