import type { Annotation, NoteNode } from "./note.js";

/**
 * What an annotation says in one line; a body that is only a mark stands for itself. "" for an empty body.
 */
export function annotationLine({ text, body }: Pick<Annotation, "text" | "body">): string {
  return (text === "" ? body : text).replace(/\s+/gu, " ").trim();
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
