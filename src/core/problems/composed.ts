import { composeChanges } from "../text/index.js";
import type { TextChange } from "../text/index.js";

/**
 * Changes and those made after them as changes of the first text.
 *
 * @param before ascending, apart from each other
 * @param after the same, against the text that `before` makes
 */
export function composed(
  before: readonly TextChange[],
  after: readonly TextChange[],
): readonly TextChange[] {
  // As the editor tells of them: from the last to the first, so that each offset holds.
  const added = [...after].reverse().map(({ start, end, text }) => ({
    rangeOffset: start,
    rangeLength: end - start,
    text,
  }));
  return composeChanges(before, added);
}
