import type { TextRange } from "../text/index.js";
import { unescapeBrackets } from "./text.js";
import type { AnnotationGrammar } from "./grammar.js";
import { countBackslashesBefore } from "./visitBrackets.js";

/**
 * A text without its annotations, with the escapes undone that only the grammar needed (grammar.md, rule 18).
 * @param annotations the ranges to leave out, in `content`'s own offsets, ascending and apart from each other
 */
export function authorText(
  content: string,
  annotations: readonly TextRange[],
  grammar: AnnotationGrammar,
): string {
  return authorParts(content, annotations, grammar).join("");
}

/** The same in parts: what stands before each annotation, and behind the last. */
export function authorParts(
  content: string,
  annotations: readonly TextRange[],
  grammar: AnnotationGrammar,
): readonly string[] {
  const parts: string[] = [];
  let from = 0;
  for (const { start, end } of annotations) {
    parts.push(unescapeBrackets(halveFinalBackslashes(content.slice(from, start)), grammar));
    from = end;
  }
  parts.push(unescapeBrackets(content.slice(from), grammar));
  return parts;
}

/** Before a live bracket 2n backslashes mean n. */
function halveFinalBackslashes(text: string): string {
  const backslashes = countBackslashesBefore(text, text.length);
  return text.slice(0, text.length - Math.ceil(backslashes / 2));
}
