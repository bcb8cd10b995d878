export { createSeparation } from "../vscode/separation/separationFeature.js";
export { createPairs, offerToRenamePairs } from "../vscode/pairs/pairsFeature.js";
