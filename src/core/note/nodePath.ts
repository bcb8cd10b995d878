import { unescapeBrackets } from "../annotations/index.js";
import type { AnnotationGrammar } from "../annotations/index.js";
import type { Annotation, NoteNode } from "./note.js";

/**
 * What an annotation says, as it is shown: its text, or its body where that is only a mark. The escapes of brackets are
 * undone (grammar.md, rule 1). "" for an empty body.
 */
export function annotationWords(
  { text, body }: Pick<Annotation, "text" | "body">,
  grammar: AnnotationGrammar,
): string {
  return unescapeBrackets(text === "" ? body : text, grammar).trim();
}

/** What an annotation says in one line. "" for an empty body. */
export function annotationLine({ words }: Pick<Annotation, "words">): string {
  return words.replace(/\s+/gu, " ");
}

/** What a node says in one line: its label, or what its first annotation says where it holds nothing else. */
export function nodeLine(node: NoteNode): string {
  const [first] = node.isAnnotationOnly ? node.annotations : [];
  return first === undefined ? node.label : annotationLine(first);
}

/** A path in one line: `A › B › C`. */
export function pathLine(path: readonly string[]): string {
  return path.join(" › ");
}

/**
 * The lines of a node and its ancestors from the top down, without a virtual root.
 *
 * @param limit How many at most: where there are more, the uppermost are left out and "…" stands first.
 */
export function nodePath(node: NoteNode, limit = 12): readonly string[] {
  const path: string[] = [];
  let at: NoteNode | null = node;
  while (at !== null && at.type !== "root" && path.length < limit) {
    path.push(nodeLine(at));
    at = at.parent;
  }
  if (at !== null && at.type !== "root") path.push("…");
  return path.reverse();
}
