export { applyNoteEdit, checkWritable, editNote } from "./applyEdit.js";
export type { EditedDocument } from "./applyEdit.js";
export { findEditSubject } from "./editSubject.js";
export type { EditSubject, EditTarget } from "./editSubject.js";
export { editMessages } from "./messages.js";
export { newHead } from "./newHead.js";
