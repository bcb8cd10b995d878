import { pathLine } from "../note/index.js";
import { inlineText } from "../summary/index.js";
import type {
  Block,
  ChapterStatistics,
  Summary,
  SummaryAnnotation,
  SummaryEntry,
} from "../summary/index.js";
import { TextBuilder } from "../text/index.js";
import type { Steps } from "../text/index.js";
import type { SummaryExporter, WriteOptions } from "./exporter.js";
import { linkBack } from "./links.js";
import type { LinkBack } from "./links.js";
import { aboutLine, entryLine, kindName, percentOf, shownLabel } from "./views.js";
import { ENGLISH_WORDS, fill } from "./words.js";
import type { SummaryWords } from "./words.js";

const STEP = "  ";

/** What is deeper is indented no further. */
const DEEPEST = 60;

/** Lines for reading anywhere: the outline by indentation, annotations in square brackets below their nodes. */
export const textExporter: SummaryExporter = {
  id: "text",
  extension: "txt",
  mediaType: "text/plain",
  *write(summary, options) {
    return yield* new TextWriter(options).write(summary);
  },
};

class TextWriter {
  readonly #words: SummaryWords;
  readonly #options: WriteOptions;
  readonly #link: LinkBack;
  readonly #out = new TextBuilder();

  constructor(options: WriteOptions) {
    this.#options = options;
    this.#words = options.words ?? ENGLISH_WORDS;
    this.#link = linkBack(options);
  }

  *write(summary: Summary): Steps<readonly string[]> {
    const words = this.#words;
    const { top, title, parts, entryCount } = summary;
    if (this.#options.hasByteOrderMark === true) this.#out.push("\uFEFF");
    this.#line(0, top.label === "" ? title || words.summary : top.label);
    this.#line(0, aboutLine(summary, this.#options, words));
    this.#blocks(entryLine(top).rest, 0);
    this.#annotations(top.annotations, 0);
    if (entryCount === 0 && top.annotations.length === 0) this.#line(0, `\n${words.nothing}`);
    for (const { kind, annotationCount, entries } of parts) {
      this.#out.push("\n");
      if (kind !== null) this.#line(0, `${words.kindHeadings[kind]} (${annotationCount})\n`);
      for (const [index, entry] of entries.entries()) {
        this.#entry(entry, index);
        yield;
      }
    }
    if (this.#options.hasStatistics !== false) this.#statistics(summary);
    return this.#out.parts;
  }

  #entry(entry: SummaryEntry, index: number): void {
    const { depth, annotations, path, headingLevel } = entry;
    const indentation = Math.min(depth - 1, DEEPEST);
    if (headingLevel !== null && index > 0) this.#out.push("\n");
    const { line: content, rest } = entryLine(entry);
    const line = inlineText(content ?? []) || shownLabel(entry, this.#words);
    this.#line(indentation, pathLine([...path, line]), this.#link(entry.place));
    this.#blocks(rest, indentation + 1);
    this.#annotations(annotations, indentation + 1);
  }

  #blocks(blocks: readonly Block[], indentation: number): void {
    for (const block of blocks) {
      switch (block.type) {
        case "paragraph": {
          const text = inlineText(block.children);
          if (text !== "") this.#line(indentation, text);
          break;
        }
        case "code":
          for (const line of block.value.split("\n")) this.#line(indentation, line);
          break;
        case "blockquote":
          this.#blocks(block.children, Math.min(indentation + 1, DEEPEST));
      }
    }
  }

  #annotations(annotations: readonly SummaryAnnotation[], indentation: number): void {
    for (const annotation of annotations) {
      const { reader, date, below, depth, text, place } = annotation;
      const head = [
        kindName(annotation, this.#words),
        ...(reader === null ? [] : [reader]),
        ...(date === null ? [] : [date]),
        ...(below.length === 0 ? [] : [pathLine(below)]),
      ].join(" · ");
      const said = text === "" ? this.#words.emptyAnnotation : text;
      this.#line(
        Math.min(indentation + 1 + depth, DEEPEST),
        `[${head}] ${said}`,
        this.#link(place),
      );
    }
  }

  #statistics({ statistics }: Summary): void {
    const { chapters } = statistics;
    const annotated = chapters.filter(({ annotationCount }) => annotationCount > 0);
    if (annotated.length === 0) return;
    this.#line(0, `\n${this.#words.statistics}`);
    for (const chapter of annotated) this.#chapter(chapter);
    const count = chapters.length - annotated.length;
    if (count > 0) this.#line(1, fill(this.#words.otherChapters, { count }));
  }

  #chapter({ label, isTop, annotationCount, annotatedCount, nodeCount }: ChapterStatistics): void {
    const words = this.#words;
    const percent = percentOf(annotatedCount, nodeCount);
    const values = { annotated: annotatedCount, nodes: nodeCount, percent };
    const coverage = nodeCount === 0 ? "" : ` · ${fill(words.coverage, values)}`;
    const count = fill(words.annotationCount, { count: annotationCount });
    this.#line(
      1,
      `${shownLabel({ label, ordinal: isTop ? -1 : 0 }, words)}${words.colon}${count}${coverage}`,
    );
  }

  #line(indentation: number, text: string, link: string | null = null): void {
    const address = link === null ? "" : ` <${link}>`;
    this.#out.push(`${STEP.repeat(indentation)}${text}${address}\n`);
  }
}
