import type { Note } from "../note/index.js";
import type { Summary, SummaryEntry, SummaryPlace } from "../summary/index.js";
import type { Steps } from "../text/index.js";
import type { WriteOptions } from "./exporter.js";
import { renderingOf } from "./html.js";
import { HTML_TEMPLATE } from "./htmlTemplate.js";
import { htmlWords } from "./htmlText.js";
import { fillTemplateParts, readTemplate } from "./template.js";
import type { FilledParts, KnownItems, Template } from "./template.js";
import { ViewWriter } from "./views.js";

/** A page in parts: the entries of each part of the summary, and what stands around them. */
export type HtmlPage = FilledParts;

/** The whole text of a page. */
export function pageText({ frames, lists }: HtmlPage): string {
  return frames.map((frame, index) => frame + (lists[index] ?? []).join("")).join("");
}

/** The page without its entries: whatever else may have changed. */
function frameText({ frames }: HtmlPage): string {
  return frames.join("");
}

/**
 * Writes the built-in page of HTML again and again, for one note that changes a little each time: what an entry became is
 * written once and then known by all that it is made of.
 */
export class HtmlPages {
  readonly #options: WriteOptions;
  readonly #template: Template;
  #known = new Map<string, string>();

  /**
   * Makes the writer.
   * @param options of all pages; a template is not used. The address of a link back must be the same for all places
   */
  constructor(options: WriteOptions) {
    this.#options = options;
    this.#template = readTemplate(HTML_TEMPLATE);
  }

  /** The page of a summary, in slices. All summaries of a writer are made with the same options. */
  *write(summary: Summary): Steps<HtmlPage> {
    const next = new Map<string, string>();
    const known = (entries: readonly SummaryEntry[]): KnownItems => {
      const keys = new KeysOfEntries(summary.note, entries);
      return {
        find: (index) => this.#known.get(keys.of(index)),
        keep: (index, text) => next.set(keys.of(index), text),
      };
    };
    const rendering = { ...renderingOf(this.#options), known };
    const view = new ViewWriter(this.#options, rendering).summary(summary);
    const page = yield* fillTemplateParts(this.#template, view, htmlWords, "entries");
    this.#known = next;
    return page;
  }
}

/** All that the text of an entry is made of, as a key. */
class KeysOfEntries {
  readonly #note: Note;
  readonly #entries: readonly SummaryEntry[];
  #index = -1;
  #key = "";

  constructor(note: Note, entries: readonly SummaryEntry[]) {
    this.#note = note;
    this.#entries = entries;
  }

  of(index: number): string {
    if (index !== this.#index) {
      this.#index = index;
      this.#key = this.#make(index);
    }
    return this.#key;
  }

  #make(index: number): string {
    const entry = this.#entries[index];
    const previous = this.#entries[index - 1];
    if (entry === undefined) return "";
    const { number, depth, headingLevel, itemDepth, isContext, path, annotations, span } = entry;
    const text = this.#note.slice(span.start, span.end);
    // Further lines are read without the indentation that stands before the first.
    const before = text.includes("\n") ? this.#note.slice(lineStart(entry.place), span.start) : "";
    const above = previous === undefined ? "" : String(previous.headingLevel === null);
    const place = `${number} ${depth} ${headingLevel} ${itemDepth} ${isContext} ${above}`;
    let key = `${place} ${entry.ordinal < 0}\0${path.join("\n")}\0${before}\0${text}`;
    for (const annotation of annotations) {
      // A reply is in the text of what it answers.
      if (annotation.depth > 0) continue;
      const { start, end } = annotation.span;
      key += `\0${annotation.number}\0${annotation.below.join("\n")}\0${this.#note.slice(start, end)}`;
    }
    return key;
  }
}

function lineStart({ start, column }: SummaryPlace): number {
  return start - (column - 1);
}

/** What has changed in one list of a page. */
export interface ListPatch {
  /** Index of the list. */
  readonly list: number;
  /** Index of the first entry that has changed, and how many were there. */
  readonly from: number;
  readonly removed: number;
  /** The entries in their place. */
  readonly html: string;
  /** True where the entries around it stay what they are; else `html` is the whole list, and the rest says nothing. */
  readonly isPart: boolean;
}

/** What has changed in a page. */
export interface PagePatch {
  /** The page without its entries, where something around them has changed; else null. */
  readonly frame: string | null;
  readonly lists: readonly ListPatch[];
}

/** What makes one page of another; null when it is another page, with other parts. */
export function patchBetween(before: HtmlPage, after: HtmlPage): PagePatch | null {
  if (before.lists.length !== after.lists.length) return null;
  const isSameFrame = before.frames.every((frame, index) => frame === after.frames[index]);
  const lists = after.lists.flatMap((entries, list) =>
    listPatch(before.lists[list] ?? [], entries, list),
  );
  return { frame: isSameFrame ? null : frameText(after), lists };
}

function listPatch(
  before: readonly string[],
  after: readonly string[],
  list: number,
): readonly ListPatch[] {
  const most = Math.min(before.length, after.length);
  let from = 0;
  while (from < most && before[from] === after[from]) from += 1;
  if (from === before.length && from === after.length) return [];
  let same = 0;
  while (same < most - from && before.at(-1 - same) === after.at(-1 - same)) same += 1;
  const old = before.slice(from, before.length - same);
  const inserted = after.slice(from, after.length - same);
  return [...old, ...inserted].every(isAlone)
    ? [{ list, from, removed: old.length, html: inserted.join(""), isPart: true }]
    : [{ list, from: 0, removed: before.length, html: after.join(""), isPart: false }];
}

/** True for an entry that neither begins nor ends a list of items. */
function isAlone(html: string): boolean {
  return /^<(?:li|div) class="entry/u.test(html);
}
