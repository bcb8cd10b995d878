import type { SummaryEntry } from "../summary/index.js";

/** Gives the labels above each entry of a tree, from the top down, when asked of one entry after another. */
export function treePaths(top: SummaryEntry): (entry: SummaryEntry) => readonly string[] {
  const first = top.ordinal < 0 ? [] : [top.label];
  const labels: string[] = [];
  return ({ depth, label }) => {
    labels.length = depth - 1;
    const above = labels.slice(-MOST_LABELS);
    labels.push(label);
    return [...first, ...(above.length < depth - 1 ? ["…"] : []), ...above];
  };
}

/** More labels would make the path of every node of a deep outline as long as the outline. */
const MOST_LABELS = 12;
