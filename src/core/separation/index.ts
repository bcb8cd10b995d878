export { separate } from "./separate.js";
export { merge } from "./merge.js";
export type {
  Separated,
  SeparatedAnnotation,
  SeparatedEscape,
  SeparatedGrammar,
} from "./separated.js";
export { separationProblems } from "./separationProblems.js";
export type { SeparationProblem, SeparationProblemCode } from "./separationProblems.js";
