import { Text } from "@codemirror/state";
import type { TextChange } from "./change.js";
import { sortedChanges } from "./change.js";

/**
 * A document's text as a persistent tree of lines: a keystroke costs the same in a short and in a long text.
 * Lines are split at `\n` alone, so every other character, `\r` too, keeps its place and offsets are the string's own.
 */
export type DocumentText = Text;

/** The tree of a whole string. */
export function documentText(source: string): DocumentText {
  return Text.of(source.split("\n"));
}

/**
 * The text after changes.
 * @throws RangeError when changes overlap or leave the text.
 */
export function changeText(text: DocumentText, changes: readonly TextChange[]): DocumentText {
  let changed = text;
  for (const change of sortedChanges(changes, text.length).reverse()) {
    changed = changed.replace(change.start, change.end, Text.of(change.text.split("\n")));
  }
  return changed;
}
