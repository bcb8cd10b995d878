import { finished } from "../text/index.js";
import type { Steps } from "../text/index.js";
import type { Row } from "./row.js";
import { RowTree, rowTrees } from "./rowTree.js";
import type { RowStretch } from "./rowTree.js";

/** A row and where its text starts. */
export interface PlacedRow {
  readonly row: Row;
  readonly start: number;
}

/** A row with its place among the rows. */
export interface IndexedRow {
  readonly placed: PlacedRow;
  readonly index: number;
}

/** Rows that lie one behind the other, with the place of the first. */
export interface RowRun {
  readonly rows: readonly Row[];
  readonly start: number;
  readonly index: number;
}

/** Says whether a row, or any row of a stretch, may be what is looked for. For a single row the answer is final. */
export type RowTest = (stretch: RowStretch) => boolean;

/**
 * The rows of a note in document order. Immutable; a replacement shares everything else. Every question is answered
 * in logarithmic time unless it says otherwise.
 */
export class RowSequence {
  private constructor(readonly tree: RowTree) {}

  /** The sequence of given rows. */
  static of(rows: readonly Row[]): RowSequence {
    return finished(RowSequence.steps(rows));
  }

  /** `of` in slices. */
  static *steps(rows: readonly Row[]): Steps<RowSequence> {
    return new RowSequence(yield* rowTrees.buildSteps(rows));
  }

  /** Number of rows. */
  get count(): number {
    return this.tree.count;
  }

  /** Units of text that the rows cover. */
  get length(): number {
    return this.tree.length;
  }

  /** Number of annotations in all rows, without replies. */
  get annotationCount(): number {
    return this.tree.annotationCount;
  }

  /**
   * The row with an index.
   * @throws RangeError outside 0 to count - 1
   */
  at(index: number): PlacedRow {
    if (!(index >= 0 && index < this.count)) throw new RangeError(`No row ${index}`);
    let node = this.tree;
    let start = 0;
    let rest = index;
    for (;;) {
      let at = 0;
      for (const child of node.children) {
        if (child.count > rest) break;
        rest -= child.count;
        start += child.length;
        at++;
      }
      const child = node.children[at];
      if (!(child instanceof RowTree)) return { row: child as NonNullable<typeof child>, start };
      node = child;
    }
  }

  /** The index of the row whose text holds an offset; the last row for the end of the text. */
  indexAt(offset: number): number {
    let node: RowTree | Row | undefined = this.tree;
    let index = 0;
    let rest = Math.max(0, offset);
    while (node instanceof RowTree) {
      let next: RowTree | Row | undefined;
      for (const child of node.children) {
        next = child;
        if (child.length > rest || child === node.children.at(-1)) break;
        rest -= child.length;
        index += child.count;
      }
      node = next;
    }
    return index;
  }

  /** The index of the row that holds the unit before an offset; 0 where that row or row 0 starts the text. */
  indexBefore(offset: number): number {
    const index = offset <= 0 ? 0 : this.indexAt(offset - 1);
    return this.at(index).start === 0 ? 0 : index;
  }

  /** The first index at or after `from` whose row passes the test; -1 when there is none. */
  findFrom(from: number, test: RowTest): number {
    return findForward(this.tree, from, test);
  }

  /** The last index before `before` whose row passes the test; -1 when there is none. */
  findBefore(before: number, test: RowTest): number {
    return findBackward(this.tree, before, test);
  }

  /** Number of annotations, without replies, in rows `from` (inclusive) to `to` (exclusive). */
  annotationsBetween(from: number, to: number): number {
    return annotationsBefore(this.tree, to) - annotationsBefore(this.tree, from);
  }

  /**
   * Number of rows in `from` to `to` that no earlier row of that stretch outranks: the children of the row before
   * `from` when the stretch is its subtree. Logarithmic for each distinct rank among them.
   */
  countLowest(from: number, to: number): number {
    const search = new LowestSearch(Infinity);
    search.visit(this.tree, from, to);
    return search.found;
  }

  /** The index of the `nth` (from 0) of the rows that `countLowest` counts; -1 when there are fewer. */
  nthLowest(from: number, to: number, nth: number): number {
    const search = new LowestSearch(nth);
    return search.visit(this.tree, from, to);
  }

  /** Rows `from` (inclusive) to `to` (exclusive), in linear time. */
  *between(from: number, to: number): Generator<PlacedRow, void, undefined> {
    if (from >= to) return;
    const stack: { node: RowTree; next: number; skip: number }[] = [
      { node: this.tree, next: 0, skip: from },
    ];
    let start = 0;
    let left = to - from;
    for (let top = stack.at(-1); top && left > 0; top = stack.at(-1)) {
      const child = top.node.children[top.next++];
      if (!child) stack.pop();
      else if (child.count <= top.skip) {
        top.skip -= child.count;
        start += child.length;
      } else if (child instanceof RowTree) {
        stack.push({ node: child, next: 0, skip: top.skip });
        top.skip = 0;
      } else {
        yield { row: child, start };
        start += child.length;
        left--;
      }
    }
  }

