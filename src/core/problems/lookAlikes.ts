import type { AnnotationGrammar, BracketPair } from "../annotations/index.js";

/**
 * Brackets that one keyboard gives for another when the input method is in another state: the key of `[` is that of 【,
 * ［ and 「, and with the shift key that of `{` and 『. Round brackets and 《》 are other keys.
 */
const STYLES: readonly BracketPair[] = [
  { open: "【", close: "】" },
  { open: "[", close: "]" },
  { open: "［", close: "］" },
  { open: "〔", close: "〕" },
  { open: "〖", close: "〗" },
  { open: "「", close: "」" },
  { open: "『", close: "』" },
  { open: "{", close: "}" },
  { open: "｛", close: "｝" },
];

/** The brackets that a reader may have typed for those of a pair: none for a pair like `%%` or `[[`. */
export function lookAlikesOf(
  pair: BracketPair,
  grammar: AnnotationGrammar,
): readonly BracketPair[] {
  const isOfFamily = STYLES.some(({ open, close }) => open === pair.open && close === pair.close);
  return isOfFamily ? foreignStyles(grammar) : [];
}

/** The styles of which no bracket is the grammar's own or a part of one. */
export function foreignStyles(grammar: AnnotationGrammar): readonly BracketPair[] {
  const own = grammar.pairs.flatMap(({ open, close }) => [open, close]).join(" ");
  return STYLES.filter(({ open, close }) => !own.includes(open) && !own.includes(close));
}
