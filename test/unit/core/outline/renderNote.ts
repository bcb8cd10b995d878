import type { Note, NoteNode } from "../../../../src/core/index.js";

/**
 * A note as lines: `~` for a virtual root, else each node's label at its depth (`·` for an empty one), then `<body>`
 * for each annotation in its own text. A node that holds annotations alone has no label.
 */
export function renderNote(note: Note): string[] {
  const lines: string[] = [];
  const left: { node: NoteNode; depth: number }[] = [{ node: note.root, depth: 0 }];
  for (let next = left.pop(); next; next = left.pop()) {
    const { node, depth } = next;
    const words = node.type === "root" ? "~" : node.label === "" ? "·" : node.label;
    const bodies = node.annotations.map(({ body }) => `<${body.replace(/\r?\n/g, "⏎")}>`);
    const parts = node.isAnnotationOnly && node.type !== "root" ? bodies : [words, ...bodies];
    lines.push("  ".repeat(depth) + parts.join(" "));
    for (const child of node.children.toReversed()) left.push({ node: child, depth: depth + 1 });
  }
  return lines;
}
