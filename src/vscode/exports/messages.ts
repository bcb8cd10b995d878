import { l10n } from "vscode";
import type { AnnotationKind } from "../../core/index.js";
import type { ExportChoices } from "../../core/exportChoices/index.js";
import type { SummaryFormat, TemplateFault } from "../../core/exporters/index.js";
import { formatNumber, messages } from "../platform/messages.js";

/** Texts that are shown when summaries are exported. */
export const exportMessages = {
  noNote: () =>
    l10n.t("Open a note first, or choose notes or folders in the explorer, and then export."),
  noNotesThere: () => l10n.t("There are no notes to export: no Markdown or text files."),
  notes: (count: number) =>
    count === 1 ? l10n.t("1 note") : l10n.t("{0} notes", formatNumber(count)),
  subject: (name: string) => l10n.t("“{0}”", name),
  partOf: (label: string, name: string) => l10n.t("“{0}” of “{1}”", label, name),
  title: (subject: string) => l10n.t("Export summary of {0}", subject),
  titleOf: (subject: string, format: string) =>
    l10n.t("Export summary of {0} as {1}", subject, format),

  previewTitle: (name: string) => l10n.t("Summary of {0}", name),
  previewOneNote: () => l10n.t("A preview shows one note: choose one."),
  noPreview: () => l10n.t("Open the preview of a summary first."),

  formatPlaceholder: () => l10n.t("As what?"),
  format: (format: SummaryFormat) => FORMATS[format](),
  formatDetail: (format: SummaryFormat) => FORMAT_DETAILS[format](),
  again: () => l10n.t("As last time"),
  presets: () => l10n.t("presets"),
  formats: () => l10n.t("formats"),

  contentPlaceholder: () => l10n.t("What is to be in it?"),
  annotated: () => l10n.t("Annotated lines with those above them"),
  annotatedDetail: () => l10n.t("The outline, without the branches that nobody wrote in"),
  outline: () => l10n.t("The whole outline"),
  outlineDetail: () => l10n.t("All lines of the author's, with the annotations below them"),
  annotations: () => l10n.t("The annotations alone"),
  annotationsDetail: () => l10n.t("One after another, each with the path of its line"),
  open: () => l10n.t("Questions, doubts and to-dos, by kind"),
  openDetail: () => l10n.t("What is still open, one kind after another"),
  filtered: () => l10n.t("What the filter of the outline shows"),
  asLast: () => l10n.t("Choices of last time"),
  more: () => l10n.t("More choices…"),
  moreDetail: () => l10n.t("Kinds, tags, readers, dates, part, depth, order, links, template"),

  morePlaceholder: () => l10n.t("Choose what to change, or go on"),
  goOn: () => l10n.t("Go on"),
  include: () => l10n.t("Content"),
  kinds: () => l10n.t("Kinds"),
  tags: () => l10n.t("Tags"),
  readers: () => l10n.t("Readers"),
  dates: () => l10n.t("Dates"),
  filterRow: () => l10n.t("Filter of the outline"),
  authorText: () => l10n.t("Author's text"),
  order: () => l10n.t("Order"),
  part: () => l10n.t("Part"),
  depth: () => l10n.t("Depth"),
  statistics: () => l10n.t("Statistics"),
  links: () => l10n.t("Links back to the note"),
  template: () => l10n.t("Template"),
  language: () => l10n.t("Language of headings and kinds"),
  savePreset: () => l10n.t("Save these choices as a preset…"),
  all: () => l10n.t("all"),
  none: () => l10n.t("none"),
  yes: () => l10n.t("yes"),
  no: () => l10n.t("no"),
  full: () => l10n.t("in full"),
  partGone: () =>
    l10n.t("The part that was to be exported is not in the note any more. Choose it again."),
  shortened: () => l10n.t("shortened around the annotations"),
  byOutline: () => l10n.t("as in the outline"),
  byKind: () => l10n.t("by kind, open questions first"),
  wholeNote: () => l10n.t("the whole note"),
  cursorNode: () => l10n.t("the cursor's node and what is below it"),
  levels: (depth: number) =>
    depth === 1 ? l10n.t("1 level") : l10n.t("{0} levels", formatNumber(depth)),
  setting: (value: string) => l10n.t("{0} (setting)", value),
  relativeLinks: () => l10n.t("to the note's file, as seen from the export"),
  editorLinks: () => l10n.t("into the editor, at the line"),
  patternLinks: () => l10n.t("a pattern…"),
  patternPrompt: () => l10n.t("An address with {uri}, {line}, {column}, {start} or {end} in it"),
  builtIn: () => l10n.t("built in"),
  templateFile: () => l10n.t("a file…"),
  pickTemplate: () => l10n.t("Use as Template"),
  auto: () => l10n.t("that of the editor"),
  datesPrompt: () =>
    l10n.t("A year, month or day, or two of them: 2026-05 or 2026-03..2026-05. Empty for all."),
  datesFault: () => l10n.t("Write 2026, 2026-05, 2026-05-01, or two of them with .. between."),
  nothingToChoose: (what: string) => l10n.t("There are none in this note: {0}", what),
  presetPrompt: () => l10n.t("Name of the preset"),
  presetSaved: (name: string) => l10n.t("Saved in the settings: preset “{0}”.", name),

  wherePlaceholder: () => l10n.t("Where to?"),
  beside: () => l10n.t("Beside the note"),
  besideEach: () => l10n.t("Each beside its note"),
  inFolder: (folder: string) => l10n.t("In “{0}”", folder),
  exists: () => l10n.t("exists"),
  saveAs: () => l10n.t("Choose name and place…"),
  intoFolder: () => l10n.t("Each into a folder…"),
  intoFolderDetail: () => l10n.t("With the folders that the notes are in"),
  together: () => l10n.t("All in one file…"),
  togetherDetail: () => l10n.t("Each note is a chapter"),
  editor: () => l10n.t("In a new editor"),
  editorDetail: () => l10n.t("Without saving it"),
  clipboard: () => l10n.t("To the clipboard"),
  chooseFile: () => l10n.t("Export"),
  chooseFolder: () => l10n.t("Export Here"),

  looking: () => l10n.t("Looking for notes"),
  exporting: (subject: string) => l10n.t("Exporting {0}", subject),
  cancelledAfter: (done: number) =>
    done === 0
      ? l10n.t("Cancelled: nothing was written.")
      : l10n.t("Cancelled. Files written before: {0}.", formatNumber(done)),
  replaceFile: (name: string) => l10n.t("“{0}” exists. Replace it?", name),
  replaceFiles: (count: number, all: number) =>
    l10n.t("{0} of {1} files exist. Replace them?", formatNumber(count), formatNumber(all)),
  replace: () => l10n.t("Replace"),
  keepBoth: (name: string) => l10n.t("Keep Both (“{0}”)", name),
  newNames: () => l10n.t("Keep Both"),
  skip: () => l10n.t("Skip"),
  isNote: (name: string) =>
    l10n.t("“{0}” is the note itself: an export never takes its place. Choose another name.", name),
  noFolder: (name: string) =>
    l10n.t("“{0}” is in no folder: choose a name and place, or save the note first.", name),
  notANote: (name: string) => l10n.t("“{0}” is not a note.", name),
  oneNoteOnly: () => l10n.t("This place takes one file: choose one note, or “together”."),
  sidecarApart: () => l10n.t("A file of W3C annotations holds one note: export each by itself."),
  notText: () => l10n.t("A Word document can only be written to a file."),
  exported: (name: string) => l10n.t("Exported to “{0}”.", name),
  noCursor: (name: string) =>
    l10n.t(
      "“{0}” is in no editor, so there is no cursor in it whose node could be exported.",
      name,
    ),
  exportedMany: (count: number) =>
    count === 1 ? l10n.t("Exported: 1 file.") : l10n.t("Exported: {0} files.", formatNumber(count)),
  same: (name: string) => l10n.t("“{0}” is as it would be: nothing was written.", name),
  copied: (format: string) => l10n.t("Copied to the clipboard as {0}.", format),
  openFile: () => l10n.t("Open"),
  reveal: () => l10n.t("Reveal"),
  leftOut: (count: number) =>
    count === 1 ? l10n.t("1 was left out.") : l10n.t("{0} were left out.", formatNumber(count)),
  showLeftOut: () => l10n.t("Show Why"),
  leftOutTitle: () => l10n.t("What was left out, and why"),

  badArgument: (name: string, expected: string) =>
    name === ""
      ? l10n.t("An export takes an object such as {0}.", expected)
      : expected === ""
        ? l10n.t("An export knows no “{0}”: see docs/exports.md.", name)
        : l10n.t("“{0}” of an export can be: {1}.", name, expected),
  badPreset: (preset: string, reason: string) => l10n.t("Preset “{0}”: {1}", preset, reason),
  noPreset: (preset: string) => l10n.t("There is no preset “{0}” in the settings.", preset),
  badTemplate: (name: string, line: number, reason: string) =>
    l10n.t("The template “{0}” cannot be used: line {1}: {2}", name, line, reason),
  templateFault: (fault: TemplateFault, tag: string) => TEMPLATE_FAULTS[fault](tag),
} as const;

