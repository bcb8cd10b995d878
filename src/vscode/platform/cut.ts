/**
 * A text as it is where it has at most so many UTF-16 units; else the first of them and `…`, not cut between the halves
 * of a surrogate pair.
 */
export function cut(text: string, length: number): string {
  if (text.length <= length) {
    return text;
  }
  return `${text
    .slice(0, length)
    .replace(/[\uD800-\uDBFF]$/u, "")
    .trimEnd()}…`;
}
