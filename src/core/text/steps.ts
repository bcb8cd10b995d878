/**
 * A piece of work that can be done in slices: each `next()` does a little (well under a millisecond unless a single
 * block of text is huge) and the last one returns the result.
 */
export type Steps<Result> = Generator<undefined, Result, undefined>;

/** Does all the steps at once. */
export function finished<Result>(steps: Steps<Result>): Result {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/** How many small things of a long list are done between two points at which the work can be interrupted. */
export const ITEMS_PER_STEP = 1024;

/** Orders two items as `Array.prototype.sort` asks for it. */
export type Order<Item> = (a: Item, b: Item) => number;

/** The items in order, those that are equal as they stood: stretches are sorted, then merged two by two. */
export function* sortedSteps<Item>(
  items: Iterable<Item>,
  order: Order<Item>,
): Steps<readonly Item[]> {
  const all = [...items];
  if (isSorted(all, order)) return all;
  let runs: (readonly Item[])[] = [];
  for (let from = 0; from < all.length; from += ITEMS_PER_STEP) {
    runs.push(all.slice(from, from + ITEMS_PER_STEP).sort(order));
    yield;
  }
  while (runs.length > 1) {
    const longer: (readonly Item[])[] = [];
    for (let at = 0; at < runs.length; at += 2) {
      longer.push(yield* mergedSteps(runs[at] ?? [], runs[at + 1] ?? [], order));
    }
    runs = longer;
  }
  return runs[0] ?? [];
}

function isSorted<Item>(items: readonly Item[], order: Order<Item>): boolean {
  for (let at = 1; at < items.length; at++) {
    if (order(items[at - 1] as Item, items[at] as Item) > 0) return false;
  }
  return true;
}

/** Two sorted lists as one; of equal items those of the first list stand first. */
function* mergedSteps<Item>(
  left: readonly Item[],
  right: readonly Item[],
  order: Order<Item>,
): Steps<readonly Item[]> {
  const merged: Item[] = [];
  let from = 0;
  for (const item of right) {
    while (from < left.length && order(left[from] as Item, item) <= 0) {
      merged.push(left[from++] as Item);
      if (merged.length % ITEMS_PER_STEP === 0) yield;
    }
    merged.push(item);
    if (merged.length % ITEMS_PER_STEP === 0) yield;
  }
  while (from < left.length) {
    merged.push(left[from++] as Item);
    if (merged.length % ITEMS_PER_STEP === 0) yield;
  }
  return merged;
}
