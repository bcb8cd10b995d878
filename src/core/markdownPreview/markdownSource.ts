import type { AnnotationGrammar, ParsedAnnotation } from "../annotations/index.js";
import { authorParts } from "../annotations/index.js";
import { noteOutline } from "../note/index.js";
import type { Note } from "../note/index.js";
import { takeOutBrackets } from "../separation/index.js";
import { finished, TextBuilder } from "../text/index.js";
import type { TextRange } from "../text/index.js";
import { mapLines } from "./lines.js";
import type { LineMap } from "./lines.js";
import { placeholdersFor } from "./placeholders.js";
import type { Placeholders } from "./placeholders.js";

/** What markdown-it is to read in place of a note. */
export interface MarkdownSource {
  readonly text: string;
  readonly lines: LineMap;
}

/** The same with placeholders for the annotations. */
export interface MarkedSource extends MarkdownSource {
  readonly placeholders: Placeholders;
  readonly annotations: NumberedAnnotations;
}

/**
 * A note with a placeholder for each annotation; null where there is none that the note does not have itself. The
 * escapes of the grammar are undone (grammar.md, rule 1).
 */
export function markedSource(note: Note): MarkedSource | null {
  const placeholders = placeholdersFor(note.text);
  if (placeholders === null) return null;
  const { text: author, removed, places, parsed } = finished(takeOutBrackets(note));
  const annotations = new NumberedAnnotations(note, placeholders);
  const text = new TextBuilder();
  let copied = 0;
  for (const [index, at] of places.entries()) {
    const before = author.slice(copied, at);
    text.push(before);
    const { start } = removed[index] as TextRange;
    text.push(annotations.add(parsed[index] as ParsedAnnotation, start, before.slice(-1)));
    copied = at;
  }
  text.push(author.slice(copied));
  const lines = mapLines(note.text, removed);
  return { text: text.toString(), lines, placeholders, annotations };
}

/** An annotation that has a placeholder. */
export interface NumberedAnnotation {
  readonly parsed: ParsedAnnotation;
  /** With its brackets, as it stands in the note. */
  readonly raw: string;
  readonly open: string;
  readonly close: string;
  readonly isReply: boolean;
}

interface PlacedAnnotation extends NumberedAnnotation {
  /** Where it starts in the note. */
  readonly start: number;
}

/** The annotations by the numbers of their placeholders; replies get theirs when the body is asked for. */
export class NumberedAnnotations {
  readonly #all: PlacedAnnotation[] = [];
  readonly #note: Note;
  readonly #grammar: AnnotationGrammar;
  readonly #placeholders: Placeholders;

  constructor(note: Note, placeholders: Placeholders) {
    this.#note = note;
    this.#grammar = noteOutline(note).grammar;
    this.#placeholders = placeholders;
  }

  /** Adds an annotation that starts there in the note, and gives its placeholder, to be put behind `before`. */
  add(parsed: ParsedAnnotation, start: number, before: string): string {
    return this.#put({ parsed, start, isReply: false }, before);
  }

  #put(placed: Pick<PlacedAnnotation, "parsed" | "start" | "isReply">, before: string): string {
    const { parsed, start } = placed;
    const raw = this.#note.slice(start, start + parsed.end - parsed.start);
    const open = raw.slice(0, parsed.bodyStart - parsed.start);
    const close = raw.slice(parsed.bodyEnd - parsed.start);
    const number = this.#all.push({ ...placed, raw, open, close }) - 1;
    return this.#placeholders.write(number, before);
  }

  /** The annotation with a number; undefined for one that was never given. */
  get(number: number): NumberedAnnotation | undefined {
    return this.#all[number];
  }

  /** The body as Markdown: placeholders for the replies, without escapes and without the marks of quotes. */
  bodyOf(number: number): string {
    const { parsed, start } = this.#all[number] as PlacedAnnotation;
    const { body, bodyStart, replies } = parsed;
    const own = replies.map((reply) => ({
      start: reply.start - bodyStart,
      end: reply.end - bodyStart,
    }));
    let text = "";
    for (const [index, part] of authorParts(body, own, this.#grammar).entries()) {
      text += part;
      const reply = replies[index];
      if (reply === undefined) continue;
      const at = start + reply.start - parsed.start;
      text += this.#put({ parsed: reply, start: at, isReply: true }, part.slice(-1));
    }
    return text.replace(QUOTE_MARKS, "$1");
  }
}

/** A line of a paragraph that begins with such a mark stands in a quote: anywhere else it would begin one. */
const QUOTE_MARKS = /(\r\n?|\n)[ \t]*(?:>[ \t]?)+/g;
