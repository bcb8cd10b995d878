export { applyNoteEdit, editNote } from "./applyEdit.js";
export type { EditedDocument } from "./applyEdit.js";
export {
  findEditSubject,
  findNoteToChange,
  selectionOffsets,
  withSelectedRows,
} from "./editSubject.js";
export type { EditSubject, EditTarget } from "./editSubject.js";
export { editMessages } from "./messages.js";
export { newHead } from "./newHead.js";
export { isRowArgument } from "./rowArgument.js";
export { checkWritable, isWritable } from "./writable.js";
