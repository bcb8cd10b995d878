export { createSeparation } from "../vscode/separation/separationFeature.js";
