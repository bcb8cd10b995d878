import type { AnnotationKind } from "../annotations/index.js";
import { pathLine } from "../note/index.js";
import type { Annotation, Note, NoteNode } from "../note/index.js";
import { sortedSteps } from "../text/index.js";
import type { Steps } from "../text/index.js";

/** Words of the editor's language in a reader text. */
export interface ReaderTextWords {
  /** The heading over everything. */
  readonly title: string;
  /** The line below it. */
  readonly summary: string;
  readonly kinds: Readonly<Record<AnnotationKind, string>>;
  readonly reply: string;
  readonly done: string;
  readonly emptyNode: string;
  readonly emptyAnnotation: string;
  /** What stands between who wrote and what was written. */
  readonly colon: string;
}

/** What a reader has written in a note, as a text of its own. */
export interface ReaderText {
  /** Markdown, with "\n" as line break. */
  readonly text: string;
  /** Where in the text the annotation or node at a place of the note is: the last that starts there or before. */
  readerOffset(noteOffset: number): number;
  /** Where in the note the annotation or node of a place of the text is; 0 above the first. */
  noteOffset(readerOffset: number): number;
}

/** Markdown has six levels of headings, and the title takes the first. */
const DEEPEST_HEADING = 6;

/** How many labels the heading of a node has that lies deeper than headings go. */
const LABELS_BELOW = 3;

/** Replies are indented no deeper than this many steps. */
const DEEPEST_REPLY = 12;

/**
 * Writes the annotations of a note under the headings of their hosts: the outline as far as something is annotated, from
 * the top down also where the note has children before their parents. What speaks of a node stands before what speaks
 * of the nodes below it.
 */
export function* readerTextSteps(note: Note, words: ReaderTextWords): Steps<ReaderText> {
  const top = yield* annotatedOutline(note);
  const writer = new Writer(words);
  const waiting = [top];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (next.node !== null && (next.level <= DEEPEST_HEADING || next.annotations.length > 0)) {
      writer.writeHeading(next);
    }
    for (const annotation of next.annotations) {
      writer.writeAnnotation(annotation);
      yield;
    }
    for (let at = next.below.length - 1; at >= 0; at--) {
      waiting.push(next.below[at] as AnnotatedNode);
    }
    yield;
  }
  const { entries } = writer;
  const byNote = yield* sortedSteps(entries, (one, other) => one.start - other.start);
  return {
    text: writer.text,
    readerOffset: (offset) => lastUpTo(byNote, "start", offset)?.at ?? 0,
    noteOffset: (offset) => lastUpTo(entries, "from", offset)?.target ?? 0,
  };
}

/** A node that annotations speak of, or that stands above one. */
interface AnnotatedNode {
  /** Null for what stands above all nodes. */
  readonly node: NoteNode | null;
  readonly above: AnnotatedNode | null;
  /** Of its heading, as if there were no deepest. */
  readonly level: number;
  readonly annotations: Annotation[];
  readonly below: AnnotatedNode[];
}

function* annotatedOutline(note: Note): Steps<AnnotatedNode> {
  const top: AnnotatedNode = { node: null, above: null, level: 1, annotations: [], below: [] };
  const known = new Map<number, AnnotatedNode>();
  let annotation = note.annotationAfter(-1);
  while (annotation !== null) {
    const missing: NoteNode[] = [];
    let host: NoteNode | null = annotation.host;
    for (; host !== null && !known.has(host.key); host = host.parent) {
      if (host.type !== "root" && !host.isAnnotationOnly) missing.push(host);
      if (missing.length % 64 === 63) yield;
    }
    let at = (host === null ? null : known.get(host.key)) ?? top;
    for (let node = missing.pop(); node !== undefined; node = missing.pop()) {
      const below = { node, above: at, level: at.level + 1, annotations: [], below: [] };
      at.below.push(below);
      known.set(node.key, below);
      at = below;
    }
    at.annotations.push(annotation);
    annotation = note.annotationAfter(annotation.start);
    yield;
  }
  return top;
}

