import type { Steps } from "../../../../src/core/index.js";

/** Does a piece of work to its end at once. */
export function finish<Result>(steps: Steps<Result>): Result {
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}
