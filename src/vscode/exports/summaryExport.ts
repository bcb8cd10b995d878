import type * as vscode from "vscode";
import { EXPORTERS, exportSteps, summaryFile } from "../../core/exporters/index.js";
import type {
  ExportOptions,
  SummaryExporter,
  SummaryFile,
  SummaryFormat,
} from "../../core/exporters/index.js";
import type { Note } from "../../core/index.js";
import type { LoadChunk } from "../platform/loadChunk.js";
import { runInSlices } from "../platform/slices.js";

/** What is to be in a summary, how it is written, and as what: Markdown when that is left out. */
export type ExportRequest = ExportOptions & { readonly format?: SummaryFormat };

/**
 * Gives the annotated summary of a note as the content of a file, made in slices; undefined when the token was cancelled.
 * Rejects with a TemplateError for a template that cannot be read.
 */
export type ExportSummary = (
  note: Note,
  options?: ExportRequest,
  token?: vscode.CancellationToken,
) => Promise<SummaryFile | undefined>;

/** What writes a format; that of Word documents is loaded when one is asked for. */
export async function exporterOf(
  loadChunk: LoadChunk,
  format: SummaryFormat,
): Promise<SummaryExporter> {
  if (format === "docx") return (await loadChunk("word")).docxExporter;
  const exporter = EXPORTERS.find(({ id }) => id === format);
  if (exporter === undefined) throw new RangeError(format);
  return exporter;
}

/** The function over what the chunks hold. */
export function exportWith(loadChunk: LoadChunk): ExportSummary {
  return async (note, options = {}, token) => {
    const { format = "markdown" } = options;
    const exporter = await exporterOf(loadChunk, format);
    const written = await runInSlices(exportSteps(exporter, note, options), token);
    return written && summaryFile(written);
  };
}
