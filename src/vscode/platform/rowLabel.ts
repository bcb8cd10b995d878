import type * as vscode from "vscode";
import { cut } from "./cut.js";

/** Lines of page text can be paragraphs: more than this, in UTF-16 units, is for the tooltip. */
const LABEL_LENGTH = 120;

/** As much of a text as a row has room for. */
export function shorten(text: string): string {
  return cut(text, LABEL_LENGTH);
}

/** A label with the words of a filter, which are in lower case, marked. */
export function highlighted(text: string, words: readonly string[]): vscode.TreeItemLabel {
  const label = shorten(text);
  const lower = label.toLowerCase();
  // Some capitals have lower-case forms of another length; then the places would be wrong.
  const places = lower.length === label.length ? words : [];
  const highlights = places.flatMap((word): [number, number][] => {
    const at = lower.indexOf(word);
    return at < 0 ? [] : [[at, at + word.length]];
  });
  return highlights.length > 0 ? { label, highlights } : { label };
}
