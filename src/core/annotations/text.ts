import type { AnnotationGrammar } from "./grammar.js";

/**
 * Counts the backslashes that stand directly before an offset.
 *
 * @param text Any text.
 * @param offset Offset in it; the run counted ends here.
 */
export function countBackslashesBefore(text: string, offset: number): number {
  let start = offset;
  while (start > 0 && text.charAt(start - 1) === "\\") start -= 1;
  return offset - start;
}

/**
 * Undoes the escapes of this grammar in author text (grammar.md, rules 1 and 18): m backslashes before a literal
 * bracket become floor(m / 2), 2n before a live one become n. Backslashes before anything else stay.
 *
 * @param text Author text without annotations, for instance what becomes a label.
 * @param grammar The grammar that tells what is a bracket.
 */
export function unescapeBrackets(text: string, grammar: AnnotationGrammar): string {
  if (!text.includes("\\") || !grammar.mayHold(text)) return text;
  let result = "";
  let at = 0;
  for (;;) {
    const token = grammar.findToken(text, at);
    if (token === null) return result + text.slice(at);
    const backslashes = countBackslashesBefore(text, token.start);
    // An odd run is a literal bracket, an even one a live bracket: both halve, rounded down.
    result += text.slice(at, token.start - Math.ceil(backslashes / 2));
    result += text.slice(token.start, token.end);
    at = token.end;
  }
}
