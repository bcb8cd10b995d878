export { addAnnotationsSteps, replySteps } from "./addAnnotations.js";
export type { Addition, AdditionPlacement } from "./addAnnotations.js";
export { bodyFault, composeBody, composeEditedBody, previewBody } from "./body.js";
export type { BodyHead, BodyPreview } from "./body.js";
export { deleteAnnotationsSteps } from "./deleteAnnotations.js";
export { editBodySteps } from "./editBodies.js";
export { markAsAuthorSteps, unwrapSteps, wrapSelectionsSteps } from "./enclose.js";
export { KeptWords } from "./keptWords.js";
export { isRefusal, NO_EDIT } from "./noteEdit.js";
export type {
  EditPlan,
  EditRefusal,
  EditRefusalCode,
  EditSelection,
  NoteEdit,
} from "./noteEdit.js";
export { ownBody, withoutQuoteMarks } from "./ownBody.js";
export type { BodySource, OwnBody } from "./ownBody.js";
export { quoteAnnotations } from "./quote.js";
export { setKindSteps, toggleDoneSteps } from "./setKinds.js";
export { addTagIn, findTagFault, isSameTag, isSubTag, placedTags, renamedTag } from "./tags.js";
export { renameTagIn, renameTagSteps, tagAt, tagName, withReplies } from "./tags.js";
export type { TagFault, TagRename } from "./tags.js";
