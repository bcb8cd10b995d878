import type { RestorationAnswer } from "./answers.js";
import type { Evidence } from "./evidence.js";
import { FeatureList, innerFeatures, SLOTS } from "./features.js";
import type { PageTraits } from "./pageTraits.js";
import { exponential, weigh } from "./scoring.js";

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
export function titleScores(
  page: PageTraits,
  evidence: Evidence,
  answers: readonly RestorationAnswer[],
): Float64Array {
  const list = new FeatureList();
  const weights = new Float32Array(SLOTS);
  const marks = new Map<number, boolean>();
  for (const answer of answers) {
    if (answer.kind === "title") marks.set(answer.line, answer.level !== "none");
  }
  const slots = [...marks].map(([line, isTitle]) => {
    list.clear();
    innerFeatures(page, line, list);
    return { isTitle, slots: list.slots.slice(0, list.count) };
  });
  for (let pass = 0; pass < PASSES; pass++) {
    for (const { isTitle, slots: used } of slots) {
      const sum = used.reduce((all, slot) => all + (weights[slot] as number), 0);
      const change =
        (RATE * (Number(isTitle) - 1 / (1 + exponential(-sum)))) / Math.sqrt(used.length);
      for (const slot of used) weights[slot] = (weights[slot] as number) + change;
    }
  }
  const scores = new Float64Array(page.lines.length);
  for (let line = 0; line < scores.length; line++) {
    list.clear();
    innerFeatures(page, line, list);
    scores[line] =
      evidence.reach(line, 6) + evidence.distance(line, 8) + MARKED * weigh(weights, list);
  }
  return scores;
}
