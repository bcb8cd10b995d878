import type { NoteNode } from "../note/index.js";

const SEPARATOR = " › ";

/** The labels from the top of the outline to a node: `A › B › C`. Nodes without a label are left out. */
export function nodePath(node: NoteNode): string {
  const labels: string[] = [];
  for (let at: NoteNode | null = node; at !== null; at = at.parent) {
    if (at.label !== "") {
      labels.push(at.label);
    }
  }
  return labels.reverse().join(SEPARATOR);
}
