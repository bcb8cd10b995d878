export { createSummaries } from "../vscode/exports/summariesFeature.js";
export { exportWith } from "../vscode/exports/summaryExport.js";
