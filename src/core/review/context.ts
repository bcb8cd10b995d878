/** UTF-16 units of context that are kept to each side. */
const CONTEXT_LENGTH = 80;

/** What stands before and behind a place of an author text, as far as its line and not further than is worth keeping. */
export function contextAt(
  text: string,
  at: number,
): { readonly before: string; readonly after: string } {
  const from = Math.max(text.lastIndexOf("\n", at - 1) + 1, at - CONTEXT_LENGTH);
  const lineEnd = text.indexOf("\n", at);
  const to = Math.min(lineEnd < 0 ? text.length : lineEnd, at + CONTEXT_LENGTH);
  // Not between the halves of a surrogate pair.
  return {
    before: text.slice(at > 0 ? from : 0, at).replace(/^[\uDC00-\uDFFF]/u, ""),
    after: text.slice(at, to).replace(/[\uD800-\uDBFF]$/u, ""),
  };
}
