import type { Note } from "../note/index.js";
import { summariseNotesSteps, summariseSteps } from "../summary/index.js";
import type { SummaryOptions, SummarySource } from "../summary/index.js";
import type { Steps } from "../text/index.js";
import { csvExporter } from "./csv.js";
import type { SummaryExporter, WriteOptions, WrittenSummary } from "./exporter.js";
import { htmlExporter } from "./html.js";
import { jsonExporter } from "./json.js";
import { markdownExporter } from "./markdown.js";
import { textExporter } from "./plainText.js";
import { sidecarExporter } from "./sidecar.js";

/** All formats but DOCX, which weighs more than all others and is in `core/word`. */
export const EXPORTERS: readonly SummaryExporter[] = [
  markdownExporter,
  htmlExporter,
  textExporter,
  csvExporter,
  jsonExporter,
  sidecarExporter,
];

/** What is in an export, and how it is written. */
export type ExportOptions = SummaryOptions & WriteOptions;

/**
 * Makes the summary of a note and writes it, in slices.
 * @throws TemplateError for a template that cannot be read
 */
export function* exportSteps(
  exporter: SummaryExporter,
  note: Note,
  options: ExportOptions,
): Steps<WrittenSummary | Promise<WrittenSummary>> {
  return yield* exporter.write(yield* summariseSteps(note, options), options);
}

/**
 * Makes one summary of several notes and writes it, in slices. A sidecar holds one note: it is not a format for this.
 * @throws TemplateError for a template that cannot be read
 */
export function* exportNotesSteps(
  exporter: SummaryExporter,
  sources: readonly [SummarySource, ...SummarySource[]],
  options: ExportOptions,
): Steps<WrittenSummary | Promise<WrittenSummary>> {
  return yield* exporter.write(yield* summariseNotesSteps(sources, options), options);
}
