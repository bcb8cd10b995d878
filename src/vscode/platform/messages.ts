import { l10n } from "vscode";
import type { AnnotationKind, NoteFormat } from "../../core/index.js";
import type { AnnotationDisplay } from "./settings.js";

/**
 * The texts that more than one feature shows, and that are not in the manifest; what one shows alone is in its own
 * messages.ts. Each is one literal `l10n.t` call, so that the extraction of strings finds it;
 * l10n/bundle.l10n.zh-cn.json holds the Chinese.
 */
export const messages = {
  commandFailed: () => l10n.t("That did not work. The log says more."),
  chunkMissing: (file: string) =>
    l10n.t(
      "A part of Marginalia could not be loaded ({0}). Reload the window; if that does not help, install the extension again.",
      file,
    ),
  openLog: () => l10n.t("Open Log"),

  annotations: (count: number) =>
    count === 1 ? l10n.t("1 annotation") : l10n.t("{0} annotations", formatNumber(count)),
  nodes: (count: number) =>
    count === 1 ? l10n.t("1 node") : l10n.t("{0} nodes", formatNumber(count)),
  openTodos: (count: number) =>
    count === 1 ? l10n.t("1 open to-do") : l10n.t("{0} open to-dos", formatNumber(count)),
  replies: (count: number) =>
    count === 1 ? l10n.t("1 reply") : l10n.t("{0} replies", formatNumber(count)),
  /** A list of short things in one line. */
  joined: (parts: readonly string[]) => parts.join(l10n.t(", ")),

  /** Sentences behind one another, at least one: Chinese has no blank between them. */
  sentences: (sentences: readonly string[]) =>
    sentences.reduce((text, sentence) => l10n.t("{0} {1}", text, sentence)),

  emptyNode: () => l10n.t("(empty)"),
  emptyAnnotation: () => l10n.t("(empty annotation)"),
  groupOfNodes: (first: number, last: number) =>
    l10n.t("{0}–{1}", formatNumber(first), formatNumber(last)),
  groupOfNodesSpoken: (first: number, last: number) =>
    l10n.t("nodes {0} to {1}", formatNumber(first), formatNumber(last)),
  tooDeep: (levels: number) => l10n.t("Below level {0} the outline is not shown", levels),
  tooDeepDetail: () =>
    l10n.t("The text is complete; only this tree ends here. Select to go to the text."),
  level: (level: number) => l10n.t("level {0}", level),
  by: (reader: string) => l10n.t("by {0}", reader),
  done: () => l10n.t("done"),
  doubtfulPlace: () => l10n.t("doubtful place"),

  filterDescription: (found: number, all: number, query: string) =>
    l10n.t("{0} of {1} nodes · filter: {2}", formatNumber(found), formatNumber(all), query),
  nothingFound: (query: string) => l10n.t("Nothing in this note matches “{0}”.", query),
  filterNeedsNote: () => l10n.t("Open a note to filter it."),
  outlineFailed: () => l10n.t("This note could not be read. The log says why."),

  expandTitle: () => l10n.t("Open the outline down to which level?"),
  expandLevel: (level: number) => l10n.t("Level {0}", level),
  expandAll: () => l10n.t("All levels"),
  expandedOnlyTo: (level: number, count: number) =>
    l10n.t(
      "This note has {0} nodes: opening every level would make the tree slow, so it is open to level {1}.",
      formatNumber(count),
      level,
    ),
  welcome: () =>
    l10n.t(
      "Open a note: a Markdown file, or a text file that holds an outline. Its headings, list items and annotations appear here. A text file dropped here opens as a note.",
    ),
  openSample: () => l10n.t("Open the sample note"),
  newNoteFromClipboard: () => l10n.t("New note from clipboard"),
  openFile: () => l10n.t("Open file…"),
  noNote: () => l10n.t("Open a note first: a Markdown file, or an outline in a text file."),
  followsCursor: () => l10n.t("The outline follows the cursor"),
  followsCursorNot: () => l10n.t("The outline does not follow the cursor"),
  outlineAnnotations: () => l10n.t("Annotations are shown in the outline"),
  outlineAnnotationsNot: () => l10n.t("Annotations are not shown in the outline"),
  copiedPath: (path: string) => l10n.t("Copied: {0}", path),

  formatName: (format: NoteFormat) => FORMAT_NAMES[format](),
  notANote: () => l10n.t("Not a note"),
  readAsNote: () => l10n.t("Read as note"),
  statusName: () => l10n.t("Marginalia: format of the note"),
  statusCountName: () => l10n.t("Marginalia: annotations"),
  formatTooltip: (nodes: string, isByHand: boolean) =>
    isByHand
      ? l10n.t("Format of this note, set by hand: {0}. Click to change.", nodes)
      : l10n.t("Format of this note: {0}. Click to change.", nodes),
  offerTooltip: () => l10n.t("Plain text without an outline. Click to read it as a note."),
  refusedTooltip: () => l10n.t("Set by hand: not a note. Click to change."),
  countTooltip: () => l10n.t("Click to list the annotations."),
  formatTitle: () => l10n.t("How is this file to be read?"),
  formatDetail: (format: NoteFormat) => FORMAT_DETAILS[format](),
  notANoteDetail: () => l10n.t("No outline, no colours"),
  detectFormat: () => l10n.t("Find out"),
  detectFormatDetail: () => l10n.t("By the file's language and its text"),
  currentFormat: () => l10n.t("now"),
  formatNeedsDocument: () => l10n.t("Open a file first: the format belongs to a file."),

  clipboardEmpty: () => l10n.t("The clipboard holds no text. Copy an outline or a page first."),
  newNote: (format: NoteFormat, nodes: string, annotations: string) =>
    l10n.t("{0}: {1}, {2}.", FORMAT_NAMES[format](), nodes, annotations),
  newNoteWithFurniture: (summary: string, lines: number) =>
    lines === 1
      ? l10n.t("{0} 1 line of page furniture is set aside.", summary)
      : l10n.t("{0} {1} lines of page furniture are set aside.", summary, formatNumber(lines)),
  dropUnreadable: (name: string) => l10n.t("{0} cannot be read as text.", name),
  dropNothing: () => l10n.t("Drop a text file or a piece of text here."),

  badBrackets: (pair: string) =>
    l10n.t(
      "Marginalia cannot use the brackets “{0}”: a bracket has no letters, digits, white space or backslashes and belongs to one pair.",
      pair,
    ),
  badAuthorPattern: (pattern: string) =>
    l10n.t("Marginalia cannot use the author bracket pattern “{0}”.", pattern),
  limitedAuthorPattern: (pattern: string) =>
    l10n.t(
      "The author bracket pattern “{0}” could take very long; Marginalia tries it on short brackets only.",
      pattern,
    ),
  badKindMark: (mark: string) => l10n.t("Marginalia cannot use the kind mark “{0}”.", mark),
  kind: (kind: AnnotationKind) => KIND_NAMES[kind](),

  annotationDisplay: (display: AnnotationDisplay) => DISPLAY_NAMES[display](),
  hiddenWhereShort: () =>
    l10n.t("Annotations: hidden, but only dimmed in long lines while word wrap is on"),
  aboutHost: (path: string) => l10n.t("On: {0}", path),
  replyTo: (text: string) => l10n.t("Reply to: {0}", text),
  reply: () => l10n.t("Reply"),

  moreNodes: (count: number) =>
    l10n.t("{0} more nodes: see the outline of Marginalia", formatNumber(count)),
} as const;

