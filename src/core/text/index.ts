export { TreeBuilder } from "./balancedTree.js";
export type { BalancedNode } from "./balancedTree.js";
export { changedSpan, mapOffset, sortedChanges } from "./change.js";
export type { ChangedSpan, TextChange } from "./change.js";
export { changeText, documentText } from "./documentText.js";
export type { DocumentText, LineCursor, TextLine } from "./documentText.js";
export type { TextRange } from "./range.js";
export { composeChanges } from "./composeChanges.js";
export type { ContentChange } from "./composeChanges.js";
