import type { NoteNode } from "../../core/index.js";

/** A row of the outline, as its tree hands it to commands. */
export interface RowArgument {
  readonly kind: "node" | "annotation";
  readonly node: NoteNode;
  readonly path?: readonly number[];
}

/** True for an argument of a command that is a row of the outline. */
export function isRowArgument(value: unknown): value is RowArgument {
  if (typeof value !== "object" || value === null) return false;
  const { kind, node } = value as { readonly kind?: unknown; readonly node?: unknown };
  return (kind === "node" || kind === "annotation") && typeof node === "object" && node !== null;
}