  /** All rows in runs of some dozens: for passes over the whole note, which would make an object for each row else. */
  *runs(): Generator<RowRun, void, undefined> {
    const stack: { node: RowTree; next: number }[] = [{ node: this.tree, next: 0 }];
    let start = 0;
    let index = 0;
    for (let top = stack.at(-1); top; top = stack.at(-1)) {
      const { node } = top;
      const child = node.height > 0 ? node.children[top.next++] : undefined;
      if (child instanceof RowTree) {
        stack.push({ node: child, next: 0 });
        continue;
      }
      if (node.height === 0) {
        yield { rows: node.children as readonly Row[], start, index };
        start += node.length;
        index += node.count;
      }
      stack.pop();
    }
  }

  /** The rows that pass a test, with their indexes, in linear time at most: stretches that fail it are skipped. */
  *matching(test: RowTest): Generator<IndexedRow, void, undefined> {
    const stack: { node: RowTree; next: number }[] = [{ node: this.tree, next: 0 }];
    let start = 0;
    let index = 0;
    for (let top = stack.at(-1); top; top = stack.at(-1)) {
      const child = top.node.children[top.next++];
      if (!child) {
        stack.pop();
        continue;
      }
      const passes = test(child);
      if (passes && child instanceof RowTree) {
        stack.push({ node: child, next: 0 });
        continue;
      }
      if (passes) yield { placed: { row: child as Row, start }, index };
      start += child.length;
      index += child.count;
    }
  }

  /** The sequence with rows `from` (inclusive) to `to` (exclusive) replaced. */
  *replace(from: number, to: number, rows: readonly Row[]): Steps<RowSequence> {
    return new RowSequence(yield* rowTrees.replaceSteps(this.tree, from, to, rows));
  }
}

function findForward(node: RowTree, from: number, test: RowTest): number {
  if (from >= node.count || !test(node)) return -1;
  let base = 0;
  for (const child of node.children) {
    if (from < base + child.count) {
      if (child instanceof RowTree) {
        const found = findForward(child, Math.max(0, from - base), test);
        if (found >= 0) return base + found;
      } else if (test(child)) return base;
    }
    base += child.count;
  }
  return -1;
}

function findBackward(node: RowTree, before: number, test: RowTest): number {
  if (before <= 0 || !test(node)) return -1;
  let base = node.count;
  for (let at = node.children.length - 1; at >= 0; at--) {
    const child = node.children[at] as RowTree | Row;
    base -= child.count;
    if (base >= before) continue;
    if (child instanceof RowTree) {
      const found = findBackward(child, before - base, test);
      if (found >= 0) return base + found;
    } else if (test(child)) return base;
  }
  return -1;
}

function annotationsBefore(tree: RowTree, index: number): number {
  let node: RowTree | Row | undefined = tree;
  let rest = index;
  let sum = 0;
  while (node instanceof RowTree && rest > 0) {
    let partial: RowTree | Row | undefined;
    for (const child of node.children) {
      if (child.count > rest) {
        partial = child;
        break;
      }
      rest -= child.count;
      sum += child.annotationCount;
    }
    node = partial;
  }
  return sum;
}

/** Counts the rows that are no deeper than every row before them in a stretch, up to a wanted one. */
class LowestSearch {
  found = 0;
  private lowest = Infinity;

  constructor(private readonly wanted: number) {}

  /** The index of the wanted row, counted from the node's first; -1 when it is not in `from` to `to`. */
  visit(node: RowTree, from: number, to: number): number {
    let base = 0;
    for (const child of node.children) {
      const end = base + child.count;
      if (end > from && base < to) {
        const found = this.visitChild(child, from - base, to - base);
        if (found >= 0) return base + found;
      }
      base = end;
    }
    return -1;
  }

  private visitChild(child: RowTree | Row, from: number, to: number): number {
    const isWhole = from <= 0 && to >= child.count;
    if (isWhole && child.rank > this.lowest) return -1;
    if (isWhole && child.rank === this.lowest && this.found + child.lowestCount <= this.wanted) {
      this.found += child.lowestCount;
      return -1;
    }
    if (child instanceof RowTree) return this.visit(child, from, to);
    if (child.rank > this.lowest) return -1;
    this.lowest = child.rank;
    return this.found++ === this.wanted ? 0 : -1;
  }
}
