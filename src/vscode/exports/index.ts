export { summaryExport } from "./summaryExport.js";
export type { ExportRequest, ExportSummary } from "./summaryExport.js";
