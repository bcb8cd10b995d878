import type { EditSelection } from "../editing/index.js";
import { noteOutline, updateNoteSteps } from "../note/index.js";
import type { Note } from "../note/index.js";
import type { Outline } from "../outline/index.js";
import { followedBy, mapOffset } from "../text/index.js";
import type { Steps, TextChange } from "../text/index.js";
import type { ExpectedRow } from "./expectation.js";
import { isAsIntended } from "./isAsIntended.js";
import { Nesting } from "./nesting.js";
import { demand } from "./refusal.js";

/** A place in the text of nodes that are out of the note for a moment. */
export interface LiftedPlace {
  /** Index among the lines that were taken out. */
  readonly line: number;
  /** Units to the end of that line, which moves keep; null before its text. */
  readonly fromEnd: number | null;
}

/** One change of the note, and what becomes of its rows. */
export interface WorkStep {
  /** Against the note of now, ascending, apart from each other. */
  readonly changes: readonly TextChange[];
  /** Rows `at` to `at + removed` (exclusive, whole subtrees) give way to `inserted`. */
  readonly at: number;
  readonly removed: number;
  readonly inserted: readonly ExpectedRow[];
  /** The row (after the step) under which the inserted ones come. */
  readonly parent: number;
  /** On which side of an insertion a cursor just there stays. */
  readonly side: -1 | 1;
}

/** A note that is changed step by step. Each step is proved to do to the outline what it says, and nothing else. */
export class Workbench {
  note: Note;
  outline: Outline;
  nesting: Nesting;
  /** All changes so far, against the first note. */
  changes: readonly TextChange[] = [];
  /** Rows to follow by index; -1 while they are out of the note. */
  readonly rows: number[];
  readonly #ends: (number | LiftedPlace)[];

  constructor(note: Note, rows: readonly number[], selections: readonly EditSelection[]) {
    this.note = note;
    this.outline = noteOutline(note);
    this.nesting = new Nesting(this.outline.rows);
    this.rows = [...rows];
    this.#ends = selections.flatMap(({ anchor, active }) => [anchor, active]);
  }

  /** The selections of the first note, where they are now. */
  get selections(): readonly EditSelection[] {
    const ends = this.#ends.map((end) => (typeof end === "number" ? end : 0));
    return Array.from({ length: ends.length / 2 }, (_, at) => ({
      anchor: ends[2 * at] ?? 0,
      active: ends[2 * at + 1] ?? 0,
    }));
  }

  /** Does a step, or refuses where it would do anything else than it says. */
  *apply(step: WorkStep): Steps<void> {
    demand(yield* this.tryApply(step), "outline-would-change");
  }

  /** Does a step. Nothing is done where it would do anything else than it says: false. */
  *tryApply(step: WorkStep): Steps<boolean> {
    if (step.changes.length === 0) return true;
    const { note, change } = yield* updateNoteSteps(this.note, step.changes);
    const before = this.outline;
    const after = noteOutline(note);
    if (!(yield* isAsIntended({ before, after, change }, step))) return false;
    this.changes = followedBy(this.changes, step.changes);
    const grown = step.inserted.length - step.removed;
    for (const [at, row] of this.rows.entries()) {
      if (row < step.at) continue;
      this.rows[at] = row < step.at + step.removed ? -1 : row + grown;
    }
    for (const [at, end] of this.#ends.entries()) {
      if (typeof end === "number") this.#ends[at] = mapEnd(step, end);
    }
    this.note = note;
    this.outline = after;
    this.nesting = new Nesting(after.rows);
    return true;
  }

  /** Takes ends of selections out of the text with the lines they stand in. */
  lift(find: (offset: number) => LiftedPlace | null): void {
    for (const [at, end] of this.#ends.entries()) {
      if (typeof end === "number") this.#ends[at] = find(end) ?? end;
    }
  }

  /** Puts ends of selections that were lifted back into the text. */
  land(find: (place: LiftedPlace) => number): void {
    for (const [at, end] of this.#ends.entries()) {
      if (typeof end !== "number") this.#ends[at] = find(end);
    }
  }
}

/** Where an end of a selection is after a step. Beside what is replaced it stays beside what replaces it. */
function mapEnd({ changes, side }: WorkStep, offset: number): number {
  const replaced = changes.filter(({ start, end }) => start < end);
  if (replaced.some(({ end }) => end === offset)) return mapOffset(changes, offset, 1);
  return mapOffset(changes, offset, replaced.some(({ start }) => start === offset) ? -1 : side);
}
