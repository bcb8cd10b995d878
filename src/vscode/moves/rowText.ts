/** Units of a label that a list shows: lines of page text can be paragraphs. */
const LABEL_LENGTH = 200;

/** A text as a row of a list shows it: not too long, and no icon where it says `$(…)`. */
export function asPlainLabel(text: string): string {
  const short =
    text.length <= LABEL_LENGTH
      ? text
      : `${text.slice(0, LABEL_LENGTH).replace(/[\uD800-\uDBFF]$/u, "")}…`;
  // A word joiner, which is invisible, keeps the editor from reading the name of an icon.
  return short.replaceAll("$(", "$\u2060(");
}
