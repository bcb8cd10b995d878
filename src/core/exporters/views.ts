import { ANNOTATION_KINDS } from "../annotations/index.js";
import type { AnnotationKind } from "../annotations/index.js";
import { pathLine } from "../note/index.js";
import { inlineText } from "../summary/index.js";
import type {
  Block,
  ChapterStatistics,
  Inline,
  KindCounts,
  Summary,
  SummaryAnnotation,
  SummaryEntry,
  SummaryPart,
} from "../summary/index.js";
import type { WriteOptions } from "./exporter.js";
import { linkBack } from "./links.js";
import type { LinkBack } from "./links.js";
import { listOf } from "./template.js";
import type { KnownItems, TemplateView } from "./template.js";
import { ENGLISH_WORDS, fill } from "./words.js";
import type { SummaryWords } from "./words.js";

/** How a format writes what stands in a template without being escaped. */
export interface Rendering {
  /** One line. */
  inline(content: readonly Inline[]): string;
  /** The blocks behind the first, of an entry. */
  blocks(blocks: readonly Block[], entry: SummaryEntry): string;
  /** What else templates of the format can say of the summary, of an entry, of an annotation. */
  summary(summary: Summary): TemplateView;
  entry(entry: SummaryEntry, previous: SummaryEntry | null): TemplateView;
  annotation(annotation: SummaryAnnotation, previous: SummaryAnnotation | null): TemplateView;
  /** What entries became when they were written before, where that is known. */
  readonly known?: (entries: readonly SummaryEntry[]) => KnownItems;
}

/** What writes the views of one summary. */
export class ViewWriter {
  readonly words: SummaryWords;
  readonly #rendering: Rendering;
  readonly #options: WriteOptions;
  readonly #link: LinkBack;

  constructor(options: WriteOptions, rendering: Rendering) {
    this.words = options.words ?? ENGLISH_WORDS;
    this.#options = options;
    this.#rendering = rendering;
    this.#link = linkBack(options);
  }

  /** The names of docs/templates.md. */
  summary(summary: Summary): TemplateView {
    const { words } = this;
    const { top, parts, title, statistics, entryCount } = summary;
    const { line } = entryLine(top);
    const used = ANNOTATION_KINDS.filter((kind) => statistics.kinds[kind] > 0);
    return {
      language: words.language,
      title: headTitle(title, words),
      heading: this.#rendering.inline(
        line ?? [{ type: "text", value: title === "" ? words.summary : title }],
      ),
      about: aboutLine(summary, this.#options, words),
      date: this.#options.date ?? null,
      words: wordsView(words),
      top: this.entry(top, null),
      parts: listOf(parts, (part) => this.#part(part)),
      isEmpty: entryCount === 0 && top.annotations.length === 0,
      isTree: summary.isTree,
      statistics: this.#options.hasStatistics === false ? null : this.#statistics(summary),
      kinds: listOf(used, (kind) => this.#kind(kind, statistics.kinds[kind])),
      hasFilter: used.length > 1,
      ...this.#rendering.summary(summary),
    };
  }

  /** One entry with its annotations. */
  entry(entry: SummaryEntry, previous: SummaryEntry | null): TemplateView {
    const { annotations, headingLevel, path } = entry;
    const { line, rest } = entryLine(entry);
    const own = line === null || inlineText(line).trim() === "" ? null : line;
    const instead = (): string => shownLabel(entry, this.words);
    const more = this.#rendering.blocks(rest, entry);
    const kinds = threadKinds(annotations);
    return {
      number: entry.number,
      depth: entry.depth,
      level: headingLevel,
      isHeading: headingLevel !== null,
      label: instead,
      path: path.length === 0 ? null : pathLine(path),
      text: this.#rendering.inline(own ?? [...(line ?? []), { type: "text", value: instead() }]),
      more,
      hasGap: more !== "" || headingLevel !== null,
      isContext: entry.isContext,
      hasText: more !== "" || annotations.length > 0,
      hasAnnotations: annotations.length > 0,
      annotations: listOf(annotations, (annotation, index) => ({
        ...this.#annotation(annotation, annotations[index - 1] ?? null),
        threadKind: kinds[index] ?? null,
      })),
      line: () => entry.place.line,
      start: () => entry.place.start,
      link: () => this.#link(entry.place),
      ...this.#rendering.entry(entry, previous),
    };
  }

  #part({ kind, entries, annotationCount }: SummaryPart): TemplateView {
    const { known } = this.#rendering;
    return {
      kind,
      name: kind === null ? null : this.words.kindHeadings[kind],
      count: annotationCount,
      endsInItem: entries.at(-1)?.headingLevel === null,
      entries: {
        ...listOf(entries, (entry, index) => this.entry(entry, entries[index - 1] ?? null)),
        ...(known === undefined ? {} : { known: known(entries) }),
      },
    };
  }

  #kind(kind: AnnotationKind, count: number): TemplateView {
    return { kind, name: this.words.kinds[kind], heading: this.words.kindHeadings[kind], count };
  }

