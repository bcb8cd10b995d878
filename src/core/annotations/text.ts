import type { TextRange } from "../text/index.js";
import type { AnnotationGrammar } from "./grammar.js";
import { visitBrackets } from "./visitBrackets.js";

/**
 * Undoes the escapes of this grammar in author text (grammar.md, rules 1 and 18): m backslashes before a literal
 * bracket become floor(m / 2), 2n before a live one become n. Backslashes before anything else stay.
 *
 * @param text Author text without annotations, for instance what becomes a label.
 * @param grammar The grammar that tells what is a bracket.
 * @param hidden Where brackets are not seen and so need no escape: offsets in `text`, sorted, without overlap.
 */
export function unescapeBrackets(
  text: string,
  grammar: AnnotationGrammar,
  hidden: readonly TextRange[] = [],
): string {
  // Most texts have none: nothing is made ready for them.
  return text.includes("\\") ? unescaped(text, grammar, hidden) : text;
}

function unescaped(text: string, grammar: AnnotationGrammar, hidden: readonly TextRange[]): string {
  let result = "";
  let at = 0;
  visitBrackets(
    text,
    grammar,
    ({ start, backslashes }) => {
      // An odd run is a literal bracket, an even one a live bracket: both halve, rounded down.
      result += text.slice(at, start - Math.ceil(backslashes / 2));
      at = start;
    },
    { ranges: hidden, offset: 0 },
  );
  return result + text.slice(at);
}