/** Something of the note in the text that is written. */
interface Entry {
  /** Where its line starts in the text. */
  readonly from: number;
  /** Where its words start in the text. */
  readonly at: number;
  /** Where it starts in the note. */
  readonly start: number;
  /** Where a cursor goes in the note. */
  readonly target: number;
}

class Writer {
  readonly entries: Entry[] = [];
  readonly #words: ReaderTextWords;
  readonly #pieces: string[] = [];
  #length = 0;

  constructor(words: ReaderTextWords) {
    this.#words = words;
    this.#write(`# ${words.title}\n\n${words.summary}\n`);
  }

  get text(): string {
    return this.#pieces.join("");
  }

  writeHeading(annotated: AnnotatedNode): void {
    const { node, level } = annotated;
    if (node === null) return;
    this.#write("\n");
    const from = this.#length;
    this.#write(`${"#".repeat(Math.min(level, DEEPEST_HEADING))} `);
    this.entries.push({ from, at: this.#length, start: node.start, target: node.start });
    this.#write(`${this.#headingOf(annotated, node)}\n`);
    if (annotated.annotations.length > 0) this.#write("\n");
  }

  /** Writes an annotation with its replies. */
  writeAnnotation(annotation: Annotation): void {
    if (this.entries.length === 0) this.#write("\n");
    const waiting = [{ annotation, depth: 0 }];
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
      this.#writeItem(next.annotation, next.depth);
      const { replies } = next.annotation;
      for (let at = replies.length - 1; at >= 0; at--) {
        waiting.push({ annotation: replies[at] as Annotation, depth: next.depth + 1 });
      }
    }
  }

  #writeItem(annotation: Annotation, depth: number): void {
    const { kind, reader, date, done, start, bodyStart } = annotation;
    const { kinds, reply, done: doneWord, colon } = this.#words;
    const indentation = "  ".repeat(Math.min(depth, DEEPEST_REPLY));
    const head = [
      `**${depth > 0 && kind === "comment" ? reply : kinds[kind]}**`,
      ...(done ? [doneWord] : []),
      ...(reader === null ? [] : [`@${reader}`]),
      ...(date === null ? [] : [date]),
    ];
    const from = this.#length;
    this.#write(`${indentation}- ${head.join(" · ")}${colon}`);
    this.entries.push({ from, at: this.#length, start, target: bodyStart });
    this.#write(`${this.#linesOf(annotation, `${indentation}  `)}\n`);
  }

  /** What the annotation says; further lines are kept from being read as headings, quotes or items. */
  #linesOf({ words }: Annotation, indentation: string): string {
    const [first = "", ...more] = words.split(/[ \t]*\r?\n[ \t]*/u);
    if (words === "") return this.#words.emptyAnnotation;
    return [
      first,
      ...more.map((line) =>
        line === ""
          ? ""
          : indentation +
            line.replace(/^(?=[#>*+=~`|-])/u, "\\").replace(/^(\d{1,9})(?=[.)])/u, "$1\\"),
      ),
    ].join("\n");
  }

  /** The node's label; behind those of the nodes above it that have no heading of their own. */
  #headingOf(annotated: AnnotatedNode, node: NoteNode): string {
    const labels: string[] = [];
    let at: AnnotatedNode | null = annotated;
    while (at?.node && at.level >= DEEPEST_HEADING && labels.length < LABELS_BELOW) {
      labels.push(this.#labelOf(at.node));
      at = at.above;
    }
    if (labels.length === 0) return this.#labelOf(node);
    if ((at?.level ?? 0) >= DEEPEST_HEADING) labels.push("…");
    return pathLine(labels.reverse());
  }

  #labelOf({ label }: NoteNode): string {
    return label === "" ? this.#words.emptyNode : label;
  }

  #write(piece: string): void {
    this.#pieces.push(piece);
    this.#length += piece.length;
  }
}

function lastUpTo(
  entries: readonly Entry[],
  side: "start" | "from",
  offset: number,
): Entry | undefined {
  let low = 0;
  let high = entries.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((entries[middle]?.[side] ?? Infinity) <= offset) low = middle + 1;
    else high = middle;
  }
  return entries[low - 1];
}
