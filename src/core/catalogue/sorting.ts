import { ANNOTATION_KINDS } from "../annotations/index.js";
import { sortedSteps } from "../text/index.js";
import type { Order, Steps } from "../text/index.js";
import type { CatalogueEntry, CatalogueGroup, CatalogueOptions } from "./groups.js";

/** A group whose entries are still being sorted. */
interface Unsorted extends CatalogueGroup {
  readonly entries: CatalogueEntry[];
  readonly groups: readonly Unsorted[];
}

/** Sorts the entries of a group and of those below it, in slices; equal ones stay in the order of the note. */
export function* sortEntries(whole: CatalogueGroup, options: CatalogueOptions): Steps<void> {
  const order = orderOf(options);
  if (order === null) return;
  const groups = [whole as Unsorted];
  for (const group of groups) {
    const sorted = yield* sortedSteps(group.entries, order);
    sorted.forEach((entry, index) => {
      group.entries[index] = entry;
    });
    for (const below of group.groups) groups.push(below);
    yield;
  }
}

function orderOf({ sorting, compareWords }: CatalogueOptions): Order<CatalogueEntry> | null {
  switch (sorting) {
    case "place":
      return null;
    case "date":
      return (a, b) =>
        nullsLast(a.annotation.date, b.annotation.date, (one, other) => (one < other ? 1 : -1));
    case "kind":
      return (a, b) => rank(a) - rank(b);
    case "reader":
      return (a, b) => nullsLast(a.annotation.reader, b.annotation.reader, compareWords);
    case "text":
      return (a, b) => compareWords(a.line, b.line);
  }
}

function rank({ annotation: { kind, done } }: CatalogueEntry): number {
  // What is done after what is still to do.
  return 2 * ANNOTATION_KINDS.indexOf(kind) + (done ? 1 : 0);
}

function nullsLast(one: string | null, other: string | null, compare: Order<string>): number {
  if (one === other) return 0;
  if (one === null || other === null) return one === null ? 1 : -1;
  return compare(one, other);
}
