import { HeadingLevel, Packer, Paragraph } from "docx";
import type { FileChild, ICommentOptions, IParagraphOptions } from "docx";
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
import { linkRun, marksIn, paragraphRuns, wordsRun } from "./docxRuns.js";
import { statisticsTable } from "./docxTable.js";

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
    const { words } = writer;
    const file = wordDocument(headTitle(summary.title, words), words, writer);
    return Packer.toArrayBuffer(file).then((bytes) => new Uint8Array(bytes));
  },
};

const HEADINGS = [
  HeadingLevel.HEADING_1,
  HeadingLevel.HEADING_1,
  HeadingLevel.HEADING_2,
  HeadingLevel.HEADING_3,
  HeadingLevel.HEADING_4,
  HeadingLevel.HEADING_5,
] as const;

/** A comment of which nobody knows the day: the package would write the present one. */
const UNDATED: Date = Object.assign(new Date(0), { toISOString: () => undefined });

class WordWriter {
  readonly words: SummaryWords;
  readonly children: FileChild[] = [];
  readonly comments: ICommentOptions[] = [];
  readonly #options: WriteOptions;
  readonly #link: LinkBack;

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
    this.#entry(top, line, { heading: HeadingLevel.TITLE });
    this.#paragraph([wordsRun(aboutLine(summary, this.#options, words), { style: "Quiet" })]);
    this.#blocks(top, 0);
    const isEmpty = entryCount === 0 && top.annotations.length === 0;
    if (isEmpty) this.#paragraph([wordsRun(words.nothing)]);
    for (const { kind, annotationCount, entries } of parts) {
      if (kind !== null) {
        const name = `${words.kindHeadings[kind]} (${annotationCount})`;
        this.#paragraph([wordsRun(name)], { heading: HeadingLevel.HEADING_1 });
      }
      for (const entry of entries) {
        this.#entry(entry, this.#lineOf(entry), placeOf(entry));
        this.#blocks(entry, entry.headingLevel === null ? indentOf(entry.itemDepth) : 0);
        yield;
      }
    }
    if (this.#options.hasStatistics !== false) this.#statistics(summary);
  }

  /** The line of an entry, with its comments: at their marks, or at all of it. */
  #entry(entry: SummaryEntry, line: readonly Inline[], place: IParagraphOptions): void {
    const threads = this.#threads(entry.annotations);
    const marked = new Set([
      ...marksIn(line),
      ...entryLine(entry).rest.flatMap((block) => [...marksInBlock(block)]),
    ]);
    const atEnd = [...threads].flatMap(([number, ids]) => (marked.has(number) ? [] : ids));
    this.#commentsOf = (number) => threads.get(number) ?? [];
    const link = this.#link(entry.place);
    this.#paragraph(
      [
        ...paragraphRuns(line, this.#commentsOf, atEnd),
        ...(link === null ? [] : [wordsRun(" "), linkRun(link, "↗")]),
      ],
      place,
    );
  }

  #commentsOf: (number: number) => readonly number[] = () => [];

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
        this.#paragraph(paragraphRuns(block.children, this.#commentsOf), { indent: { left } });
        break;
      case "code":
        for (const line of block.value.split("\n")) {
          this.#paragraph([wordsRun(line, { style: "Code" })], { indent: { left } });
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
      const { number, depth } = annotation;
      if (depth === 0) current = number;
      threads.set(current, [...(threads.get(current) ?? []), number]);
      this.comments.push(this.#comment(annotation, depth === 0 ? null : current));
    }
    return threads;
  }

  #comment(annotation: SummaryAnnotation, parent: number | null): ICommentOptions {
    const { number, kind, isDone, reader, date, content, below, place } = annotation;
    const { words } = this;
    const said: readonly Inline[] =
      content.length === 0 ? [{ type: "text", value: words.emptyAnnotation }] : content;
    const head = [
      ...(parent === null ? [] : ["Re:"]),
      ...(parent !== null && kind === "comment" ? [] : [kindName(annotation, words) + words.colon]),
      ...(below.length === 0 ? [] : [pathLine(below) + words.colon]),
    ].join(" ");
    const link = this.#link(place);
    const children = [
      wordsRun(`${head.trimEnd()} `, { bold: true }),
      ...paragraphRuns(said, () => []),
      ...(link === null ? [] : [wordsRun(" "), wordsRun(`<${link}>`, { style: "Quiet" })]),
    ];
    return {
      id: number,
      author: reader ?? "",
      initials: initialsOf(reader ?? ""),
      date: dateOf(date),
      children: [new Paragraph({ children })],
      ...(parent === null ? {} : { parentId: parent }),
      ...(isDone ? { resolved: true } : {}),
    };
  }

  #statistics({ statistics }: Summary): void {
    this.#paragraph([wordsRun(this.words.statistics)], { heading: HeadingLevel.HEADING_1 });
    this.children.push(statisticsTable(statistics, this.words));
  }

  #paragraph(
    children: IParagraphOptions["children"] & object,
    place: IParagraphOptions = {},
  ): void {
    this.children.push(new Paragraph({ ...place, children }));
  }
}

/** Midnight of a day; what is no day of the calendar is not dated. */
function dateOf(date: string | null): Date {
  const day = new Date(`${date ?? ""}T00:00:00Z`);
  return Number.isNaN(day.getTime()) ? UNDATED : day;
}

function placeOf({ headingLevel, itemDepth }: SummaryEntry): IParagraphOptions {
  const heading = HEADINGS[(headingLevel ?? 0) - 1];
  if (headingLevel !== null && heading !== undefined) return { heading };
  return { numbering: { reference: ITEMS, level: Math.min(itemDepth, ITEM_LEVELS - 1) } };
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
