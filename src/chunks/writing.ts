export { createCatalogue } from "../vscode/catalogue/catalogueFeature.js";
export { NoteFilterRunner } from "../vscode/filters/filterRunner.js";
export { createWriting } from "../vscode/writing/writingFeature.js";
