export { EXPORTERS, exportSteps } from "./exporters.js";
export type { ExportOptions } from "./exporters.js";
export type { SummaryExporter, SummaryFile, SummaryFormat, WriteOptions } from "./exporter.js";
export { TemplateError } from "./template.js";
export { CHINESE_WORDS, ENGLISH_WORDS } from "./words.js";
export type { SummaryWords } from "./words.js";
