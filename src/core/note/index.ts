export { changedNodesSteps } from "./changedNodes.js";
export { detectFormat, detectFormatSteps, isOutline } from "./detectFormat.js";
export type {
  Annotation,
  NodeRange,
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
export type { GivenTree } from "./givenTree.js";
export { givenTree, giveTree, isDoubtful } from "./giveTree.js";
export { findListedDepth } from "./levels.js";
export type { LevelLimits } from "./levels.js";
export { findAnnotation, findNode } from "./moves.js";
export type { AnnotationJump, AnnotationSearch, Direction, NodeMove } from "./moves.js";
export { annotationLine, nodeLine, nodePath, pathLine } from "./nodePath.js";
export { listAnnotations, listNodes, searchEntries } from "./noteSearch.js";
export type { SearchEntry, SearchResult } from "./noteSearch.js";
export { listRulerMarks, paintAnnotation } from "./paint.js";
export type { PaintedRange, RulerMark } from "./paint.js";
export type { Steps } from "../text/index.js";
export { parseNote, parseNoteSteps, parseRestSteps, updateNote, updateNoteSteps } from "./parse.js";
export { noteOutline } from "./noteOutline.js";
export { isAnnotationOnly } from "./noteShape.js";
export { ownWords } from "./ownWords.js";
export { rowLine } from "./rowLine.js";
export { toJSON } from "./toJSON.js";
export type { AnnotationJSON, NodeJSON, NoteJSON } from "./toJSON.js";
