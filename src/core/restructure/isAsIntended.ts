import type { NoteChange } from "../note/index.js";
import type { Outline } from "../outline/index.js";
import { ITEMS_PER_STEP } from "../text/index.js";
import type { Steps } from "../text/index.js";
import { hasMark } from "./block.js";
import type { ExpectedRow } from "./expectation.js";
import { factsOf, isAsExpected } from "./facts.js";
import { Nesting } from "./nesting.js";

/** Two outlines, and what was read anew between them. */
export interface OutlinePair {
  readonly before: Outline;
  readonly after: Outline;
  readonly change: NoteChange;
}

/** Which rows are to have come and gone. */
export interface IntendedRows {
  /** Rows `at` to `at + removed` give way to `inserted`. */
  readonly at: number;
  readonly removed: number;
  readonly inserted: readonly ExpectedRow[];
  /** The row of the later outline under which the inserted ones are to be. */
  readonly parent: number;
}

/** Comparing a row costs more than most small things: this many between two points at which work can be interrupted. */
const ROWS_PER_STEP = ITEMS_PER_STEP / 16;

/**
 * True when the later outline is the earlier one but for the intended rows: every other node says what it said, under
 * the same parent. Looks at what was read anew, and at the nodes behind that whose parents stand in it or before it.
 */
export function* isAsIntended(pair: OutlinePair, intended: IntendedRows): Steps<boolean> {
  const { before, after, change } = pair;
  const { at, removed, inserted } = intended;
  const count = before.rows.count - removed + inserted.length;
  // A character that elsewhere is one of the text would become a byte order mark.
  const isSameFile = hasMark(before, 1) === hasMark(after, 1) && after.format === before.format;
  if (!isSameFile || after.rows.count !== count) return false;
  const comparison = new Comparison(pair, intended);
  // Rows are counted with the text before the first node, which may be read anew without being named.
  const from = Math.min(change.nodes.from + 1, at);
  const to = Math.min(count, Math.max(change.nodes.to + 1, at + inserted.length));
  if (!comparison.isSameRow(0)) return false;
  for (let index = Math.max(1, from); index < to; index++) {
    if (!comparison.isSameRow(index) || !comparison.hasSameParent(index)) return false;
    if (index % ROWS_PER_STEP === 0) yield;
  }
  return comparison.hasSameParentsFrom(Math.max(1, to));
}

class Comparison {
  readonly #pair: OutlinePair;
  readonly #intended: IntendedRows;
  readonly #before: Nesting;
  readonly #after: Nesting;

  constructor(pair: OutlinePair, intended: IntendedRows) {
    this.#pair = pair;
    this.#intended = intended;
    this.#before = new Nesting(pair.before.rows);
    this.#after = new Nesting(pair.after.rows);
  }

  isSameRow(index: number): boolean {
    const { before, after } = this.#pair;
    const placed = after.rows.at(index);
    const inserted = this.#inserted(index);
    if (inserted !== null) return isAsExpected(inserted.facts, factsOf(after, placed));
    const old = before.rows.at(this.#oldIndex(index));
    // A row that is shared was not read anew.
    return old.row === placed.row || isAsExpected(factsOf(before, old), factsOf(after, placed));
  }

  hasSameParent(index: number): boolean {
    return this.#after.parent(index) === this.#intendedParent(index);
  }

  /** Of the rows behind, only those that outrank all between can have got another parent. */
  hasSameParentsFrom(from: number): boolean {
    const { rows } = this.#pair.after;
    for (let index = from; index >= 0 && index < rows.count;) {
      if (!this.hasSameParent(index)) return false;
      const { rank } = rows.at(index).row;
      index = rows.findFrom(index + 1, (stretch) => stretch.rank < rank);
    }
    return true;
  }

  #intendedParent(index: number): number {
    const { at, parent } = this.#intended;
    const inserted = this.#inserted(index);
    if (inserted !== null) return inserted.parent < 0 ? parent : at + inserted.parent;
    return this.#newIndex(this.#before.parent(this.#oldIndex(index)));
  }

  #inserted(index: number): ExpectedRow | null {
    const { at, inserted } = this.#intended;
    return index < at ? null : (inserted[index - at] ?? null);
  }

  #oldIndex(index: number): number {
    const { at, removed, inserted } = this.#intended;
    return index < at ? index : index - inserted.length + removed;
  }

  #newIndex(index: number): number {
    const { at, removed, inserted } = this.#intended;
    return index < at ? index : index - removed + inserted.length;
  }
}
