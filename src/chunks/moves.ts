export { createMoves } from "../vscode/moves/movesFeature.js";
export { annotationHover } from "../vscode/language/annotationHover.js";
export { noteSymbols } from "../vscode/language/noteSymbols.js";
