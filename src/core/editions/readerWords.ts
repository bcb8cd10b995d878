import { compileGrammar, scanAnnotations } from "../annotations/index.js";
import type { AnnotationGrammar, ParsedAnnotation } from "../annotations/index.js";

/** True for a name that the head of an annotation can hold: `@name:` (grammar.md, rule 7). */
export function isReaderName(name: string): boolean {
  const annotation = soleAnnotation(`【@${name}: 】`, compileGrammar());
  return annotation?.reader === name && annotation.text === "";
}

/**
 * An annotation with a reader's name at its head. As it was when it names a reader already, or when it could not be
 * read as one annotation with that name.
 * @param raw the annotation with its brackets
 */
export function withReader(raw: string, name: string, grammar: AnnotationGrammar): string {
  const annotation = soleAnnotation(raw, grammar);
  if (annotation?.reader !== null) return raw;
  const { bodyStart } = annotation;
  const named = `${raw.slice(0, bodyStart)}@${name}: ${raw.slice(bodyStart).trimStart()}`;
  return soleAnnotation(named, grammar)?.reader === name ? named : raw;
}

/** An annotation apart from what answers it. */
export interface Answered {
  /** The annotation without its replies. */
  readonly bare: string;
  /** The replies with their brackets, in order. */
  readonly replies: readonly string[];
}

/** Takes the replies out of an annotation. */
export function takeReplies(raw: string, grammar: AnnotationGrammar): Answered {
  const replies = soleAnnotation(raw, grammar)?.replies ?? [];
  let bare = "";
  let from = 0;
  for (const { start, end } of replies) {
    bare += raw.slice(from, start);
    from = end;
  }
  return {
    bare: bare + raw.slice(from),
    replies: replies.map(({ start, end }) => raw.slice(start, end)),
  };
}

/**
 * An annotation with its replies changed and more of them behind its words. As it was when that would be read as
 * anything else.
 * @param change gives what a reply, with its brackets, becomes
 */
export function changeReplies(
  raw: string,
  change: (reply: string) => string,
  added: readonly string[],
  grammar: AnnotationGrammar,
): string {
  const annotation = soleAnnotation(raw, grammar);
  if (!annotation) return raw;
  let changed = "";
  let from = 0;
  for (const { start, end } of annotation.replies) {
    changed += raw.slice(from, start) + change(raw.slice(start, end));
    from = end;
  }
  const { bodyEnd, replies } = annotation;
  changed += raw.slice(from, bodyEnd) + added.join("") + raw.slice(bodyEnd);
  const count = soleAnnotation(changed, grammar)?.replies.length;
  return count === replies.length + added.length ? changed : raw;
}

/** The annotation that a text is; null when it is anything else. */
function soleAnnotation(raw: string, grammar: AnnotationGrammar): ParsedAnnotation | null {
  const { annotations, problems } = scanAnnotations(raw, grammar);
  const [only] = annotations;
  const isWhole = only?.start === 0 && only.end === raw.length;
  return isWhole && annotations.length === 1 && problems.length === 0 ? only : null;
}
