import type { RowFacts } from "./facts.js";

/** A row that a step brings into a note. */
export interface ExpectedRow {
  readonly facts: RowFacts;
  /** Index of its parent among the rows that come with it; -1 for the first of them. */
  readonly parent: number;
}
