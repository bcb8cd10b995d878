export { detectFormat, isOutline } from "./detectFormat.js";
export { filterNote, isEmptyFilter, parseFilter } from "./filter.js";
export type { FilteredNote, NoteFilter } from "./filter.js";
export type {
  Annotation,
  Note,
  NoteChange,
  NoteFormat,
  NoteNode,
  NoteOptions,
  NoteUpdate,
  NodeType,
  Placement,
  Problem,
  ProblemCode,
} from "./note.js";
export type { Steps } from "../outline/index.js";
export { parseNote, parseNoteSteps, updateNote, updateNoteSteps } from "./parse.js";
export { toJSON } from "./toJSON.js";
export type { AnnotationJSON, NodeJSON, NoteJSON } from "./toJSON.js";
