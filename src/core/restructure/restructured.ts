import type { EditSelection, NoteEdit } from "../editing/index.js";
import type { Note } from "../note/index.js";
import type { Steps } from "../text/index.js";
import { Refused } from "./refusal.js";
import type { RestructureNotice, RestructureRefusalCode } from "./refusal.js";
import type { Workbench } from "./workbench.js";

/** A change of a note's outline that was planned and proved. */
export interface Restructured extends NoteEdit {
  /** Indexes (in the nodes of the changed note) of the nodes that were moved or pasted, in document order. */
  readonly moved: readonly number[];
  /** What the reader should know. */
  readonly notices: readonly RestructureNotice[];
}

/** A change that cannot be made. */
export interface RestructureRefusal {
  readonly refusal: RestructureRefusalCode;
}

/** What planning gives. */
export type RestructurePlan = Restructured | RestructureRefusal;

/** What is planned for. */
export interface RestructureContext {
  readonly note: Note;
  /** Selections in the note's text that are to stay with what they select; null where there are none to keep. */
  readonly selections: readonly EditSelection[] | null;
}

/** Plans until something is refused. */
export function* planned<Plan>(plan: Steps<Plan>): Steps<Plan | RestructureRefusal> {
  try {
    return yield* plan;
  } catch (error) {
    if (error instanceof Refused) return { refusal: error.code };
    throw error;
  }
}

/** The result of what was done at a workbench. */
export function resultOf(
  bench: Workbench,
  moved: readonly number[],
  notices: readonly RestructureNotice[],
  selections: readonly EditSelection[] | null,
): Restructured {
  return {
    changes: bench.changes,
    selections,
    touched: [],
    moved: moved.map((row) => row - 1).sort((one, other) => one - other),
    notices: [...new Set(notices)],
  };
}
