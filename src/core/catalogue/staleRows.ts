import type { Catalogue } from "./catalogue.js";
import type { CatalogueEntry, CatalogueGroup } from "./groups.js";

/** More rows than this are not drawn anew one by one. */
const MOST_ROWS = 40;

/** A group to draw anew with all that is below it, or one entry of it. */
export interface StaleRow {
  readonly group: CatalogueGroup;
  /** Null for the group itself. */
  readonly entry: CatalogueEntry | null;
}

/**
 * Finds what to draw anew when a later list takes the place of an earlier one of the same grouping: everything, or the
 * rows (of the later list) whose words, count or rows below are others.
 */
export function findStaleRows(before: Catalogue, after: Catalogue): "all" | readonly StaleRow[] {
  if (
    before.options.grouping !== after.options.grouping ||
    !hasSameRows(before.whole, after.whole)
  ) {
    return "all";
  }
  const stale: StaleRow[] = [];
  const pairs: [CatalogueGroup, CatalogueGroup][] = [[before.whole, after.whole]];
  for (const [old, group] of pairs) {
    if (stale.length > MOST_ROWS) return "all";
    const isWhole = group.parent === null;
    if (
      !isWhole &&
      (old.name !== group.name || old.count !== group.count || !hasSameRows(old, group))
    ) {
      stale.push({ group, entry: null });
      continue;
    }
    group.entries.forEach((entry, index) => {
      if (!looksSame(old.entries[index], entry)) stale.push({ group, entry });
    });
    group.groups.forEach((below, index) => {
      const was = old.groups[index];
      if (was !== undefined) pairs.push([was, below]);
    });
  }
  return stale.length > MOST_ROWS ? "all" : stale;
}

function hasSameRows(old: CatalogueGroup, group: CatalogueGroup): boolean {
  return haveSameIds(old.entries, group.entries) && haveSameIds(old.groups, group.groups);
}

function haveSameIds(
  old: readonly { readonly id: string }[],
  now: readonly { readonly id: string }[],
): boolean {
  return old.length === now.length && now.every(({ id }, index) => old[index]?.id === id);
}

/** All that a row shows of an annotation is read from its body. */
function looksSame(old: CatalogueEntry | undefined, entry: CatalogueEntry): boolean {
  return (
    old?.subject === entry.subject &&
    old.annotation.body === entry.annotation.body &&
    old.annotation.kind === entry.annotation.kind
  );
}
