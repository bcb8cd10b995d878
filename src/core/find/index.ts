export { findWordsSteps } from "./findWords.js";
export type { Voice, WordsFound, WordsMatch, WordsSearch } from "./findWords.js";