const FORMATS: Readonly<Record<SummaryFormat, () => string>> = {
  markdown: () => l10n.t("Markdown"),
  html: () => l10n.t("Web page (HTML)"),
  docx: () => l10n.t("Word document (DOCX)"),
  text: () => l10n.t("Plain text"),
  csv: () => l10n.t("Table (CSV)"),
  json: () => l10n.t("Data (JSON)"),
  sidecar: () => l10n.t("W3C annotations (JSON-LD)"),
};

const FORMAT_DETAILS: Readonly<Record<SummaryFormat, () => string>> = {
  markdown: () => l10n.t("Annotations as quotations below their lines"),
  html: () => l10n.t("One page for reading and printing, annotations in the margin"),
  docx: () => l10n.t("Annotations as comments of Word's"),
  text: () => l10n.t("For mail and messages"),
  csv: () => l10n.t("A row for each annotation"),
  json: () => l10n.t("For other programs"),
  sidecar: () => l10n.t("The author's text and these annotations; can be merged into a note again"),
};

const TEMPLATE_FAULTS: Readonly<Record<TemplateFault, (tag: string) => string>> = {
  "unclosed-tag": () => l10n.t("a tag is not closed."),
  "unclosed-section": (tag) => l10n.t("the section “{0}” is not closed.", tag),
  "unopened-section": (tag) => l10n.t("the end of a section “{0}” that does not begin.", tag),
  partial: (tag) => l10n.t("a template cannot ask for another (“{0}”).", tag),
  "bad-delimiters": () => l10n.t("these delimiters cannot be used."),
};

/** What choices come to, in a few words. */
export function describeChoices(choices: ExportChoices): string {
  const { include, order, kinds, tags, readers, filter, currentFilter, authorText, depth } =
    choices;
  const content = { annotated: exportMessages.annotated, outline: exportMessages.outline };
  return messages.joined([
    include === "annotations" ? exportMessages.annotations() : content[include](),
    ...(kinds === null ? [] : [kindList(kinds)]),
    ...(tags === null ? [] : tags.map((tag) => `#${tag}`)),
    ...(readers === null ? [] : readers.map((reader) => `@${reader}`)),
    ...(filter === "" ? [] : [exportMessages.subject(filter)]),
    ...(currentFilter ? [exportMessages.filtered()] : []),
    ...(authorText === "full" ? [] : [exportMessages.shortened()]),
    ...(depth === null ? [] : [exportMessages.levels(depth)]),
    ...(order === "outline" ? [] : [exportMessages.byKind()]),
  ]);
}

/** Names of kinds. */
export function kindList(kinds: readonly AnnotationKind[]): string {
  return messages.joined(kinds.map((kind) => messages.kind(kind)));
}