const KIND_NAMES: Readonly<Record<AnnotationKind, () => string>> = {
  comment: () => l10n.t("Comment"),
  question: () => l10n.t("Question"),
  important: () => l10n.t("Important"),
  todo: () => l10n.t("To-do"),
  doubt: () => l10n.t("Doubt"),
};

const DISPLAY_NAMES: Readonly<Record<AnnotationDisplay, () => string>> = {
  shown: () => l10n.t("Annotations: shown"),
  dimmed: () => l10n.t("Annotations: dimmed"),
  hidden: () => l10n.t("Annotations: hidden"),
};

const FORMAT_NAMES: Readonly<Record<NoteFormat, () => string>> = {
  markdown: () => l10n.t("Markdown"),
  indented: () => l10n.t("Indented"),
  page: () => l10n.t("Page text"),
};

const FORMAT_DETAILS: Readonly<Record<NoteFormat, () => string>> = {
  markdown: () => l10n.t("Headings and lists"),
  indented: () => l10n.t("One node a line, depth by indentation"),
  page: () => l10n.t("Text of a mind-map page: one node a line, children before their parent"),
};

/** A number with the separators of the editor's language. */
export function formatNumber(value: number): string {
  // Grouping by hand: Intl costs tens of milliseconds on its first call.
  return String(value).replace(/\B(?=(\d{3})+$)/gu, ",");
}
