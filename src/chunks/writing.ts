export { createCatalogue } from "../vscode/catalogue/catalogueFeature.js";
export { createFilterCommands, createFilterRunner } from "../vscode/filters/filtersFeature.js";
export { createWriting } from "../vscode/writing/writingFeature.js";
export { createProblems } from "../vscode/problems/problemsFeature.js";
export { createWords } from "../vscode/words/wordsFeature.js";
export { createStructure } from "../vscode/structure/structureFeature.js";
export { createComments } from "../vscode/comments/commentsFeature.js";
