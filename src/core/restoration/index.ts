export { adoptFewer, adoptMore } from "./adoption.js";
export type { AnswerSource, RestorationAnswer, TitleLevel } from "./answers.js";
export type { Joint, JointGrade } from "./joints.js";
export { fromOutlineAnswers, toOutlineAnswers } from "./outlineAnswers.js";
export type { FoundAnswers, OutlineAnswers } from "./outlineAnswers.js";
export { OutlineAnswersError } from "./outlineAnswersRecord.js";
export type { OutlineAnswersErrorCode } from "./outlineAnswersRecord.js";
export { pageLinesOf, pageTreeSteps } from "./pageTree.js";
export type { FurnitureLine } from "./pageLines.js";
export { restorationPrompts } from "./prompts.js";
export type { PromptOptions, RestorationPrompt } from "./prompts.js";
export { isPoorReply, readRestorationReply, retryPrompt } from "./reply.js";
export type { ReplyProblem, ReplyProblemCode, RestorationReply } from "./reply.js";
export { minutesLeft } from "./reviewPace.js";
export {
  jointAt,
  parentChoices,
  QUICK_ANSWERS,
  quickAnswer,
  titlesToAsk,
  withAnswer,
  withModelAnswers,
  withoutAnswers,
} from "./reviewQuestions.js";
export type { QuickAnswer } from "./reviewQuestions.js";
export { writeRestoredNote, writeRestoredNoteSteps } from "./restoredNote.js";
export type { RestoredNoteOptions } from "./restoredNote.js";
export { restore, RestoredPage, restoreSteps } from "./restore.js";
export type { Restoration, RestoreOptions } from "./restore.js";
export type { RestorationWeights } from "./weights.js";
