export { createMoves } from "../vscode/moves/movesFeature.js";
