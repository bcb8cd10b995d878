import { noteOutline } from "../note/index.js";
import type { Note } from "../note/index.js";
import type { Summary, SummaryAnnotation, SummaryEntry } from "../summary/index.js";
import type { Steps, TextRange } from "../text/index.js";
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
 * Writes the built-in page of HTML again and again, for one note that changes a little each time: an entry is written anew
 * only where something that it is made of is another than in the page before.
 */
export class HtmlPages {
  readonly #options: WriteOptions;
  readonly #template: Template;
  #before: WrittenEntries | null = null;

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
    const before = this.#before;
    // Where the top was taken over, all entries were that say what they said.
    const unchanged =
      before === null || before.top === summary.top.identity
        ? null
        : yield* unchangedLinesSteps(before.note, summary.note);
    const entries: WrittenEntry[] = [];
    const known = (listed: readonly SummaryEntry[]): KnownItems => ({
      find: (index) => {
        const entry = listed[index] as SummaryEntry;
        const written = before?.entries[entry.number];
        return written?.isBehindItem === isBehindItem(listed, index) &&
          (written.entry.identity === entry.identity ||
            unchanged?.hold(written.entry, entry) === true)
          ? written.html
          : undefined;
      },
      keep: (index, html) => {
        const entry = listed[index] as SummaryEntry;
        entries[entry.number] = { entry, isBehindItem: isBehindItem(listed, index), html };
      },
    });
    const rendering = { ...renderingOf(this.#options), known };
    const view = new ViewWriter(this.#options, rendering).summary(summary);
    const page = yield* fillTemplateParts(this.#template, view, htmlWords, "entries");
    this.#before = { note: summary.note, top: summary.top.identity, entries };
    return page;
  }
}

/** What an entry became. */
interface WrittenEntry {
  readonly entry: SummaryEntry;
  readonly isBehindItem: boolean | null;
  readonly html: string;
}

interface WrittenEntries {
  readonly note: Note;
  /** The identity of the top. */
  readonly top: object;
  /** By their numbers. */
  readonly entries: readonly WrittenEntry[];
}

/** What of the entry before tells where lists begin and end: null for the first. */
function isBehindItem(entries: readonly SummaryEntry[], index: number): boolean | null {
  const previous = entries[index - 1];
  return previous === undefined ? null : previous.headingLevel === null;
}

/** Lines that are compared at a time. */
const LINES_PER_STEP = 256;

/** Which lines of a text are as they were before: those at its beginning and at its end. */
class UnchangedLines {
  /** Where the first of them end that are at the beginning, and where those at the end begin now. */
  readonly #start: number;
  readonly #end: number;
  /** By how many units the latter are further on than before. */
  readonly #moved: number;

  constructor({ start, end, moved }: { start: number; end: number; moved: number }) {
    this.#start = start;
    this.#end = end;
    this.#moved = moved;
  }

  /** True when all that an entry is written from is as it was. */
  hold(one: SummaryEntry, other: SummaryEntry): boolean {
    return (
      isSamePlace(one, other) &&
      this.#areSame(one.span, other.span) &&
      one.annotations.length === other.annotations.length &&
      one.annotations.every((annotation, index) => {
        const its = other.annotations[index] as SummaryAnnotation;
        return (
          annotation.number === its.number &&
          annotation.depth === its.depth &&
          areSameWords(annotation.below, its.below) &&
          this.#areSame(annotation.span, its.span)
        );
      })
    );
  }

  /** True when a stretch is the same text in the same lines: further lines are read without what indents the first. */
  #areSame(before: TextRange, now: TextRange): boolean {
    const moved = now.end <= this.#start ? 0 : this.#moved;
    return (
      (now.end <= this.#start || now.start >= this.#end) &&
      before.start + moved === now.start &&
      before.end + moved === now.end
    );
  }
}

function isSamePlace(one: SummaryEntry, other: SummaryEntry): boolean {
  return (
    one.number === other.number &&
    one.depth === other.depth &&
    one.headingLevel === other.headingLevel &&
    one.itemDepth === other.itemDepth &&
    one.isContext === other.isContext &&
    one.ordinal < 0 === other.ordinal < 0 &&
    areSameWords(one.path, other.path)
  );
}

function areSameWords(one: readonly string[], other: readonly string[]): boolean {
  return (
    one === other || (one.length === other.length && one.every((word, at) => word === other[at]))
  );
}

/** Finds the lines that a note has in common with what it was. */
function* unchangedLinesSteps(before: Note, now: Note): Steps<UnchangedLines> {
  const old = noteOutline(before).text;
  const text = noteOutline(now).text;
  const most = Math.min(old.lines, text.lines);
  let above = 0;
  while (above < most && old.line(above + 1).text === text.line(above + 1).text) {
    above += 1;
    if (above % LINES_PER_STEP === 0) yield;
  }
  let below = 0;
  while (
    below < most - above &&
    old.line(old.lines - below).text === text.line(text.lines - below).text
  ) {
    below += 1;
    if (below % LINES_PER_STEP === 0) yield;
  }
  return new UnchangedLines({
    start: above === text.lines ? text.length : text.line(above + 1).from,
    end: below === 0 ? Infinity : text.line(text.lines - below + 1).from,
    moved: text.length - old.length,
  });
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
  /** True where lists of items begin or end in it, so that it goes from one to another and not from entry to entry. */
  readonly hasEnds: boolean;
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
  const hasEnds = ![
    ...before.slice(from, before.length - same),
    ...after.slice(from, after.length - same),
  ].every(isAlone);
  if (hasEnds) {
    const isBetween = (index: number): boolean =>
      isBetweenLists(before[index]) && isBetweenLists(after[index]);
    while (from > 0 && !isBetween(from)) from -= 1;
    while (same > 0 && !isBetweenLists(after.at(-same))) same -= 1;
  }
  const html = after.slice(from, after.length - same).join("");
  return [{ list, from, removed: before.length - same - from, html, hasEnds }];
}

/** True for an entry that neither begins nor ends a list of items. */
function isAlone(html: string): boolean {
  return /^<(?:li|div) class="entry/u.test(html);
}

/** True where no list of items is open before an entry. */
function isBetweenLists(html: string | undefined): boolean {
  return html === undefined || /^<(?:ul class="items|div class="entry)/u.test(html);
}
