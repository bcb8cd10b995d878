export { ElementCache } from "./elements.js";
export type {
  AnnotationElement,
  GroupElement,
  LimitElement,
  NodeElement,
  OutlineElement,
} from "./elements.js";
export { findOpenableLevel, MOST_OPEN_ROWS } from "./levels.js";
export { DEPTH_LIMIT, GROUP_SIZE, OutlineModel } from "./outlineModel.js";
export type { OutlineContent } from "./outlineModel.js";
export { findStaleNodes } from "./refresh.js";
export type { NoteStep, Refresh } from "./refresh.js";
export { countOpenTodos } from "./todoCount.js";
