import { restoreSteps } from "../../src/core/restoration/index.js";
import type {
  Restoration,
  RestorationAnswer,
  RestorationWeights,
} from "../../src/core/restoration/index.js";
import { finished } from "../../src/core/text/index.js";
import type { PlainTree } from "./pages.js";

/** Restores the lines of a known tree, which hold no furniture and no annotations. */
export function restoreTree(
  { texts }: Pick<PlainTree, "texts">,
  weights: RestorationWeights,
  answers: readonly RestorationAnswer[] = [],
): Restoration {
  return finished(restoreSteps(texts, { weights, answers, brackets: [] })).restoration;
}
