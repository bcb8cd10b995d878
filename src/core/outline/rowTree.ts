import { TreeBuilder } from "../text/index.js";
import type { Row } from "./row.js";

/** What can be asked of a row and of a stretch of rows alike; searches skip a stretch by asking it first. */
export interface RowStretch {
  /** Number of rows. */
  readonly count: number;
  /** Units of text. */
  readonly length: number;
  /** The smallest rank, and how many rows have it. */
  readonly rank: number;
  readonly lowestCount: number;
  readonly annotationCount: number;
  readonly problemCount: number;
}

/** A node of the balanced tree that holds a sequence of rows: a B+ tree whose leaves are rows. Immutable. */
export class RowTree implements RowStretch {
  readonly count: number;
  readonly length: number;
  readonly rank: number;
  readonly lowestCount: number;
  readonly annotationCount: number;
  readonly problemCount: number;

  constructor(
    /** 0 where the children are rows. */
    readonly height: number,
    readonly children: readonly (RowTree | Row)[],
  ) {
    let count = 0;
    let length = 0;
    let rank = Infinity;
    let lowestCount = 0;
    let annotationCount = 0;
    let problemCount = 0;
    for (const child of children) {
      count += child.count;
      length += child.length;
      annotationCount += child.annotationCount;
      problemCount += child.problemCount;
      if (child.rank < rank) {
        rank = child.rank;
        lowestCount = child.lowestCount;
      } else if (child.rank === rank) lowestCount += child.lowestCount;
    }
    this.count = count;
    this.length = length;
    this.rank = rank;
    this.lowestCount = lowestCount;
    this.annotationCount = annotationCount;
    this.problemCount = problemCount;
  }
}

/** Builds, joins and splits trees of rows. */
export const rowTrees = new TreeBuilder<Row, RowTree>(
  (height, children) => new RowTree(height, children),
);
