import type { TextChange, TextRange } from "../text/index.js";

/** A cursor or a selection, in offsets; `active` is the end that moves. */
export interface EditSelection {
  readonly anchor: number;
  readonly active: number;
}

/** A change of a note as a value. */
export interface NoteEdit {
  readonly changes: readonly TextChange[];
  readonly selections: readonly EditSelection[] | null;
  readonly touched: readonly TextRange[];
}
