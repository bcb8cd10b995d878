export { cutNodes, pasteNodes } from "./cutPaste.js";
export type { CutNodes, CutText } from "./cutPaste.js";
export { moveNodesInto, shiftNodes } from "./moveNodes.js";
export type { NodeShift } from "./moveNodes.js";
export type { RestructureNotice, RestructureRefusalCode } from "./refusal.js";
export type {
  RestructureContext,
  RestructurePlan,
  RestructureRefusal,
  Restructured,
} from "./restructured.js";
