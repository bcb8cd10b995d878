/** UTF-16 units of context that are kept to each side. */
const CONTEXT_LENGTH = 80;

/** What stands before and behind a place of an author text, as far as its line and not further than is worth keeping. */
export function contextAt(
  text: string,
  at: number,
): { readonly before: string; readonly after: string } {
  // Cut first: a line may be as long as the text, and each of its annotations comes here.
  const before = text.slice(Math.max(0, at - CONTEXT_LENGTH), at);
  const after = text.slice(at, at + CONTEXT_LENGTH);
  const lineEnd = after.indexOf("\n");
  // Not between the halves of a surrogate pair.
  return {
    before: before.slice(before.lastIndexOf("\n") + 1).replace(/^[\uDC00-\uDFFF]/u, ""),
    after: after.slice(0, lineEnd < 0 ? after.length : lineEnd).replace(/[\uD800-\uDBFF]$/u, ""),
  };
}
