import { Packer, Paragraph } from "docx";
import type { ICommentOptions } from "docx";
import {
  aboutLine,
  ENGLISH_WORDS,
  entryLine,
  headTitle,
  kindName,
  linkBack,
  shownLabel,
} from "../exporters/index.js";
import type { LinkBack, SummaryExporter, SummaryWords, WriteOptions } from "../exporters/index.js";
import { pathLine } from "../note/index.js";
import type { Block, Inline, Summary, SummaryAnnotation, SummaryEntry } from "../summary/index.js";
import type { Steps } from "../text/index.js";
import { indentOf, ITEM_LEVELS, ITEMS, wordDocument } from "./docxDocument.js";
import { statisticsTable } from "./statisticsTable.js";
import { WordPackage } from "./wordPackage.js";
import { linkRun, marksIn, paragraph, paragraphRuns, wordsRun, xmlWords } from "./wordXml.js";
import type { CommentsOfMark, ParagraphPlace } from "./wordXml.js";

/**
 * A document of Word's: the outline as its text, each annotation as a comment at its words, with who wrote it and when.
 * A reply is a reply to the comment; programs that have none show it as a further comment at the same words.
 */
export const docxExporter: SummaryExporter = {
  id: "docx",
  extension: "docx",
  mediaType: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  *write(summary, options) {
    const writer = new WordWriter(options);
    yield* writer.write(summary);
    const base = baseDocument(summary, options);
    yield;
    return Packer.toArrayBuffer(base).then((bytes) => writer.file.finish(new Uint8Array(bytes)));
  },
};

/** Styles, lists and settings: all that does not grow with the note. */
function baseDocument(summary: Summary, options: WriteOptions): ReturnType<typeof wordDocument> {
  const words = options.words ?? ENGLISH_WORDS;
  const children = [new Paragraph({ numbering: { reference: ITEMS, level: 0 }, children: [] })];
  const comments: readonly ICommentOptions[] = [
    { id: 1, children: [] },
    { id: 2, parentId: 1, children: [] },
  ];
  return wordDocument(headTitle(summary.title, words), words, { children, comments });
}

const HEADINGS = ["Heading1", "Heading1", "Heading2", "Heading3", "Heading4", "Heading5"] as const;

class WordWriter {
  readonly words: SummaryWords;
  readonly file = new WordPackage();
  readonly #options: WriteOptions;
  readonly #link: LinkBack;
  #commentsOf: CommentsOfMark = () => [];

  constructor(options: WriteOptions) {
    this.#options = options;
    this.words = options.words ?? ENGLISH_WORDS;
    this.#link = linkBack(options);
  }

  *write(summary: Summary): Steps<void> {
    const { top, title, parts, entryCount } = summary;
    const { words } = this;
    const line = entryLine(top).line ?? [
      { type: "text", value: title === "" ? words.summary : title },
    ];
    this.#entry(top, line, { style: "Title" });
    this.#paragraph(wordsRun(aboutLine(summary, this.#options, words), { style: "Quiet" }));
    this.#blocks(top, 0);
    const isEmpty = entryCount === 0 && top.annotations.length === 0;
    if (isEmpty) this.#paragraph(wordsRun(words.nothing));
    for (const { kind, annotationCount, entries } of parts) {
      if (kind !== null) {
        const name = `${words.kindHeadings[kind]} (${annotationCount})`;
        this.#paragraph(wordsRun(name), { style: "Heading1" });
      }
      for (const entry of entries) {
        this.#entry(entry, this.#lineOf(entry), placeOf(entry));
        this.#blocks(entry, entry.headingLevel === null ? indentOf(entry.itemDepth) : 0);
        yield;
      }
    }
    if (this.#options.hasStatistics !== false) yield* this.#statistics(summary);
  }

  *#statistics({ statistics }: Summary): Steps<void> {
    this.#paragraph(wordsRun(this.words.statistics), { style: "Heading1" });
    for (const piece of statisticsTable(statistics, this.words)) {
      this.file.add(piece);
      yield;
    }
    this.#paragraph("");
  }

  /** The line of an entry, with its comments: at their marks, or at all of it. */
  #entry(entry: SummaryEntry, line: readonly Inline[], place: ParagraphPlace): void {
    const threads = this.#threads(entry.annotations);
    const marked = new Set([
      ...marksIn(line),
      ...entryLine(entry).rest.flatMap((block) => [...marksInBlock(block)]),
    ]);
    const atEnd = [...threads].flatMap(([number, ids]) => (marked.has(number) ? [] : ids));
    this.#commentsOf = (number) => threads.get(number) ?? [];
    const { linkIds } = this.file;
    const words = paragraphRuns(line, linkIds, this.#commentsOf, atEnd);
    const link = this.#link(entry.place);
    const back = link === null ? "" : wordsRun(" ") + linkRun(linkIds(link), "↗");
    this.#paragraph(words + back, place);
  }

