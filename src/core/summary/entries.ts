import { annotationLine, noteOutline } from "../note/index.js";
import type { Annotation, Note, NoteNode } from "../note/index.js";
import type { AnnotationKind } from "../annotations/index.js";
import { authorBlocks, labelBlocks } from "./authorBlocks.js";
import type { FindNumber } from "./authorBlocks.js";
import type { CollectedAnnotation } from "./collect.js";
import { inlineText, shownLine } from "./content.js";
import type { Block, Inline } from "./content.js";
import { linkedText, readInline, textOf } from "./inlineMarkdown.js";
import { shortenedBlocks, shortenedLine } from "./shorten.js";
import type { SummaryAnnotation, SummaryEntry, SummaryPlace } from "./summary.js";
import type { TextRange } from "../text/index.js";

/** How an entry shows the author's words. */
export type Showing = "full" | "shortened" | "label" | "place";

/** The note that an entry is of. */
export interface EntrySource {
  readonly note: Note;
  /** Which of several notes it is. */
  readonly id?: string;
  /** What it is called, where its root has no line of its own. */
  readonly title?: string;
}

/** Where an entry stands. */
export interface EntryPlace {
  readonly number: number;
  readonly depth: number;
  readonly headingLevel: number | null;
  readonly itemDepth: number;
  readonly path: readonly string[];
  readonly isContext: boolean;
}

/** An entry over a node of the note: what it says is worked out when somebody asks for it. */
export class EntryView implements SummaryEntry {
  #blocks: readonly Block[] | undefined;

  /**
   * Makes the entry.
   * @param annotations with their replies, numbered
   */
  constructor(
    private readonly source: EntrySource,
    private readonly node: NoteNode,
    private readonly at: EntryPlace,
    private readonly words: {
      readonly annotations: readonly SummaryAnnotation[];
      readonly showing: Showing;
    },
  ) {}

  get number(): number {
    return this.at.number;
  }
  get depth(): number {
    return this.at.depth;
  }
  get headingLevel(): number | null {
    return this.at.headingLevel;
  }
  get itemDepth(): number {
    return this.at.itemDepth;
  }
  get path(): readonly string[] {
    return this.at.path;
  }
  get isContext(): boolean {
    return this.at.isContext;
  }

  get annotations(): readonly SummaryAnnotation[] {
    return this.words.annotations;
  }

  get ordinal(): number {
    return this.node.ordinal;
  }

  get label(): string {
    const label = shownLine(this.node.label);
    return label === "" && this.depth > 0 && this.ordinal < 0
      ? shownLine(this.source.title ?? "")
      : label;
  }

  get blocks(): readonly Block[] {
    return (this.#blocks ??= this.#read());
  }

  get place(): SummaryPlace {
    return placeOf(this.source, this.node);
  }

  get span(): TextRange {
    return this.node;
  }

  #read(): readonly Block[] {
    const { showing, annotations } = this.words;
    switch (showing) {
      case "label":
        return labelBlocks(this.node);
      case "place":
        return [{ type: "paragraph", children: [textOf(shortenedLine(this.label))] }];
      default: {
        const blocks = authorBlocks(this.source.note, this.node, numbersOf(annotations));
        return showing === "full" ? blocks : shortenedBlocks(blocks);
      }
    }
  }
}

function numbersOf(annotations: readonly SummaryAnnotation[]): FindNumber {
  if (annotations.length === 0) return () => undefined;
  const numbers = new Map(annotations.map(({ place, number }) => [place.start, number]));
  return (start) => numbers.get(start);
}

/** An annotation of the note in a summary. */
export class AnnotationEntry implements SummaryAnnotation {
  #content: readonly Inline[] | undefined;

  /**
   * Makes the annotation.
   * @param below see SummaryAnnotation
   */
  constructor(
    private readonly source: EntrySource,
    private readonly annotation: Annotation,
    readonly below: readonly string[],
    private readonly thread: {
      readonly number: number;
      readonly depth: number;
      readonly answers: number | null;
    },
  ) {}

  get number(): number {
    return this.thread.number;
  }
  get depth(): number {
    return this.thread.depth;
  }
  get answers(): number | null {
    return this.thread.answers;
  }
  get kind(): AnnotationKind {
    return this.annotation.kind;
  }
  get isDone(): boolean {
    return this.annotation.done;
  }
  get reader(): string | null {
    const { reader } = this.annotation;
    return reader === null ? null : shownLine(reader);
  }
  get date(): string | null {
    return this.annotation.date;
  }
  get tags(): readonly string[] {
    return this.annotation.tags.map(shownLine);
  }

  get content(): readonly Inline[] {
    return (this.#content ??= this.#read());
  }

  get text(): string {
    return inlineText(this.content);
  }

  get place(): SummaryPlace {
    return placeOf(this.source, this.annotation);
  }

  get span(): TextRange {
    return this.annotation;
  }

  #read(): readonly Inline[] {
    const line = annotationLine(this.annotation);
    if (line === "") return [];
    return this.source.note.format === "markdown" ? readInline(line) : linkedText(line);
  }
}

/** Annotations, each followed by its replies, numbered from `next` on. */
export function threadEntries(
  source: EntrySource,
  annotations: readonly CollectedAnnotation[],
  next: number,
): readonly AnnotationEntry[] {
  const entries: AnnotationEntry[] = [];
  for (const { annotation, below } of annotations) {
    const waiting: { annotation: Annotation; depth: number; answers: number | null }[] = [
      { annotation, depth: 0, answers: null },
    ];
    for (let item = waiting.pop(); item !== undefined; item = waiting.pop()) {
      const { depth, answers } = item;
      const number = next + entries.length;
      entries.push(new AnnotationEntry(source, item.annotation, below, { number, depth, answers }));
      for (const reply of item.annotation.replies.toReversed()) {
        waiting.push({ annotation: reply, depth: depth + 1, answers: number });
      }
    }
  }
  return entries;
}

function placeOf({ note, id }: EntrySource, { start, end }: TextRange): SummaryPlace {
  const { number, from } = noteOutline(note).text.lineAt(start);
  const place = { line: number, column: start - from + 1, start, end };
  return id === undefined ? place : { ...place, note: id };
}
