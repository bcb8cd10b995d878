import { findTags } from "../annotations/index.js";
import type { AnnotationGrammar, AnnotationKind } from "../annotations/index.js";
import { noteOutline } from "../note/index.js";
import type { Note } from "../note/index.js";
import type { BodyAt } from "./bodyAt.js";
import { bodyAt } from "./bodyAt.js";
import type { UsedWord } from "./usedWords.js";

/** What can be written at a cursor, and where. Offsets count in the note. */
export interface CompletionPlace {
  readonly what: "tag" | "reader" | "date" | "mark";
  /** What is there of it already: from its `#` or `@`, or its first digit or letter. */
  readonly start: number;
  /** The cursor. */
  readonly cursor: number;
  /** Where the word ends that the cursor is in. */
  readonly end: number;
  /** What is to stand before and behind the word. */
  readonly lead: string;
  readonly trail: string;
}

/** One thing that can be written. */
export interface Suggestion {
  /** What it is called in a list. */
  readonly label: string;
  /** What is put in. */
  readonly insert: string;
  /** How many annotations have it; null for what is not counted. */
  readonly count: number | null;
  /** The kind that a mark sets, and whether it also says: done. */
  readonly kind: AnnotationKind | null;
  readonly isDone: boolean;
}

/** What suggestions are made from. */
export interface SuggestionSource {
  readonly tags: readonly UsedWord[];
  readonly readers: readonly UsedWord[];
  /** The reader who writes here, or null. */
  readonly reader: string | null;
  /** The ISO date of today. */
  readonly today: string;
}

