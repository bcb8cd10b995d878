export {
  compileGrammar,
  DEFAULT_BRACKETS,
  detectFormat,
  isOutline,
  parseNoteSteps,
  updateNoteSteps,
} from "../core/index.js";
export { giveTree } from "../core/note/index.js";
export { composeChanges } from "../core/text/index.js";
// Other chunks take from this one what it holds.
export { sharedModules } from "marginalia:shared";
