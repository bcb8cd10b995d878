export type { FilterProblem, FilterProblemCode } from "./conditions.js";
export { findFilterMarks } from "./filterMarks.js";
export type { FilterMarks } from "./filterMarks.js";
export { filterNote } from "./filterNote.js";
export type { FilteredNote } from "./filterNote.js";
export { isEmptyFilter, MOST_NESTED, parseFilter } from "./parseFilter.js";
export type { NoteFilter, ParsedFilter } from "./parseFilter.js";
export { canMatchLabels, matchesAnnotation, matchesLabel } from "./terms.js";
export type { Condition, DateComparison, FilterTerm } from "./terms.js";
