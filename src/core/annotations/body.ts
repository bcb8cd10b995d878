import type { TextRange } from "../text/index.js";
import type { ParsedAnnotation } from "./annotation.js";
import type { AnnotationGrammar } from "./grammar.js";
import { findKindMark } from "./kindMarks.js";
import { readTags } from "./tags.js";

/** What a body says (grammar.md, rules 6 to 9). */
export type BodyReading = Pick<
  ParsedAnnotation,
  "text" | "kind" | "kindMark" | "done" | "tags" | "reader" | "date"
>;

/** A body as it stands in a text. */
export interface Body {
  /** Everything between the brackets. */
  readonly raw: string;
  /** Where `raw` begins, in the coordinates of `replies` and of the result. */
  readonly start: number;
  /** Where the replies are, brackets included, sorted. */
  readonly replies: readonly TextRange[];
}

/** A stretch of a body between its replies; `at` is its place in the joined text. */
interface OwnPart extends TextRange {
  readonly at: number;
}

/** What a head says, and how many units it is long with the white space before it. */
interface Head {
  readonly reader: string | null;
  readonly date: string | null;
  readonly length: number;
}

const NO_HEAD: Head = { reader: null, date: null, length: 0 };
const HEAD = /^\s*@([^\s:：@#]{1,64})(?:[^\S\r\n]+(\d{4}-\d{2}-\d{2}))?[:：]/;

/**
 * Reads a body: head, then the kind's mark at its start or end, then text and tags. Works on the parts between the
 * replies only, so that reading all bodies of a deep nest costs no more than its text.
 *
 * @param body The body with its place and its replies.
 * @param grammar The marks to look for.
 * @returns `kindMark` in the coordinates of `body.start`.
 */
export function readBody(body: Body, grammar: AnnotationGrammar): BodyReading {
  const parts = splitOwnParts(body);
  // A line break stands where a reply was: it ends words and tags, and neither a head nor a mark holds one.
  const own = parts.length === 1 ? body.raw : parts.map((part) => sliceBody(body, part)).join("\n");
  const head = readHead(own, grammar);
  const content = trimRange(own, { start: head.length, end: own.length });
  const trimmed = own.slice(content.start, content.end);
  const mark = findKindMark(trimmed, grammar.marks);
  const { reader, date } = head;
  if (mark === null) {
    const text = joinOwnText(body, parts, content);
    const tags = readTags(trimmed);
    return { text, kind: "comment", kindMark: null, done: false, tags, reader, date };
  }
  const { length } = mark.text;
  const markAt = mark.side === "start" ? content.start : content.end - length;
  const rest = trimRange(
    own,
    mark.side === "start"
      ? { start: markAt + length, end: content.end }
      : { start: content.start, end: markAt },
  );
  const start = toSourceOffset(parts, markAt);
  return {
    text: joinOwnText(body, parts, rest),
    kind: mark.kind,
    kindMark: { start, end: start + length },
    done: mark.isDone,
    tags: readTags(own.slice(rest.start, rest.end)),
    reader,
    date,
  };
}

/** A head is `@name` or `@name 2026-05-01`, then a colon; with a date that no calendar has, it is all text (rule 7). */
function readHead(own: string, grammar: AnnotationGrammar): Head {
  const match = HEAD.exec(own);
  if (match === null) return NO_HEAD;
  const [whole, reader = "", date] = match;
  if (grammar.mayHold(reader) || (date !== undefined && !isCalendarDate(date))) return NO_HEAD;
  return { reader, date: date ?? null, length: whole.length };
}

function isCalendarDate(date: string): boolean {
  const [year = 0, month = 0, day = 0] = date.split("-").map(Number);
  const isLeapYear = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  const days = [31, isLeapYear ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
  return day >= 1 && day <= (days[month - 1] ?? 0);
}

function splitOwnParts(body: Body): readonly OwnPart[] {
  const parts: OwnPart[] = [];
  let { start } = body;
  let at = 0;
  for (const reply of body.replies) {
    parts.push({ start, end: reply.start, at });
    at += reply.start - start + 1;
    start = reply.end;
  }
  parts.push({ start, end: body.start + body.raw.length, at });
  return parts;
}

function sliceBody(body: Body, range: TextRange): string {
  return body.raw.slice(range.start - body.start, range.end - body.start);
}

/** The text of a range of the joined parts, without the breaks that stand for replies. */
function joinOwnText(body: Body, parts: readonly OwnPart[], range: TextRange): string {
  let text = "";
  for (const part of parts) {
    const shift = part.start - part.at;
    const start = Math.max(part.start, range.start + shift);
    const end = Math.min(part.end, range.end + shift);
    if (start < end) text += sliceBody(body, { start, end });
  }
  return text.trim();
}

function toSourceOffset(parts: readonly OwnPart[], at: number): number {
  let shift = 0;
  for (const part of parts) {
    if (part.at > at) break;
    shift = part.start - part.at;
  }
  return at + shift;
}

function trimRange(text: string, range: TextRange): TextRange {
  const inner = text.slice(range.start, range.end);
  const start = range.start + inner.length - inner.trimStart().length;
  return { start, end: start + inner.trim().length };
}
