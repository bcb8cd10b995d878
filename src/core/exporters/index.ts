export { EXPORTERS, exportNotesSteps, exportSteps } from "./exporters.js";
export type { ExportOptions } from "./exporters.js";
export { summaryFile } from "./exporter.js";
export type {
  SummaryExporter,
  SummaryFile,
  SummaryFormat,
  WriteOptions,
  WrittenSummary,
} from "./exporter.js";
export { HtmlPages, pageText, patchBetween } from "./htmlPage.js";
export type { HtmlPage, ListPatch, PagePatch } from "./htmlPage.js";
export { htmlWords } from "./htmlText.js";
export { linkBack } from "./links.js";
export type { LinkBack } from "./links.js";
export { TemplateError } from "./templateError.js";
export type { TemplateFault } from "./templateError.js";
export { aboutLine, entryLine, headTitle, kindName, percentOf, shownLabel } from "./views.js";
export { CHINESE_WORDS, ENGLISH_WORDS, fill } from "./words.js";
export type { SummaryWords } from "./words.js";