const TAG_START = /#[\p{L}\p{M}\p{Nd}_/-]*$/u;
const TAG_REST = /^[\p{L}\p{M}\p{Nd}_/-]*/u;
const NAME_START = /^(\s*)@[^\s:：@#]{0,64}$/u;
const NAME_REST = /^[^\s:：@#]*(?=(?:[^\S\r\n]+\d{4}-\d{2}-\d{2})?[:：])/u;
const DATE_START = /^\s*@[^\s:：@#]{1,64}[^\S\r\n]+([\d-]*)$/u;
const DATE_REST = /^[\d-]*(?=[:：])/u;
const HEAD = /^\s*@[^\s:：@#]{1,64}(?:[^\S\r\n]+\d{4}-\d{2}-\d{2})?[:：]/u;

/**
 * What can be written at a cursor in an annotation: a tag behind `#` and wherever a word may begin, a reader behind `@`
 * at the start, a date behind `@name `, and at the start also a mark of a kind. Empty in the author's text and in code.
 *
 * @throws TypeError for a note that `parseNote` did not make
 */
export function completionPlaces(note: Note, cursor: number): readonly CompletionPlace[] {
  const body = bodyAt(note, cursor);
  if (body === null) return [];
  const at = cursor - body.start;
  const head = headPlace(body, at);
  if (head !== null) return [head];
  const mark = markPlace(body, at, noteOutline(note).grammar);
  const tag = tagPlace(body, at);
  return [...(mark === null ? [] : [mark]), ...(tag === null ? [] : [tag])];
}

/** What can be written at a place, the best first. */
export function suggestionsFor(
  place: CompletionPlace,
  source: SuggestionSource,
  grammar: AnnotationGrammar,
): readonly Suggestion[] {
  const put = (label: string, more: Partial<Suggestion> = {}): Suggestion => ({
    label,
    insert: place.lead + label + place.trail,
    count: null,
    kind: null,
    isDone: false,
    ...more,
  });
  switch (place.what) {
    case "tag":
      return source.tags.map(({ name, count }) => put(`#${name}`, { count }));
    case "reader":
      return readersOf(source).flatMap(({ name, count }) => [
        put(`@${name}`, { count }),
        // With a head's colon behind the name there may be a date already.
        ...(place.trail === "" ? [] : [put(`@${name} ${source.today}`)]),
      ]);
    case "date":
      return [put(source.today)];
    case "mark":
      return marksOf(grammar).map(({ mark, kind, isDone }) => {
        const trail = /[\x21-\x7e]$/u.test(mark) ? " " : "";
        return put(mark, { kind, isDone, insert: mark + trail });
      });
  }
}

function headPlace({ start, content }: BodyAt, at: number): CompletionPlace | null {
  const before = content.slice(0, at);
  const behind = content.slice(at);
  const date = DATE_START.exec(before)?.[1];
  const name = NAME_START.exec(before)?.[1];
  const from = date === undefined ? name?.length : at - date.length;
  if (from === undefined) return null;
  const rest = (date === undefined ? NAME_REST : DATE_REST).exec(behind);
  return {
    what: date === undefined ? "reader" : "date",
    start: start + from,
    cursor: start + at,
    end: start + at + (rest?.[0].length ?? 0),
    lead: "",
    trail: rest === null ? ": " : "",
  };
}

function markPlace(
  { start, content, markEnd }: BodyAt,
  at: number,
  grammar: AnnotationGrammar,
): CompletionPlace | null {
  const head = HEAD.exec(content)?.[0].length ?? 0;
  if (at < head || markEnd >= at) return null;
  const typed = content.slice(head, at).trimStart();
  const lower = typed.toLowerCase();
  if (!marksOf(grammar).some(({ mark }) => mark.toLowerCase().startsWith(lower))) return null;
  const cursor = start + at;
  return { what: "mark", start: cursor - typed.length, cursor, end: cursor, lead: "", trail: "" };
}

function tagPlace(body: BodyAt, at: number): CompletionPlace | null {
  const { start, content, text } = body;
  const before = content.slice(text.start, at);
  const typed = TAG_START.exec(before)?.[0];
  if (typed === undefined) return newTagPlace(body, at);
  const behind = content.slice(at);
  const hash = before.length - typed.length;
  if (!isTagAt(`${before.slice(0, hash)}#q ${behind}`, hash)) return null;
  const cursor = start + at;
  const place = { what: "tag", start: cursor - typed.length, cursor, lead: "" } as const;
  // Words behind a `#` that was just typed are no part of the tag.
  return typed === "#"
    ? { ...place, end: cursor, trail: blankBefore(behind) }
    : { ...place, end: cursor + (TAG_REST.exec(behind)?.[0].length ?? 0), trail: "" };
}

/** Where a tag may begin without its `#` being there: behind a blank or a mark of punctuation, and at the start. */
function newTagPlace({ start, content, text }: BodyAt, at: number): CompletionPlace | null {
  const before = content.slice(text.start, at);
  const behind = content.slice(at);
  const isFree =
    before === "" ? !/[\p{L}\p{N}]$/u.test(content.slice(0, at)) : /[\s\p{P}]$/u.test(before);
  const isTag = isTagAt(`${before} #q ${behind}`, before.length + 1);
  if (at < text.start || !isFree || /[@#]$/u.test(before) || !isTag) return null;
  const lead = isTagAt(`${before}#q ${behind}`, before.length) ? "" : " ";
  const cursor = start + at;
  return { what: "tag", start: cursor, cursor, end: cursor, lead, trail: blankBefore(behind) };
}

/** True when the grammar would see a tag there: not in code or an address, nor behind a word. */
function isTagAt(text: string, at: number): boolean {
  for (const { start } of findTags(text)) if (start === at) return true;
  return false;
}

function blankBefore(behind: string): string {
  return TAG_REST.exec(behind)?.[0] === "" ? "" : " ";
}

function readersOf({ readers, reader }: SuggestionSource): readonly UsedWord[] {
  if (reader === null) return readers;
  const used = readers.find(({ name }) => name === reader);
  return [used ?? { name: reader, count: 0 }, ...readers.filter((one) => one !== used)];
}

interface OfferedMark {
  readonly mark: string;
  readonly kind: AnnotationKind;
  readonly isDone: boolean;
}

/** The marks that stand at the start of a body, in the order of the settings. */
function marksOf({ kinds }: AnnotationGrammar): readonly OfferedMark[] {
  return kinds.flatMap(({ kind, startMarks, doneMarks = [] }) => [
    ...startMarks.map((mark) => ({ mark, kind, isDone: false })),
    ...doneMarks.map((mark) => ({ mark, kind, isDone: true })),
  ]);
}
