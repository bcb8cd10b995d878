export { characterAround } from "./gaps.js";
export { positionMapSteps } from "./positionMap.js";
export type { PositionMap } from "./positionMap.js";
export { readerTextSteps } from "./readerText.js";
export type { ReaderText, ReaderTextWords } from "./readerText.js";
export { separate, separateNoteSteps, separateSteps } from "./separate.js";
export { merge, mergeSteps, mergeWithReport, mergeWithReportSteps } from "./merge.js";
export type {
  MergeAnnotation,
  MergeInput,
  MergeProblemCode,
  MergeReport,
  MovedAnnotation,
} from "./merge.js";
export { MergeError } from "./mergeError.js";
export type { MergeErrorCode } from "./mergeError.js";
export type {
  Separated,
  SeparatedAnnotation,
  SeparatedEscape,
  SeparatedGrammar,
} from "./separated.js";
export { separationProblems, separationProblemsSteps } from "./separationProblems.js";
export type { SeparationProblem, SeparationProblemCode } from "./separationProblems.js";
export { backslashesBefore } from "./composeText.js";
export { readSeparation } from "./readSeparation.js";
export type { Separation } from "./readSeparation.js";
export { fixedOptions } from "./structure.js";
export { takeOut } from "./takeOut.js";
export { takeOutAnnotations, takeOutBrackets, takeOutUnproved } from "./removed.js";
export type { Remainder } from "./removed.js";
