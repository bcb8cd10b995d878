import type { TextChange, TextRange } from "../text/index.js";

/** A cursor or a selection, in offsets; `active` is the end that moves. */
export interface EditSelection {
  readonly anchor: number;
  readonly active: number;
}

/** A change of a note as a value: nothing is done until somebody applies it to the note's document. */
export interface NoteEdit {
  /** Against the note's text, ascending, apart from each other. Empty where everything is as wished already. */
  readonly changes: readonly TextChange[];
  /** What is selected afterwards, in offsets of the new text, the main one first; null leaves that to the editor. */
  readonly selections: readonly EditSelection[] | null;
  /** The annotations that were made or changed, brackets included, in offsets of the new text, ascending. */
  readonly touched: readonly TextRange[];
}

/** Why an edit cannot be planned. The words belong to the host. */
export type EditRefusalCode =
  /** The body holds nothing but white space. */
  | "empty-body"
  /** A blank line ends a body in every format. */
  | "blank-line"
  /** The body has several lines, and the place holds only one: a heading, a cell, a line of page text. */
  | "line-break"
  /** More than a body may hold. */
  | "body-too-long"
  /** The body is one that the settings give to the author. */
  | "author-body"
  /** Nothing that it could be done to. */
  | "no-annotation"
  /** Nothing is selected that could be enclosed. */
  | "no-selection"
  /** There is no place where it would be read as wished and leave everything else alone. */
  | "no-place"
  /** The settings give the kind no mark that would be read as it here. */
  | "no-kind-mark"
  /** Without its mark the annotation begins or ends with that of another kind. */
  | "other-kind-mark"
  /** None of the annotations is a to-do. */
  | "no-todo"
  /** The settings have no mark for what is done. */
  | "no-done-mark";

/** An edit that cannot be planned. */
export interface EditRefusal {
  readonly refusal: EditRefusalCode;
}

/** What planning gives. */
export type EditPlan = NoteEdit | EditRefusal;

/** True for a plan that is none. */
export function isRefusal(plan: EditPlan): plan is EditRefusal {
  return "refusal" in plan;
}

/** An edit that changes nothing. */
export const NO_EDIT: NoteEdit = { changes: [], selections: null, touched: [] };
