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
  let author = "";
  let from = 0;
  for (const { start, end } of annotations) {
    author += unescapeBrackets(halveFinalBackslashes(content.slice(from, start)), grammar);
    from = end;
  }
  return author + unescapeBrackets(content.slice(from), grammar);
}

/** Before a live bracket 2n backslashes mean n. */
function halveFinalBackslashes(text: string): string {
  const backslashes = countBackslashesBefore(text, text.length);
  return text.slice(0, text.length - Math.ceil(backslashes / 2));
}