  #annotation(annotation: SummaryAnnotation, previous: SummaryAnnotation | null): TemplateView {
    const { number, depth, kind, isDone, reader, date, tags, content, below, place } = annotation;
    const { words } = this;
    return {
      number,
      depth,
      isReply: depth > 0,
      answers: annotation.answers,
      kind,
      kindName: kindName(annotation, words),
      isDone,
      reader,
      date,
      tags: listOf(tags, (tag) => ({ tag })),
      below: below.length === 0 ? null : pathLine(below),
      text:
        content.length === 0
          ? this.#rendering.inline([{ type: "text", value: words.emptyAnnotation }])
          : this.#rendering.inline(content),
      line: place.line,
      start: place.start,
      link: this.#link(place),
      ...this.#rendering.annotation(annotation, previous),
    };
  }

  #statistics({ statistics }: Summary): TemplateView {
    const { chapters, kinds, annotationCount, nodeCount, annotatedCount } = statistics;
    const annotated = chapters.filter((chapter) => chapter.annotationCount > 0);
    const others = chapters.length - annotated.length;
    return {
      chapters: listOf(annotated, (chapter) => this.#chapter(chapter)),
      others: others === 0 ? null : fill(this.words.otherChapters, { count: others }),
      kinds: kindsView(kinds, this.words),
      count: annotationCount,
      coverage: percentOf(annotatedCount, nodeCount),
      annotated: annotatedCount,
      nodes: nodeCount,
    };
  }

  #chapter(chapter: ChapterStatistics): TemplateView {
    const { isTop, entry, label, kinds, annotationCount, nodeCount, annotatedCount } = chapter;
    return {
      entry,
      label: shownLabel({ label, ordinal: isTop ? -1 : 0 }, this.words),
      kinds: kindsView(kinds, this.words),
      count: annotationCount,
      coverage: percentOf(annotatedCount, nodeCount),
      annotated: annotatedCount,
      nodes: nodeCount,
    };
  }
}

/** The line that stands for an entry, and its further blocks. A note without a line of its own for all of it has none. */
export function entryLine({ blocks, ordinal }: SummaryEntry): {
  readonly line: readonly Inline[] | null;
  readonly rest: readonly Block[];
} {
  const [first, ...rest] = blocks;
  return first?.type === "paragraph" && ordinal >= 0
    ? { line: first.children, rest }
    : { line: null, rest: blocks };
}

/** Of each annotation and reply the kind of the annotation that its thread began with. */
function threadKinds(annotations: readonly SummaryAnnotation[]): readonly AnnotationKind[] {
  let current: AnnotationKind = "comment";
  return annotations.map(({ depth, kind }) => (current = depth === 0 ? kind : current));
}

/** A label, or the words that stand in its place. */
export function shownLabel(
  { label, ordinal }: Pick<SummaryEntry, "label" | "ordinal">,
  words: SummaryWords,
): string {
  if (label !== "") return label;
  return ordinal < 0 ? words.wholeNote : words.emptyNode;
}

/** What an annotation is called: a plain reply is a reply, and a reply that asks is a question. */
export function kindName({ kind, depth, isDone }: SummaryAnnotation, words: SummaryWords): string {
  const name = depth > 0 && kind === "comment" ? words.reply : words.kinds[kind];
  return isDone ? fill(words.doneKind, { kind: name }) : name;
}

/** What a summary is called: that of something, or just a summary. */
export function headTitle(title: string, words: SummaryWords): string {
  return title === "" ? words.summary : fill(words.summaryOf, { title });
}

/** What there is in a summary, in one line. */
export function aboutLine(
  { title, statistics, isGuess }: Summary,
  { date }: WriteOptions,
  words: SummaryWords,
): string {
  const { annotationCount, replyCount, openCount, readers } = statistics;
  const { nodeCount: nodes, annotatedCount: annotated } = statistics;
  return [
    ...(title === "" ? [] : [headTitle(title, words)]),
    fill(words.annotationCount, { count: annotationCount }),
    ...(replyCount === 0 ? [] : [fill(words.replyCount, { count: replyCount })]),
    ...(openCount === 0 ? [] : [fill(words.openCount, { count: openCount })]),
    ...(nodes === 0
      ? []
      : [fill(words.coverage, { annotated, nodes, percent: percentOf(annotated, nodes) })]),
    ...(isGuess ? [words.guessedTree] : []),
    ...(readers.length === 0 ? [] : [words.readers + words.colon + readers.join(words.comma)]),
    ...(date === undefined ? [] : [fill(words.exportedOn, { date })]),
  ].join(" · ");
}

/** A share in whole percent; 100 only where it is all of them, 0 only where it is none. */
export function percentOf(part: number, whole: number): number {
  if (part === 0 || whole === 0) return 0;
  return part === whole ? 100 : Math.min(99, Math.max(1, Math.round((part / whole) * 100)));
}

function kindsView(kinds: KindCounts, words: SummaryWords): TemplateView[string] {
  return listOf(ANNOTATION_KINDS, (kind) => ({
    kind,
    name: words.kinds[kind],
    count: kinds[kind],
  }));
}

function wordsView(words: SummaryWords): TemplateView {
  const { kinds, kindHeadings, ...rest } = words;
  return { ...rest, kinds: { ...kinds }, kindHeadings: { ...kindHeadings } };
}
