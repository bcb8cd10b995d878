import type { ParsedAnnotation } from "../annotations/index.js";
import { firstIndex } from "../text/index.js";

/** Deeper than this no reader nests, and nothing is looked for. */
const DEEPEST = 64;

/**
 * The innermost of a row's annotations that holds an offset, or a bracket of the text that starts there; null for none.
 *
 * @param at in the coordinates of the annotations
 */
export function innermost(
  annotations: readonly ParsedAnnotation[],
  at: number,
): ParsedAnnotation | null {
  let within: ParsedAnnotation | null = null;
  let level = annotations;
  for (let depth = 0; depth < DEEPEST; depth += 1) {
    const next: ParsedAnnotation | undefined =
      level[firstIndex(level, ({ start }) => start > at) - 1];
    if (next === undefined || next.end <= at) return within;
    within = next;
    level = next.replies;
  }
  return within;
}
