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

/** Most children of one tree node. Two nodes of at most this many together are joined. */
const MAX_CHILDREN = 32;

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

/** The tree of no rows. */
export const EMPTY_TREE = new RowTree(0, []);

/** A balanced tree of rows, linear in their number. */
export function buildTree(rows: readonly Row[]): RowTree {
  if (rows.length === 0) return EMPTY_TREE;
  let level = grouped(0, rows);
  while (level.length > 1) level = grouped((level[0]?.height ?? 0) + 1, level);
  return level[0] ?? EMPTY_TREE;
}

/** Children shared out evenly over as few nodes as hold them. */
function grouped(height: number, children: readonly (RowTree | Row)[]): RowTree[] {
  const groups = Math.ceil(children.length / MAX_CHILDREN);
  const nodes: RowTree[] = [];
  for (let group = 0; group < groups; group++) {
    const from = Math.floor((group * children.length) / groups);
    const to = Math.floor(((group + 1) * children.length) / groups);
    nodes.push(new RowTree(height, children.slice(from, to)));
  }
  return nodes;
}

/** The rows of one tree followed by those of another, in logarithmic time. */
export function joinTrees(left: RowTree, right: RowTree): RowTree {
  if (left.count === 0) return right;
  if (right.count === 0) return left;
  const nodes = joined(left, right);
  const [first, second] = nodes;
  return first && !second ? first : new RowTree((first?.height ?? 0) + 1, nodes);
}

/** One or two nodes, of the height of the higher of the two. */
function joined(left: RowTree, right: RowTree): RowTree[] {
  if (left.height === right.height) {
    if (left.children.length + right.children.length > MAX_CHILDREN) return [left, right];
    return [new RowTree(left.height, [...left.children, ...right.children])];
  }
  if (left.height > right.height) {
    const edge = joined(left.children.at(-1) as RowTree, right);
    return grouped(left.height, [...left.children.slice(0, -1), ...edge]);
  }
  const edge = joined(left, right.children[0] as RowTree);
  return grouped(right.height, [...edge, ...right.children.slice(1)]);
}

/** The first `index` rows and the rest, in logarithmic time. */
export function splitTree(tree: RowTree, index: number): [RowTree, RowTree] {
  if (index <= 0) return [EMPTY_TREE, tree];
  if (index >= tree.count) return [tree, EMPTY_TREE];
  if (tree.height === 0) {
    return [
      new RowTree(0, tree.children.slice(0, index)),
      new RowTree(0, tree.children.slice(index)),
    ];
  }
  let before = 0;
  let at = 0;
  for (const child of tree.children) {
    if (before + child.count > index) break;
    before += child.count;
    at++;
  }
  const [left, right] = splitTree(tree.children[at] as RowTree, index - before);
  return [
    joinTrees(lowered(tree.height, tree.children.slice(0, at)), left),
    joinTrees(right, lowered(tree.height, tree.children.slice(at + 1))),
  ];
}

/** Children as a tree, without a node that has only one. */
function lowered(height: number, children: readonly (RowTree | Row)[]): RowTree {
  if (children.length === 0) return EMPTY_TREE;
  return children.length === 1 ? (children[0] as RowTree) : new RowTree(height, children);
}
