export { createSeparation } from "../vscode/separation/separationFeature.js";
export { createReaders } from "../vscode/pairs/readersFeature.js";
export { createPairs, offerToRenamePairs } from "../vscode/pairs/pairsFeature.js";
export { createReview } from "../vscode/review/reviewFeature.js";
