import { cut } from "../platform/cut.js";

/** Units of a label that a list shows: lines of page text can be paragraphs. */
const LABEL_LENGTH = 200;

/** A text as a row of a list shows it: not too long, and no icon where it says `$(…)`. */
export function asPlainLabel(text: string): string {
  // A word joiner, which is invisible, keeps the editor from reading the name of an icon.
  return cut(text, LABEL_LENGTH).replaceAll("$(", "$\u2060(");
}
