export { EXPORTERS, exportSteps } from "./exporters.js";
export type { ExportOptions } from "./exporters.js";
export type { SummaryExporter, SummaryFile, SummaryFormat, WriteOptions } from "./exporter.js";
export { linkBack } from "./links.js";
export type { LinkBack } from "./links.js";
export { TemplateError } from "./template.js";
export { aboutLine, entryLine, headTitle, kindName, percentOf, shownLabel } from "./views.js";
export { CHINESE_WORDS, ENGLISH_WORDS, fill } from "./words.js";
export type { SummaryWords } from "./words.js";
