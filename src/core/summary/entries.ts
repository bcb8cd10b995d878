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

/** What an entry shows. */
export interface EntryWords {
  /** With their replies, numbered. */
  readonly annotations: readonly AnnotationEntry[];
  readonly showing: Showing;
}

/** An entry over a node of the note: what it says is worked out when somebody asks for it. */
export class EntryView implements SummaryEntry {
  #blocks: readonly Block[] | undefined;

  /**
   * Makes the entry.
   * @param ordinal see SummaryEntry
   */
  constructor(
    private readonly source: EntrySource,
    readonly ordinal: number,
    private readonly at: EntryPlace,
    private readonly words: EntryWords,
  ) {}

  /** The same entry in what its note has become, where its node and its annotations say what they said. */
  renewed(source: EntrySource): EntryView {
    const { words } = this;
    const annotations = words.annotations.map((annotation) => annotation.renewed(source));
    return new EntryView(
      source,
      this.ordinal,
      this.at,
      annotations.length === 0 ? words : { ...words, annotations },
    );
  }

  /** The entry in the same place with other words. */
  rewritten(source: EntrySource, annotations: readonly AnnotationEntry[]): EntryView {
    return new EntryView(source, this.ordinal, { ...this.at }, { ...this.words, annotations });
  }

  get identity(): object {
    return this.at;
  }

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

  get annotations(): readonly AnnotationEntry[] {
    return this.words.annotations;
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

  /** Looked up with each question: a summary has as many entries as its note has nodes, and most are asked nothing. */
  private get node(): NoteNode {
    return nodeOf(this.source.note, this.ordinal);
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

/** In which node an annotation stands, and by how many units behind its start. */
interface Standing {
  readonly ordinal: number;
  readonly offset: number;
}

/** Where an annotation stands in its thread, and in the summary. */
interface ThreadPlace {
  readonly number: number;
  readonly depth: number;
  readonly answers: number | null;
  readonly below: readonly string[];
}

/** An annotation of the note in a summary. */
export class AnnotationEntry implements SummaryAnnotation {
  #content: readonly Inline[] | undefined;
  #annotation: Annotation | null;

  /**
   * Makes the annotation.
   * @param annotation null to look it up when something is asked
   */
  constructor(
    private readonly source: EntrySource,
    private readonly standing: Standing,
    private readonly thread: ThreadPlace,
    annotation: Annotation | null,
  ) {
    this.#annotation = annotation;
  }

  /** The same annotation in what its note has become, where it says what it said. */
  renewed(source: EntrySource): AnnotationEntry {
    return new AnnotationEntry(source, this.standing, this.thread, null);
  }

  /** The ordinal of the node in which it stands; -1 for the root of a note that has no line for it. */
  get standsIn(): number {
    return this.standing.ordinal;
  }

  get number(): number {
    return this.thread.number;
  }
  get depth(): number {
    return this.thread.depth;
  }
  get answers(): number | null {
    return this.thread.answers;
  }
  get below(): readonly string[] {
    return this.thread.below;
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

  private get annotation(): Annotation {
    return (this.#annotation ??= this.#find());
  }

  #find(): Annotation {
    const { note } = this.source;
    const { ordinal, offset } = this.standing;
    const found = note.annotationAt(nodeOf(note, ordinal).start + offset);
    if (found === null) throw new RangeError(`No annotation ${offset} units into node ${ordinal}`);
    return found;
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
      const thread = { number, depth, answers, below };
      entries.push(
        new AnnotationEntry(source, standingOf(item.annotation), thread, item.annotation),
      );
      for (const reply of item.annotation.replies.toReversed()) {
        waiting.push({ annotation: reply, depth: depth + 1, answers: number });
      }
    }
  }
  return entries;
}

function standingOf({ node, start }: Annotation): Standing {
  return { ordinal: node.ordinal, offset: start - node.start };
}

/** The node of an ordinal as entries have it: -1 for the root of a note that has no line for it. */
export function nodeOf(note: Note, ordinal: number): NoteNode {
  return ordinal < 0 ? note.root : note.node(ordinal);
}

function placeOf({ note, id }: EntrySource, { start, end }: TextRange): SummaryPlace {
  const { number, from } = noteOutline(note).text.lineAt(start);
  const place = { line: number, column: start - from + 1, start, end };
  return id === undefined ? place : { ...place, note: id };
}
