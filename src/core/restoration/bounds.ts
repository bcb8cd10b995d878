/**
 * Between which lines, both included, the parent of each line may lie. Every tree of a page has its parents within
 * bounds; where `low` is nowhere above `high` and all was narrowed by `tighten`, there is one.
 */
export interface ParentBounds {
  readonly low: Int32Array;
  readonly high: Int32Array;
}

/** Bounds that allow every tree over so many lines. */
export function openBounds(count: number): ParentBounds {
  const low = new Int32Array(count);
  for (let line = 0; line < count; line++) low[line] = line + 1;
  return { low, high: new Int32Array(count).fill(count - 1) };
}
