import type { TextRange } from "../text/index.js";

/** What an annotation itself says, at the offsets of its body. */
export interface OwnBody {
  /** The body with white space instead of its replies and, in a block quote, of the quote's marks. */
  readonly content: string;
  /** Where head, kind mark and the white space around them leave text, in `content`; empty at the place for it. */
  readonly text: TextRange;
}

/** An annotation as far as its body goes; a reply is a range. */
export interface BodySource {
  readonly body: string;
  readonly bodyStart: number;
  readonly replies: readonly TextRange[];
  readonly reader: string | null;
  readonly kindMark: TextRange | null;
}

/** The marks of a block quote at the start of a line: within a body they are nothing else. */
const QUOTE_MARKS = /(?<=\n)[^\S\n]*(?:>[^\S\n]?)+/g;

/** The body of an annotation in a block quote as its reader wrote it. */
export function withoutQuoteMarks(body: string): string {
  return body.replace(QUOTE_MARKS, "");
}

/**
 * The part of a body that is the annotation's own, at its offsets (grammar.md, rules 6 to 9).
 *
 * @returns offsets that count from `annotation.bodyStart`
 */
export function ownBody(annotation: BodySource): OwnBody {
  const content = blankReplies(annotation);
  // A head ends at its colon, which no name and no date holds.
  const headEnd = annotation.reader === null ? 0 : content.search(/[:：]/) + 1;
  let text = trimmed(content, { start: headEnd, end: content.length });
  const mark = annotation.kindMark;
  if (mark !== null) {
    const start = mark.start - annotation.bodyStart;
    const end = mark.end - annotation.bodyStart;
    text = trimmed(
      content,
      start <= text.start ? { start: end, end: text.end } : { start: text.start, end: start },
    );
  }
  return { content, text };
}

function blankReplies({ body: raw, bodyStart, replies }: BodySource): string {
  const body = raw.replace(QUOTE_MARKS, blank);
  let content = "";
  let at = 0;
  for (const reply of replies) {
    content += body.slice(at, reply.start - bodyStart);
    content += " ".repeat(reply.end - reply.start);
    at = reply.end - bodyStart;
  }
  return content + body.slice(at);
}

function blank(marks: string): string {
  return " ".repeat(marks.length);
}

/** A range without the white space at its ends; where nothing else is in it, its start. */
function trimmed(content: string, { start, end }: TextRange): TextRange {
  const inner = content.slice(start, end);
  const text = inner.trim();
  const from = text === "" ? start : start + inner.length - inner.trimStart().length;
  return { start: from, end: from + text.length };
}
