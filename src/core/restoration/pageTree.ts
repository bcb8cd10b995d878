import { isAnnotationOnly, noteOutline } from "../note/index.js";
import type { GivenTree, Note } from "../note/index.js";
import type { Outline, OutlineUpdate, RowSequence } from "../outline/index.js";
import type { Steps } from "../text/index.js";
import type { Restoration } from "./restore.js";

/** How many rows are worked on between two points at which the work can be interrupted. */
const ROWS_PER_STEP = 1024;

/** Rows that hang on a page's root are at this depth. */
const TOP = 1;

/**
 * The tree of a page's note as it was restored from the note's own lines, to be given to it; null where the page holds
 * no author text.
 *
 * @param note in the format `page`
 */
export function* pageTreeSteps(note: Note, restoration: Restoration): Steps<GivenTree | null> {
  const outline = noteOutline(note);
  const lineDepths = depthsOf(restoration.parents);
  yield;
  const grades = new Map(restoration.joints.map(({ line, grade }) => [line, grade]));
  yield;
  const places = new Places(outline.rows.count);
  let index = 1;
  for (const { start } of outline.rows.between(1, outline.rows.count)) {
    const line = outline.text.lineAt(start).number - 1;
    places.depths[index] = lineDepths[line] ?? TOP;
    places.doubts[index] = Number(grades.get(line) === "doubtful");
    if (index++ % ROWS_PER_STEP === 0) yield;
  }
  return PageTree.of(outline, places);
}

/** The lines of a note as `restoreSteps` takes them. */
export function pageLinesOf(note: Note): string[] {
  const { text } = noteOutline(note);
  return [...text.iterLines(1, text.lines + 1)];
}

/** Parents are later lines. */
function depthsOf(parents: readonly number[]): Int32Array {
  const depths = new Int32Array(parents.length);
  for (let line = parents.length - 1; line >= 0; line--) {
    const parent = parents[line] as number;
    depths[line] = parent < 0 ? 0 : (depths[parent] as number) + 1;
  }
  return depths;
}

/** How deep each row stands, by index, and whether that is in doubt. The deeper rows before a row are below it. */
class Places {
  readonly depths: Int32Array;
  readonly doubts: Uint8Array;

  constructor(count: number) {
    this.depths = new Int32Array(count);
    this.doubts = new Uint8Array(count);
  }
}

/** The tree that depths tell: a row's parent is the next one behind it that is less deep. */
class PageTree implements GivenTree {
  readonly doubtfulCount: number;
  readonly #parents: Int32Array;
  readonly #starts: Int32Array;
  /** The children of row i are in `#children` from `#offsets[i]` to `#offsets[i + 1]`. */
  readonly #offsets: Int32Array;
  readonly #children: Int32Array;
  readonly #positions: Int32Array;

  private constructor(
    readonly root: number,
    private readonly places: Places,
  ) {
    const { depths, doubts } = places;
    const count = depths.length;
    this.doubtfulCount = doubts.reduce((sum, isDoubtful) => sum + isDoubtful, 0);
    this.#parents = parentsOf(depths, root);
    this.#starts = new Int32Array(count);
    for (let index = 0; index < count; index++) this.#starts[index] = index;
    this.#offsets = new Int32Array(count + 1);
    this.#children = new Int32Array(count);
    this.#positions = new Int32Array(count);
    this.#linkChildren();
  }

  /** The tree over an outline; null where it has no row with author text. */
  static of(outline: Outline, places: Places): PageTree | null {
    const root = rootOf(outline);
    if (root < TOP) return null;
    const { depths } = places;
    for (let index = TOP; index < depths.length; index++) {
      if ((depths[index] as number) >= TOP || index === root) continue;
      // A former root: its annotations stay with it.
      depths[index] = TOP;
      placeAnnotations(places, outline.rows, { first: index, last: index - 1 });
    }
    depths[root] = 0;
    return new PageTree(root, places);
  }

  parent(index: number): number {
    return this.#parents[index] ?? this.root;
  }

