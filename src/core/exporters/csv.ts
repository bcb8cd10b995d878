import { pathLine } from "../note/index.js";
import { inlineText } from "../summary/index.js";
import type { SummaryAnnotation, SummaryEntry } from "../summary/index.js";
import { TextBuilder } from "../text/index.js";
import type { SummaryExporter, WriteOptions } from "./exporter.js";
import { linkBack } from "./links.js";
import type { LinkBack } from "./links.js";
import { treePaths } from "./treePaths.js";
import { shownLabel } from "./views.js";
import { ENGLISH_WORDS } from "./words.js";

/**
 * A table (RFC 4180): a row for each annotation and reply, and for each node that is there without any. With a byte order
 * mark unless the options say otherwise, for spreadsheets take a text without one for an old encoding.
 */
export const csvExporter: SummaryExporter = {
  id: "csv",
  extension: "csv",
  mediaType: "text/csv",
  *write({ top, parts }, options) {
    const { words = ENGLISH_WORDS, hasByteOrderMark = true } = options;
    const out = new TextBuilder();
    const rows = new RowWriter(options);
    if (hasByteOrderMark) out.push("\uFEFF");
    const { path, text, kind, done, reader, date, tags, line, link } = words;
    out.push(csvRow(["#", words.reply, path, kind, done, reader, date, tags, text, line, link]));
    out.push(rows.entry(top, []));
    for (const { entries } of parts) {
      const paths = treePaths(top);
      for (const entry of entries) {
        out.push(rows.entry(entry, entry.path.length > 0 ? entry.path : paths(entry)));
        yield;
      }
    }
    return out.parts;
  },
};

class RowWriter {
  readonly #options: WriteOptions;
  readonly #link: LinkBack;

  constructor(options: WriteOptions) {
    this.#options = options;
    this.#link = linkBack(options);
  }

  entry(entry: SummaryEntry, above: readonly string[]): string {
    const { annotations, isContext, blocks, place, label } = entry;
    const { words = ENGLISH_WORDS } = this.#options;
    const path = pathLine([...above, shownLabel(entry, words)]);
    if (annotations.length > 0) {
      return annotations.map((annotation) => this.#annotation(annotation, path)).join("");
    }
    if (isContext || entry.depth === 0) return "";
    const [first] = blocks;
    const text = first?.type === "paragraph" ? inlineText(first.children) : label;
    const { line } = place;
    return csvRow(["", "", path, "", "", "", "", "", text, line, this.#link(place) ?? ""]);
  }

  #annotation(annotation: SummaryAnnotation, path: string): string {
    const { number, answers, kind, isDone, reader, date, tags, text, below, place } = annotation;
    const { words = ENGLISH_WORDS } = this.#options;
    return csvRow([
      number,
      answers ?? "",
      pathLine(below.length === 0 ? [path] : [path, ...below]),
      words.kinds[kind],
      isDone ? words.done : "",
      reader ?? "",
      date ?? "",
      tags.join(" "),
      text,
      place.line,
      this.#link(place) ?? "",
    ]);
  }
}

/** What spreadsheets take for the beginning of a formula, also when it is typed in full width. */
const FORMULA = /^[\s]*[=+\-@＝＋－＠\t\r]/u;

function csvRow(cells: readonly (string | number)[]): string {
  return `${cells.map(csvCell).join(",")}\r\n`;
}

function csvCell(cell: string | number): string {
  if (typeof cell === "number") return String(cell);
  const text = FORMULA.test(cell) ? `'${cell}` : cell;
  return /[",\r\n']|^\s|\s$/u.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
