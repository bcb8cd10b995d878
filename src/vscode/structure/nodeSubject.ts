import type { FeatureContext } from "../documents/index.js";
import { checkWritable, findEditSubject, withSelectedRows } from "../edits/index.js";
import type { EditSubject } from "../edits/index.js";
import { Failure } from "../platform/failure.js";
import { structureMessages } from "./messages.js";

/** The rows that the arguments of a command name: one, or several of which it is one; else none. */
function rowsOf({ outline }: FeatureContext, args: readonly unknown[]): readonly unknown[] {
  const [first, several] = withSelectedRows(outline, args);
  if (Array.isArray(several) && several.length > 0) return several;
  return first === undefined ? [] : [first];
}

/** False for rows that stand for no node of their own, as a group of many. */
function isNodeRow(row: unknown): boolean {
  const { kind } = (row ?? {}) as { readonly kind?: unknown };
  return kind !== "group" && kind !== "limit" && kind !== "action";
}

/**
 * Finds the nodes that a command is meant for: those of the rows it was called on, else those of the cursors. An
 * annotation that stands in a node with the author's words has no place of its own.
 *
 * @returns Null when there is no note, after a hint that says so.
 * @throws Failure with words for the reader
 */
export async function findNodes(
  context: FeatureContext,
  args: readonly unknown[],
): Promise<EditSubject | null> {
  const rows = rowsOf(context, args);
  if (rows.length > 0 && !rows.some(isNodeRow)) {
    throw new Failure(structureMessages.refusal("no-node", "move"));
  }
  const isInline = (annotation: EditSubject["annotations"][number]): boolean =>
    annotation.placement === "inline";
  const subject = await findEditSubject(context.notes, [rows[0], rows]);
  if (subject === null) return null;
  if (subject.origin === "arguments" && subject.annotations.some(isInline)) {
    throw new Failure(structureMessages.annotationInNode());
  }
  checkWritable(subject.document);
  return subject;
}
