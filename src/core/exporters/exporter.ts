import type { Summary, SummaryPlace } from "../summary/index.js";
import type { Steps } from "../text/index.js";
import type { SummaryWords } from "./words.js";

/** The formats of an export. */
export type SummaryFormat = "markdown" | "html" | "docx" | "text" | "csv" | "json" | "sidecar";

/** What a file of an export holds. Text is to be written as UTF-8. */
export type SummaryFile = string | Uint8Array;

/** The same with a text in parts: joining a long one is left to those who can wait for it. */
export type WrittenSummary = readonly string[] | Uint8Array;

/** A written summary as the content of a file. */
export function summaryFile(written: WrittenSummary): SummaryFile {
  return written instanceof Uint8Array ? written : written.join("");
}

/** How a summary is written. */
export interface WriteOptions {
  /** Default: English. */
  readonly words?: SummaryWords;
  /**
   * Links back to the note: what gives the address of a place, or a pattern in which `{line}`, `{column}`, `{start}`,
   * `{end}` stand for it and `{uri}` for `uri`. An address that would run something is left out. Default: no links.
   */
  readonly link?: string | ((place: SummaryPlace) => string | null);
  /** What `{uri}` stands for in a pattern. */
  readonly uri?: string;
  /** The day of the export, ISO, as core has no clock; left out of the export when it is left out here. */
  readonly date?: string;
  /** Figures, as a table and in HTML as a picture too. Default: true. */
  readonly hasStatistics?: boolean;
  /** A template in place of the built-in one, in Markdown and HTML (docs/templates.md). */
  readonly template?: string;
  /** CSV and text for programs that take a text without a byte order mark for one in the encoding of the system. */
  readonly hasByteOrderMark?: boolean;
  /**
   * HTML that is shown in a page with a content security policy: the nonce of its style. It has a script that names the
   * kinds that are unticked as classes `hides-KIND` of the body.
   */
  readonly nonce?: string;
  /** HTML in which each entry and annotation says where in the note it is, as `data-start` and `data-line`. */
  readonly hasPlaces?: boolean;
}

/** A format that a summary can be written in. */
export interface SummaryExporter {
  readonly id: SummaryFormat;
  /** Of the file's name, without a dot. */
  readonly extension: string;
  readonly mediaType: string;
  /**
   * Writes a summary, in slices. The last step of a format that is a ZIP file gives a promise: packing waits.
   *
   * @throws TemplateError for a template that cannot be read
   */
  write(summary: Summary, options: WriteOptions): Steps<WrittenSummary | Promise<WrittenSummary>>;
}
