import { EXPORTERS, exportSteps, summaryFile } from "./exporters/index.js";
import type { ExportOptions, SummaryFile, SummaryFormat } from "./exporters/index.js";
import type { Note } from "./note/index.js";
import { finished } from "./text/index.js";

/**
 * Makes an annotated summary of a note, at once. A host that must not wait runs `exportSteps` in slices.
 *
 * @param options the format (default: markdown), what is in the summary, and how it is written
 * @throws TemplateError (rejects) for a template that cannot be read
 */
export async function exportSummary(
  note: Note,
  options: ExportOptions & { readonly format?: SummaryFormat } = {},
): Promise<SummaryFile> {
  const format = options.format ?? "markdown";
  const exporter =
    format === "docx"
      ? (await import("./word/index.js")).docxExporter
      : EXPORTERS.find(({ id }) => id === format);
  if (exporter === undefined) throw new RangeError(`No such format: ${format}`);
  return summaryFile(await finished(exportSteps(exporter, note, options)));
}
