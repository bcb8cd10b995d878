import type { Steps } from "../text/index.js";
import type { Summary, SummaryAnnotation, SummaryEntry } from "./summary.js";

/** Finds entries of a summary by their number, and by where they stand in the note. */
export interface EntryIndex {
  /** The entry of this number; the top for 0. */
  entry(number: number): SummaryEntry | undefined;
  /** The annotation or reply of this number, with the entry that it stands under. */
  annotation(
    number: number,
  ): { readonly entry: SummaryEntry; readonly annotation: SummaryAnnotation } | undefined;
  /** The number of the entry of a node, else of the last one before it in the note; 0 where there is none. */
  numberAt(ordinal: number): number;
}

/** Makes the index of a summary of one note, in slices. */
export function* indexEntriesSteps({ top, parts }: Summary): Steps<EntryIndex> {
  const entries: SummaryEntry[] = [];
  const ordinals: number[] = [];
  let isSorted = true;
  for (const entry of parts.flatMap((part) => part.entries)) {
    isSorted &&= entry.ordinal >= (ordinals.at(-1) ?? -1);
    entries.push(entry);
    ordinals.push(entry.ordinal);
    yield;
  }
  const order = ordinals.map((_, index) => index);
  // Page text has what is below a node before it.
  if (!isSorted) order.sort((a, b) => (ordinals[a] ?? 0) - (ordinals[b] ?? 0));
  const all = [top, ...entries];
  return {
    entry: (number) => all[number],
    annotation: (number) => {
      for (const entry of all) {
        const annotation = entry.annotations.find((one) => one.number === number);
        if (annotation !== undefined) return { entry, annotation };
      }
      return undefined;
    },
    numberAt: (ordinal) => {
      let low = 0;
      let high = order.length;
      while (low < high) {
        const middle = (low + high) >> 1;
        if ((ordinals[order[middle] ?? 0] ?? 0) <= ordinal) low = middle + 1;
        else high = middle;
      }
      const last = order[low - 1];
      return last === undefined ? 0 : (entries[last]?.number ?? 0);
    },
  };
}