  subtreeStart(index: number): number {
    return index === this.root ? TOP : (this.#starts[index] ?? index);
  }

  childCount(index: number): number {
    return (this.#offsets[index + 1] ?? 0) - (this.#offsets[index] ?? 0);
  }

  children(index: number, from: number, to: number): number[] {
    const offset = this.#offsets[index] ?? 0;
    const end = offset + Math.min(to, this.childCount(index));
    return [...this.#children.subarray(offset + from, Math.max(offset + from, end))];
  }

  childIndex(index: number): number {
    return this.#positions[index] ?? 0;
  }

  isDoubtful(index: number): boolean {
    return this.places.doubts[index] === 1;
  }

  after(before: Outline, update: OutlineUpdate): GivenTree | null {
    return isSameRows(before, update)
      ? this
      : PageTree.of(update.outline, placesAfter(this.places, before, update));
  }

  #linkChildren(): void {
    const parents = this.#parents;
    for (let index = 1; index < parents.length; index++) {
      const parent = parents[index] as number;
      if (parent < 0) continue;
      this.#offsets[parent + 1] = (this.#offsets[parent + 1] as number) + 1;
      // Children come first, so what is below them is known.
      const start = this.#starts[index] as number;
      if (start < (this.#starts[parent] as number)) this.#starts[parent] = start;
    }
    for (let index = 0; index < parents.length; index++) {
      this.#offsets[index + 1] =
        (this.#offsets[index + 1] as number) + (this.#offsets[index] as number);
    }
    const filled = new Int32Array(parents.length);
    for (let index = 1; index < parents.length; index++) {
      const parent = parents[index] as number;
      if (parent < 0) continue;
      const position = filled[parent] as number;
      this.#positions[index] = position;
      this.#children[(this.#offsets[parent] as number) + position] = index;
      filled[parent] = position + 1;
    }
  }
}

function parentsOf(depths: Int32Array, root: number): Int32Array {
  const parents = new Int32Array(depths.length).fill(root);
  const open: number[] = [];
  for (let index = depths.length - 1; index >= TOP; index--) {
    const depth = depths[index] as number;
    while (open.length > 0 && (depths[open.at(-1) as number] as number) >= depth) open.pop();
    parents[index] = open.at(-1) ?? root;
    open.push(index);
  }
  parents[root] = -1;
  return parents;
}

/** The row of the map's own root, else the last one with author text; -1 where there is none. */
function rootOf({ rows, rootRow }: Outline): number {
  if (rootRow !== null) return rootRow;
  for (let index = rows.count - 1; index >= TOP; index--) {
    if (!isAnnotationOnly(rows.at(index))) return index;
  }
  return -1;
}

/** True when an update left every row in its place; one may have become an annotation, or have ceased to be one. */
function isSameRows(before: Outline, { outline, from, removed, inserted }: OutlineUpdate): boolean {
  if (removed !== inserted || before.rootRow !== outline.rootRow) return false;
  const now = outline.rows.between(from, from + inserted);
  for (const old of before.rows.between(from, from + removed)) {
    const placed = now.next().value ?? undefined;
    const isSame =
      placed?.row.key === old.row.key && isAnnotationOnly(placed) === isAnnotationOnly(old);
    if (!isSame) return false;
  }
  return true;
}

function placesAfter(old: Places, before: Outline, update: OutlineUpdate): Places {
  const { outline, from, removed, inserted } = update;
  const places = new Places(outline.rows.count);
  for (const kind of ["depths", "doubts"] as const) {
    places[kind].set(old[kind].subarray(0, from));
    places[kind].set(old[kind].subarray(from + removed), from + inserted);
  }
  const known = new Map<number, number>();
  let index = from;
  for (const { row } of before.rows.between(from, from + removed)) known.set(row.key, index++);
  const fresh: number[] = [];
  index = from;
  for (const { row } of outline.rows.between(from, from + inserted)) {
    const was = known.get(row.key);
    if (was === undefined) fresh.push(index);
    else {
      places.depths[index] = old.depths[was] as number;
      places.doubts[index] = old.doubts[was] as number;
    }
    index++;
  }
  placeNewRows(places, fresh);
  const root = rootOf(outline);
  if (root >= TOP) places.depths[root] = 0;
  placeAnnotations(places, outline.rows, { first: from, last: from + inserted - 1 });
  return places;
}

/** A new row is a leaf: as deep as the deeper of its neighbours, so that nothing before it comes to be below it. */
function placeNewRows({ depths, doubts }: Places, fresh: readonly number[]): void {
  for (let at = 0; at < fresh.length;) {
    const first = fresh[at] as number;
    let end = first;
    while (fresh[at] === end) {
      at++;
      end++;
    }
    const depth = Math.max(TOP, depths[first - 1] ?? 0, depths[end] ?? 0);
    depths.fill(depth, first, end);
    doubts.fill(1, first, end);
  }
}

/** An annotation's host is the next author row: from `last` back to `first`, and on as long as there are annotations. */
function placeAnnotations(
  { depths, doubts }: Places,
  rows: RowSequence,
  { first, last }: { readonly first: number; readonly last: number },
): void {
  for (let index = last; index >= TOP; index--) {
    const isAnnotation = isAnnotationOnly(rows.at(index));
    if (!isAnnotation && index < first) return;
    if (!isAnnotation) continue;
    const next = index + 1;
    const isLast = next >= depths.length;
    const isNextAnnotation = !isLast && isAnnotationOnly(rows.at(next));
    depths[index] = isLast ? TOP : (depths[next] as number) + Number(!isNextAnnotation);
    doubts[index] = 0;
  }
}
