export {
  DEFAULT_CHOICES,
  isTextFormat,
  SUMMARY_FORMATS,
  takesArrangement,
  takesLanguage,
  takesLinks,
  takesSeveralNotes,
  takesStatistics,
  takesTemplate,
} from "./choices.js";
export type { ChosenLanguage, ChosenLinks, ChosenPart, ExportChoices } from "./choices.js";
export { changedChoices, CHOICE_NAMES, readChoices } from "./readChoices.js";
export type { ChoiceProblem, ReadChoices } from "./readChoices.js";
export { summaryOptionsOf } from "./summaryOptions.js";
export type { ChosenPlace } from "./summaryOptions.js";
export {
  folderSummaryName,
  freeName,
  isSummaryName,
  relativeAddress,
  summaryName,
} from "./summaryNames.js";
