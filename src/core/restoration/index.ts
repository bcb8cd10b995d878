export type { AnswerSource, RestorationAnswer, TitleLevel } from "./answers.js";
export type { Joint, JointGrade } from "./joints.js";
export type { FurnitureLine } from "./pageLines.js";
export { restore, RestoredPage, restoreSteps } from "./restore.js";
export type { Restoration, RestoreOptions } from "./restore.js";
export type { RestorationWeights } from "./weights.js";
