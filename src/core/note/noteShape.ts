import type { Outline, PlacedRow, Row, RowSequence } from "../outline/index.js";
import type { GivenTree } from "./givenTree.js";

/**
 * The tree over an outline's rows, in row indexes. Nothing is stored but which row is the root: parents, children and
 * subtrees are looked up in the ranks, each in logarithmic time; or in a tree that was given to the rows.
 */
export class NoteShape {
  readonly rows: RowSequence;
  /** Index of the root: 0 for the virtual root (the text before the first node), else the row of the map's own root. */
  readonly root: number;
  readonly #depths = new Map<number, number>();
  readonly #authors = new Map<number, number>();
  readonly #speakers = new Map<number, number>();

  constructor(
    outline: Outline,
    readonly given: GivenTree | null = null,
  ) {
    this.rows = outline.rows;
    this.root = given?.root ?? outline.rootRow ?? singleRoot(outline.rows);
  }

  /** The parent's row index; -1 for the root. */
  parent(index: number): number {
    if (this.given !== null) return this.given.parent(index);
    if (index === this.root) return -1;
    const { rank } = this.rows.at(index).row;
    const parent = this.rows.findBefore(index, (stretch) => stretch.rank < rank);
    return parent <= 0 ? this.root : parent;
  }

  /** Number of ancestors. Remembers those on the way, so that asking for all depths is not quadratic in deep notes. */
  depth(index: number): number {
    const chain: number[] = [];
    let at = index;
    while (at >= 0 && !this.#depths.has(at)) {
      chain.push(at);
      at = this.parent(at);
    }
    let depth = at < 0 ? -1 : (this.#depths.get(at) ?? -1);
    for (const below of chain.reverse()) this.#depths.set(below, ++depth);
    return depth;
  }

  /** The row of the nearest ancestor with author text; -1 when there is none. */
  authorAbove(index: number): number {
    return this.nearestAbove(index, this.#authors, (row) => row.hasAuthorText);
  }

  /** The row of the nearest ancestor that says anything, author's or reader's; -1 when there is none. */
  speakerAbove(index: number): number {
    return this.nearestAbove(
      index,
      this.#speakers,
      (row) => row.hasAuthorText || row.annotations.length > 0,
    );
  }

  /** The first row of a row's subtree: itself where ranks decide. */
  subtreeStart(index: number): number {
    return this.given?.subtreeStart(index) ?? index;
  }

  /** Where the subtree of a row ends: the index after its last row. All rows for the root. */
  subtreeEnd(index: number): number {
    if (index === this.root) return this.rows.count;
    if (this.given !== null) return index + 1;
    const { rank } = this.rows.at(index).row;
    const end = this.rows.findFrom(index + 1, (stretch) => stretch.rank <= rank);
    return end < 0 ? this.rows.count : end;
  }

  /** Number of children. */
  childCount(index: number): number {
    if (this.given !== null) return this.given.childCount(index);
    return sum(this.childStretches(index).map(([from, to]) => this.rows.countLowest(from, to)));
  }

  /** Row indexes of the children `from` (inclusive) to `to` (exclusive) of all. */
  children(index: number, from: number, to: number): number[] {
    if (this.given !== null) return this.given.children(index, from, to);
    const children: number[] = [];
    let skip = from;
    for (const [start, end] of this.childStretches(index)) {
      const count = this.rows.countLowest(start, end);
      for (let nth = skip; nth < count && children.length < to - from; nth++) {
        const previous = children.at(-1);
        const next =
          nth > skip && previous !== undefined
            ? this.next(previous, end)
            : this.rows.nthLowest(start, end, nth);
        children.push(next);
      }
      skip = Math.max(0, skip - count);
    }
    return children;
  }

  /** A row's position among the children of its parent; 0 for the root. */
  childIndex(index: number): number {
    if (this.given !== null) return this.given.childIndex(index);
    const parent = this.parent(index);
    if (parent < 0) return 0;
    let before = 0;
    for (const [from, to] of this.childStretches(parent)) {
      if (index >= from && index < to) return before + this.rows.countLowest(from, index);
      before += this.rows.countLowest(from, to);
    }
    return before;
  }

  /** The row index of the next sibling; -1 when there is none. */
  nextSibling(index: number): number {
    const parent = this.parent(index);
    if (parent < 0) return -1;
    const at = this.childIndex(index);
    return this.children(parent, at + 1, at + 2)[0] ?? -1;
  }

  /** The row index of the previous sibling; -1 when there is none. */
  previousSibling(index: number): number {
    const parent = this.parent(index);
    const at = parent < 0 ? 0 : this.childIndex(index);
    return at === 0 ? -1 : (this.children(parent, at - 1, at)[0] ?? -1);
  }

  /** The nearest ancestor that is accepted. What is found is known for those on the way: a nest is walked once. */
  private nearestAbove(
    index: number,
    known: Map<number, number>,
    accepts: (row: Row) => boolean,
  ): number {
    const chain: number[] = [];
    let at = index;
    let found = known.get(at);
    while (found === undefined) {
      chain.push(at);
      at = this.parent(at);
      found = at < 0 || accepts(this.rows.at(at).row) ? at : known.get(at);
    }
    for (const below of chain) known.set(below, found);
    return found;
  }

  private next(sibling: number, end: number): number {
    const { rank } = this.rows.at(sibling).row;
    const next = this.rows.findFrom(sibling + 1, (stretch) => stretch.rank <= rank);
    return next < end ? next : -1;
  }

  /**
   * The stretches of rows in which a row's children stand. A root with a line of its own may stand behind its
   * children (page text), and annotations without a node above them hang on it wherever they are.
   */
  private childStretches(index: number): readonly (readonly [number, number])[] {
    if (index !== this.root) return [[index + 1, this.subtreeEnd(index)]];
    if (index === 0) return [[1, this.rows.count]];
    const { rank } = this.rows.at(index).row;
    const end = this.rows.findFrom(index + 1, (stretch) => stretch.rank <= rank);
    const subtreeEnd = end < 0 ? this.rows.count : end;
    return [
      [1, index],
      [index + 1, subtreeEnd],
      [subtreeEnd, this.rows.count],
    ];
  }
}

/** True when a row holds annotations and nothing of the author. */
export function isAnnotationOnly({ row }: Pick<PlacedRow, "row">): boolean {
  return !row.hasAuthorText && row.annotations.length > 0;
}

/**
 * The only top-level row that is not an annotation, when no author text stands before it; else 0. Annotations do not
 * count, so that taking them out changes no root.
 */
function singleRoot(rows: RowSequence): number {
  if (rows.at(0).row.hasAuthorText) return 0;
  let root = 0;
  for (let index = 1; index > 0 && index < rows.count;) {
    const placed = rows.at(index);
    if (!isAnnotationOnly(placed)) {
      if (root > 0) return 0;
      root = index;
    }
    index = rows.findFrom(index + 1, (stretch) => stretch.rank <= placed.row.rank);
  }
  return root;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
