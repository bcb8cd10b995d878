export { NoteFilterRunner } from "../vscode/filters/filterRunner.js";
