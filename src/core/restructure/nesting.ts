import type { RowSequence, RowType } from "../outline/index.js";

/**
 * Parents and siblings as ranks alone give them, by row index: row 0, the text before the first node, is the parent of
 * all top rows. (A Note takes a single top row for its root; moves do not.) Logarithmic for each level of depth.
 */
export class Nesting {
  constructor(readonly rows: RowSequence) {}

  rank(index: number): number {
    return this.rows.at(index).row.rank;
  }

  type(index: number): RowType {
    return this.rows.at(index).row.type;
  }

  /** The parent; -1 for row 0. */
  parent(index: number): number {
    if (index <= 0) return -1;
    const rank = this.rank(index);
    return Math.max(
      0,
      this.rows.findBefore(index, (stretch) => stretch.rank < rank),
    );
  }

  /** The index after the last row of a subtree. */
  end(index: number): number {
    if (index <= 0) return this.rows.count;
    const rank = this.rank(index);
    const end = this.rows.findFrom(index + 1, (stretch) => stretch.rank <= rank);
    return end < 0 ? this.rows.count : end;
  }

  /** The child of `parent` in whose subtree a row lies; -1 for the parent itself. */
  childTowards(parent: number, index: number): number {
    let at = index;
    while (at > parent) {
      const above = this.parent(at);
      if (above === parent) return at;
      at = above;
    }
    return -1;
  }

  lastChild(index: number): number {
    return this.childTowards(index, this.end(index) - 1);
  }

  previousSibling(index: number): number {
    return this.childTowards(this.parent(index), index - 1);
  }

  nextSibling(index: number): number {
    const next = this.end(index);
    return next < this.end(this.parent(index)) ? next : -1;
  }
}
