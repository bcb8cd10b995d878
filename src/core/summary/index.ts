export { inlineText, safeLinkBack, shownLine, shownText } from "./content.js";
export type {
  Block,
  CodeBlock,
  CodeInline,
  Inline,
  LinkInline,
  MarkInline,
  Paragraph,
  Quotation,
  StyledInline,
  TextInline,
} from "./content.js";
export { indexEntriesSteps } from "./entryIndex.js";
export type { EntryIndex } from "./entryIndex.js";
export type { SummaryContent, SummaryOptions } from "./options.js";
export { Summaries } from "./renew.js";
export { shortenedLine } from "./shorten.js";
export { summarise, summariseSteps } from "./summarise.js";
export { summariseNotesSteps } from "./summariseNotes.js";
export type { SummarySource } from "./summariseNotes.js";
export type {
  ChapterStatistics,
  KindCounts,
  Summary,
  SummaryAnnotation,
  SummaryEntry,
  SummaryPart,
  SummaryPlace,
  SummaryStatistics,
} from "./summary.js";
