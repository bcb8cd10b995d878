import { MAX_BODY_LENGTH, scanAnnotations } from "../annotations/index.js";
import type { AnnotationGrammar, AnnotationKind } from "../annotations/index.js";
import type { EditRefusalCode } from "./noteEdit.js";

/** Who writes, and when: what a new annotation begins with. */
export interface BodyHead {
  readonly reader: string;
  /** ISO date, or null. */
  readonly date: string | null;
}

/** What words will be once they stand in brackets. */
export interface BodyPreview {
  readonly kind: AnnotationKind;
  readonly done: boolean;
  readonly tags: readonly string[];
  readonly reader: string | null;
  readonly date: string | null;
  readonly text: string;
}

/** A head as the grammar reads one (grammar.md, rule 7), without its colon. */
const TYPED_HEAD = /^\s*@[^\s:：@#]{1,64}(?:[^\S\r\n]+\d{4}-\d{2}-\d{2})?[:：]/;

/**
 * The body that says what the reader typed: the head in front unless the words bring one, brackets escaped so that they
 * are read as themselves, without white space around it and on its lines.
 *
 * @param words what was typed; several lines stay lines
 */
export function composeBody(
  words: string,
  grammar: AnnotationGrammar,
  head: BodyHead | null = null,
): string {
  const lines = words.trim().split(/\s*(?:\r\n?|\n)\s*/u);
  const body = escapeBrackets(lines.join("\n"), grammar);
  if (head === null || TYPED_HEAD.test(body)) return body;
  const writer = head.date === null ? `@${head.reader}` : `@${head.reader} ${head.date}`;
  return `${writer}: ${body}`;
}

/**
 * The body of an annotation that is edited: as `composeBody` makes it, but with the brackets as they were typed where
 * they match, since they are replies.
 */
export function composeEditedBody(words: string, grammar: AnnotationGrammar): string {
  const body = words.trim().replace(/[^\S\r\n]*(?:\r\n?|\n)\s*/gu, "\n");
  const { open, close } = newPair(grammar);
  const raw = `${open}${evenEnd(body)}${close}`;
  const { annotations, problems } = scanAnnotations(raw, grammar);
  const isWhole = annotations[0]?.start === 0 && annotations[0].end === raw.length;
  return isWhole && problems.length === 0 ? evenEnd(body) : escapeBrackets(body, grammar);
}

/**
 * Why a body cannot be written, wherever it is to stand; null for one that can. Blank lines are looked for in what was
 * typed, before `composeBody` joins its lines.
 */
export function bodyFault(words: string, grammar: AnnotationGrammar): EditRefusalCode | null {
  const typed = words.trim();
  if (typed === "") return "empty-body";
  if (/\n\s*\n|\r\s*\r/u.test(typed)) return "blank-line";
  const body = composeBody(typed, grammar);
  if (body.length > MAX_BODY_LENGTH) return "body-too-long";
  return grammar.isAuthorBody(() => body) ? "author-body" : null;
}

/** What typed words will be read as. */
export function previewBody(
  words: string,
  grammar: AnnotationGrammar,
  head: BodyHead | null = null,
): BodyPreview | null {
  const { open, close } = newPair(grammar);
  const body = composeBody(words, grammar, head);
  const { annotations } = scanAnnotations(`${open} ${body} ${close}`, grammar);
  return annotations[0] ?? null;
}

/** The brackets of new annotations: the first pair of the settings. */
export function newPair(grammar: AnnotationGrammar): {
  readonly open: string;
  readonly close: string;
} {
  return grammar.pairs[0] ?? { open: "【", close: "】" };
}

/**
 * A text in which every bracket is literal: one more backslash where an even number stands before it, and where an odd
 * number ends the text, since a bracket is to follow.
 */
export function escapeBrackets(text: string, grammar: AnnotationGrammar): string {
  if (!grammar.mayHold(text)) return evenEnd(text);
  let escaped = "";
  let at = 0;
  for (let token = grammar.findToken(text, 0); token; token = grammar.findToken(text, token.end)) {
    escaped += text.slice(at, token.start);
    if (finalBackslashes(escaped) % 2 === 0) escaped += "\\";
    escaped += text.slice(token.start, token.end);
    at = token.end;
  }
  return evenEnd(escaped + text.slice(at));
}

/** A text that does not escape the bracket that follows it. */
function evenEnd(text: string): string {
  return finalBackslashes(text) % 2 === 0 ? text : `${text}\\`;
}

function finalBackslashes(text: string): number {
  return text.length - text.replace(/\\+$/u, "").length;
}
