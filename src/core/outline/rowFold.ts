import type { Steps } from "../text/index.js";
import type { Outline } from "./outline.js";
import type { PlacedRow } from "./rowSequence.js";
import { RowTree } from "./rowTree.js";

/** A summary of a part of a stretch of rows. */
export interface FoldPart<Summary> {
  /** Where the part starts, in units from the start of the stretch. */
  readonly at: number;
  readonly summary: Summary;
}

/** How to sum up rows. What a row comes to depends on its own text and on nothing around it. */
export interface FoldRules<Summary> {
  /** What a row comes to; null for nothing, which is what most come to. */
  ofRow(outline: Outline, placed: PlacedRow): Summary | null;
  /** What parts come to together: at least one, in order. */
  join(parts: readonly FoldPart<Summary>[]): Summary;
}

/**
 * Sums up the rows of an outline. Rows that two outlines share are summed up once: after an edit the cost is that of the
 * rows around it and of the way up in the tree of rows. What is known goes with the rows that it was read from.
 */
export class RowFold<Summary> {
  readonly #rules: FoldRules<Summary>;
  readonly #known = new WeakMap<RowTree, Summary | null>();

  constructor(rules: FoldRules<Summary>) {
    this.#rules = rules;
  }

  /** The summary of all rows, in slices; null where there is nothing. */
  *steps(outline: Outline): Steps<Summary | null> {
    return yield* this.#treeSteps(outline, outline.rows.tree, 0);
  }

  *#treeSteps(outline: Outline, tree: RowTree, start: number): Steps<Summary | null> {
    const known = this.#known.get(tree);
    if (known !== undefined) return known;
    const parts: FoldPart<Summary>[] = [];
    let at = 0;
    for (const child of tree.children) {
      const placed = start + at;
      const summary =
        child instanceof RowTree
          ? yield* this.#treeSteps(outline, child, placed)
          : this.#rules.ofRow(outline, { row: child, start: placed });
      if (summary !== null) parts.push({ at, summary });
      at += child.length;
    }
    yield;
    const joined = parts.length === 0 ? null : this.#rules.join(parts);
    this.#known.set(tree, joined);
    return joined;
  }
}
