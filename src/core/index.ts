export type { TextChange, TextRange } from "./text/index.js";
export type {
  AnnotationKind,
  BracketPair,
  GrammarOptions,
  GrammarProblem,
  KindMarks,
} from "./annotations/index.js";
export {
  ANNOTATION_KINDS,
  compileGrammar,
  DEFAULT_BRACKETS,
  DEFAULT_KINDS,
} from "./annotations/index.js";
export type { Furniture, Steps } from "./outline/index.js";
export type {
  Annotation,
  AnnotationJSON,
  NodeJSON,
  Note,
  NoteChange,
  NoteFormat,
  NoteJSON,
  NoteNode,
  NoteOptions,
  NoteUpdate,
  NodeType,
  Placement,
  Problem,
  ProblemCode,
} from "./note/index.js";
export {
  detectFormat,
  isOutline,
  parseNote,
  parseNoteSteps,
  toJSON,
  updateNote,
  updateNoteSteps,
} from "./note/index.js";
export type {
  MergeAnnotation,
  MergeErrorCode,
  MergeInput,
  MergeProblemCode,
  MergeReport,
  MovedAnnotation,
  Separated,
  SeparatedAnnotation,
  SeparatedEscape,
  SeparatedGrammar,
  SeparationProblem,
  SeparationProblemCode,
} from "./separation/index.js";
export {
  merge,
  MergeError,
  mergeSteps,
  mergeWithReport,
  mergeWithReportSteps,
  separate,
  separateNoteSteps,
  separateSteps,
  separationProblems,
  separationProblemsSteps,
} from "./separation/index.js";
export type {
  JsonObject,
  JsonValue,
  ReviewStatus,
  SidecarCandidate,
  SidecarContent,
  SidecarErrorCode,
  SidecarOrphan,
  SidecarReview,
} from "./sidecar/index.js";
export {
  editionId,
  fromSidecar,
  fromSidecarSteps,
  SidecarError,
  toSidecar,
  toSidecarSteps,
} from "./sidecar/index.js";
export type {
  AnchorCandidate,
  EditionDifference,
  MergedCopy,
  MergedReaders,
  MergeReadersOptions,
  OrphanAnnotation,
  PlacedAnnotation,
  PlacementStatus,
  Reanchored,
  ReaderCopy,
  UpdatedEdition,
} from "./editions/index.js";
export {
  isReaderName,
  mergeReaders,
  mergeReadersSteps,
  reanchor,
  reanchorSteps,
  updateEdition,
  updateEditionSteps,
} from "./editions/index.js";
export type {
  AnswerSource,
  FurnitureLine,
  Joint,
  JointGrade,
  Restoration,
  RestorationAnswer,
  RestoreOptions,
  TitleLevel,
} from "./restoration/index.js";
export { restore, RestoredPage, restoreSteps } from "./restoration/index.js";
