/** The line breaks of a text: all alike, of several kinds (a lone CR is of neither), or none. */
export type LineBreaks = "lf" | "crlf" | "mixed" | "none";

/** Tells which line breaks a text has. An editor's document can hold one kind, a file any. */
export function lineBreaksOf(text: string): LineBreaks {
  const hasCrlf = text.includes("\r\n");
  const hasLf = /(?:^|[^\r])\n/u.test(text);
  const hasCr = /\r(?!\n)/u.test(text);
  if (hasCr || (hasCrlf && hasLf)) return "mixed";
  return hasCrlf ? "crlf" : hasLf ? "lf" : "none";
}