  #lineOf(entry: SummaryEntry): readonly Inline[] {
    const line = entryLine(entry).line ?? [];
    const isEmpty = line.every((part) => part.type === "mark");
    const path = entry.path.length === 0 ? "" : `${pathLine(entry.path)} › `;
    return [
      ...(path === "" ? [] : [{ type: "text", value: path } as const]),
      ...(isEmpty ? [{ type: "text", value: shownLabel(entry, this.words) } as const] : []),
      ...line,
    ];
  }

  #blocks(entry: SummaryEntry, left: number): void {
    for (const block of entryLine(entry).rest) this.#block(block, left);
  }

  #block(block: Block, left: number): void {
    switch (block.type) {
      case "paragraph":
        this.#paragraph(paragraphRuns(block.children, this.file.linkIds, this.#commentsOf), {
          left,
        });
        break;
      case "code":
        for (const line of block.value.split("\n")) {
          this.#paragraph(wordsRun(line, { style: "Code" }), { left });
        }
        break;
      case "blockquote":
        for (const child of block.children) this.#block(child, left + 340);
    }
  }

  /** Adds the comments of an entry. Gives their ids by the number of the annotation that the thread began with. */
  #threads(annotations: readonly SummaryAnnotation[]): Map<number, number[]> {
    const threads = new Map<number, number[]>();
    let current = 0;
    for (const annotation of annotations) {
      const { number, depth, isDone } = annotation;
      if (depth === 0) current = number;
      const thread = threads.get(current);
      if (thread === undefined) threads.set(current, [number]);
      else thread.push(number);
      const parent = depth === 0 ? null : current;
      this.file.addComment(this.#comment(annotation, parent), threadXml(number, parent, isDone));
    }
    return threads;
  }

  #comment(annotation: SummaryAnnotation, parent: number | null): string {
    const { number, kind, reader, date, content, below, place } = annotation;
    const { words } = this;
    const said: readonly Inline[] =
      content.length === 0 ? [{ type: "text", value: words.emptyAnnotation }] : content;
    const head = [
      ...(parent === null ? [] : ["Re:"]),
      ...(parent !== null && kind === "comment" ? [] : [kindName(annotation, words) + words.colon]),
      ...(below.length === 0 ? [] : [pathLine(below) + words.colon]),
    ].join(" ");
    const link = this.#link(place);
    const runs = [
      wordsRun(`${head.trimEnd()} `, { isBold: true }),
      paragraphRuns(said, this.file.commentLinkIds),
      link === null ? "" : wordsRun(" ") + wordsRun(`<${link}>`, { style: "Quiet" }),
    ].join("");
    const day = dateOf(date);
    const attributes = [
      `w:id="${number}"`,
      `w:author="${xmlWords(reader ?? "")}"`,
      `w:initials="${xmlWords(initialsOf(reader ?? ""))}"`,
      ...(day === null ? [] : [`w:date="${day}"`]),
    ].join(" ");
    const id = paragraphId(number);
    const paragraphIds = ` w14:paraId="${id}" w14:textId="${id}"`;
    return `<w:comment ${attributes}>${paragraph(runs, {}, paragraphIds)}</w:comment>`;
  }

  #paragraph(content: string, place: ParagraphPlace = {}): void {
    this.file.add(paragraph(content, place));
  }
}

/** How a comment stands to the others: which one it replies to, and whether it is resolved. */
function threadXml(number: number, parent: number | null, isDone: boolean): string {
  const above = parent === null ? "" : ` w15:paraIdParent="${paragraphId(parent)}"`;
  const done = isDone ? ' w15:done="1"' : "";
  return `<w15:commentEx w15:paraId="${paragraphId(number)}"${above}${done}/>`;
}

/** The id of a comment's paragraph: eight hexadecimal digits, and not 0. */
function paragraphId(number: number): string {
  return (number + 1).toString(16).toUpperCase().padStart(8, "0");
}

/** Midnight of a day; null for what is no day of the calendar. */
function dateOf(date: string | null): string | null {
  const day = new Date(`${date ?? ""}T00:00:00Z`);
  return Number.isNaN(day.getTime()) ? null : day.toISOString();
}

function placeOf({ headingLevel, itemDepth }: SummaryEntry): ParagraphPlace {
  const heading = HEADINGS[(headingLevel ?? 0) - 1];
  if (headingLevel !== null && heading !== undefined) return { style: heading };
  return { style: "ListParagraph", level: Math.min(itemDepth, ITEM_LEVELS - 1) };
}

function* marksInBlock(block: Block): Generator<number> {
  if (block.type === "paragraph") yield* marksIn(block.children);
  if (block.type === "blockquote") for (const child of block.children) yield* marksInBlock(child);
}

/** First letters of at most three words; of a Chinese name the last two characters, as its readers are called. */
function initialsOf(name: string): string {
  if (/^\p{Script=Han}+$/u.test(name)) return Array.from(name).slice(-2).join("");
  return name
    .split(/[\s._-]+/u)
    .flatMap((word) => Array.from(word).slice(0, 1))
    .slice(0, 3)
    .join("")
    .toUpperCase();
}
