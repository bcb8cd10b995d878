export { fixAllSteps } from "./fixAll.js";
export type { AllFixes } from "./fixAll.js";
export { listProblemsSteps } from "./listProblems.js";
export type { ListedProblems, ProblemList } from "./listProblems.js";
export { PROBLEM_CODES } from "./noteProblem.js";
export type {
  NoteProblem,
  NoteProblemCode,
  RowProblemCode,
  UnlikeBrackets,
} from "./noteProblem.js";
export { problemFixesSteps } from "./problemFixes.js";
export type { FixKind, ProblemFix } from "./problemFixes.js";
