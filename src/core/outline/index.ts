export { indentationOf, markerLength } from "./indentation.js";
export { readIndented } from "./indentedOutline.js";
export { readMarkdown } from "./markdown/index.js";
export type {
  BracketBlock,
  Furniture,
  Outline,
  OutlineFormat,
  OutlineUpdate,
  Steps,
} from "./outline.js";
export { isPageTextSteps } from "./pageFrame.js";
export { readPage } from "./pageOutline.js";
export { RowFold } from "./rowFold.js";
export type { FoldPart, FoldRules } from "./rowFold.js";
export type { Row, RowType } from "./row.js";
export type { PlacedRow, RowSequence } from "./rowSequence.js";
export type { RowStretch } from "./rowTree.js";
