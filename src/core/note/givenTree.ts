import type { Outline, OutlineUpdate } from "../outline/index.js";

/**
 * A tree over the rows of a note that their ranks do not tell: that of a page whose tree was restored. Rows are spoken
 * of by index; row 0 is the text before the first node and hangs on the root. Each row stands behind what is below it.
 * Immutable.
 */
export interface GivenTree {
  readonly root: number;
  /** How many rows have a doubtful place. */
  readonly doubtfulCount: number;
  /** The parent's row index; -1 for the root. */
  parent(index: number): number;
  /** The first row of a row's subtree, which ends with the row itself. */
  subtreeStart(index: number): number;
  childCount(index: number): number;
  /** Row indexes of the children `from` (inclusive) to `to` (exclusive) of all. */
  children(index: number, from: number, to: number): number[];
  /** A row's position among the children of its parent; 0 for the root. */
  childIndex(index: number): number;
  /** True where a row's place is no more than a guess. */
  isDoubtful(index: number): boolean;
  /**
   * The tree after an update: rows that were there stay where they were, new ones are leaves beside their neighbours.
   * Null where nothing is left of it.
   *
   * @param before the outline that the tree stands on
   */
  after(before: Outline, update: OutlineUpdate): GivenTree | null;
}
