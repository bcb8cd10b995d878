import type { TextChange, TextRange } from "../text/index.js";

/** Where a range is after changes. */
export interface FollowedRange extends TextRange {
  /** `untouched`: moved at most; `changed`: it begins where it began; `replaced`: what it began with is gone. */
  readonly fate: "untouched" | "changed" | "replaced";
}

/**
 * Follows ranges through changes. What is inserted at the start of a range goes before it, at its end behind it.
 *
 * @param ranges ascending, apart from each other, none empty
 * @param changes against the text of the ranges, ascending, apart from each other
 * @returns one for each range, in the new text; cost grows with the two lists, not with their product
 */
export function followRanges(
  ranges: readonly TextRange[],
  changes: readonly TextChange[],
): readonly FollowedRange[] {
  let next = 0;
  // New offset minus old offset behind the changes that have been passed.
  let shift = 0;
  return ranges.map(({ start, end }) => {
    for (let change = changes[next]; change && change.end <= start; change = changes[next]) {
      shift += growth(change);
      next += 1;
    }
    let inner = shift;
    let fate: FollowedRange["fate"] = "untouched";
    let from = start + shift;
    let to: number | null = null;
    // A change that reaches beyond this range is looked at again for the next one.
    for (let index = next; ; index += 1) {
      const change = changes[index];
      if (change === undefined || change.start >= end) break;
      if (change.start <= start && change.end > start) {
        fate = "replaced";
        from = change.start + inner;
      } else if (fate === "untouched") {
        fate = "changed";
      }
      if (change.end >= end) to = change.start + inner + change.text.length;
      inner += growth(change);
    }
    return { start: from, end: to ?? end + inner, fate };
  });
}

function growth({ start, end, text }: TextChange): number {
  return text.length - (end - start);
}
