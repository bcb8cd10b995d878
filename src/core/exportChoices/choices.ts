import type { AnnotationKind } from "../annotations/index.js";
import type { SummaryFormat } from "../exporters/index.js";
import type { SummaryContent } from "../summary/index.js";

/** Which node a summary begins with: the note's root, or the one that the cursor is in. */
export type ChosenPart = "note" | "cursor";

/** The language of the words around the note's: the editor's, or a certain one. */
export type ChosenLanguage = "auto" | "en" | "zh-cn";

/**
 * How entries lead back to the note: not at all, by the path from the export to the note's file, by an address that opens
 * the editor, or by a pattern with `{uri}`, `{line}`, `{column}`, `{start}`, `{end}`.
 */
export type ChosenLinks = string;

/** What a reader chooses for an export. Plain data: it is kept, written into settings and given as an argument. */
export interface ExportChoices {
  readonly format: SummaryFormat;
  readonly include: SummaryContent;
  /** Of these kinds alone; null for all. The same goes for tags and readers. */
  readonly kinds: readonly AnnotationKind[] | null;
  readonly tags: readonly string[] | null;
  readonly readers: readonly string[] | null;
  /** A year, a month or a day, such as 2026-05; null for no limit. */
  readonly from: string | null;
  readonly to: string | null;
  /** What is typed as a filter of the outline; "" for none. */
  readonly filter: string;
  /** Only what the outline's filter shows now. */
  readonly currentFilter: boolean;
  readonly authorText: "full" | "shortened";
  readonly order: "outline" | "kind";
  readonly part: ChosenPart;
  /** Levels of nodes below the top; null for all. */
  readonly depth: number | null;
  readonly statistics: boolean;
  /** Null for what the setting says; so is the template. */
  readonly links: ChosenLinks | null;
  /** A file; "" for the built-in form. */
  readonly template: string | null;
  readonly language: ChosenLanguage;
}

/** What is chosen where nobody chose. */
export const DEFAULT_CHOICES: ExportChoices = {
  format: "markdown",
  include: "annotated",
  kinds: null,
  tags: null,
  readers: null,
  from: null,
  to: null,
  filter: "",
  currentFilter: false,
  authorText: "full",
  order: "outline",
  part: "note",
  depth: null,
  statistics: true,
  links: null,
  template: null,
  language: "auto",
};

/** All formats, in the order in which they are offered. */
export const SUMMARY_FORMATS: readonly SummaryFormat[] = [
  "markdown",
  "html",
  "docx",
  "text",
  "csv",
  "json",
  "sidecar",
];

/** True for a format that can be shown as text. */
export function isTextFormat(format: SummaryFormat): boolean {
  return format !== "docx";
}

/** True for a format that a template lays out. */
export function takesTemplate(format: SummaryFormat): format is "markdown" | "html" {
  return format === "markdown" || format === "html";
}

/** True for a format that several notes can be in together. */
export function takesSeveralNotes(format: SummaryFormat): boolean {
  return format !== "sidecar";
}

/** True for a format in which the outline is shown as it is chosen: a sidecar has the author's text as it is, and whole. */
export function takesArrangement(format: SummaryFormat): boolean {
  return format !== "sidecar";
}

/** True for a format with room for figures beside the annotations. */
export function takesStatistics(format: SummaryFormat): boolean {
  return format !== "csv" && format !== "sidecar";
}

/** True for a format with words of ours in it: data for programs has none. */
export function takesLanguage(format: SummaryFormat): boolean {
  return format !== "json" && format !== "sidecar";
}

/** True for a format with places that can lead back to the note. */
export function takesLinks(format: SummaryFormat): boolean {
  return format !== "sidecar";
}
