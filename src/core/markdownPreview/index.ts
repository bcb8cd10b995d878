export { annotatePreview } from "./annotatePreview.js";
export type { PreviewedNote, PreviewHost } from "./annotatePreview.js";
export type { MarkdownIt, MarkdownRule, MarkdownState, MarkdownToken } from "./markdownIt.js";
export type { MarkWords } from "./marks.js";
