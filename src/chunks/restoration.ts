export { createRestoration } from "../vscode/restoration/restorationFeature.js";
