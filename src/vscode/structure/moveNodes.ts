import { moveNodesInto, shiftNodes } from "../../core/restructure/index.js";
import type { NodeShift, RestructureContext } from "../../core/restructure/index.js";
import type { FeatureContext } from "../documents/index.js";
import { findEditSubject, selectionOffsets } from "../edits/index.js";
import type { EditSubject } from "../edits/index.js";
import { applyPlan, planChange } from "./applyPlan.js";
import { findNodes } from "./nodeSubject.js";

/**
 * Moves the nodes of rows or cursors one step.
 *
 * @param args what is to be moved: rows of the outline, or nothing
 */
export async function moveNodes(
  context: FeatureContext,
  args: readonly unknown[],
  shift: NodeShift,
): Promise<void> {
  const subject = await findNodes(context, args);
  if (subject === null) return;
  const ordinals = subject.nodes.map(({ ordinal }) => ordinal);
  const plan = await planChange(subject, shiftNodes(planContext(subject), ordinals, shift), shift);
  if (plan !== null) await applyPlan(context, subject, plan);
}

/**
 * Moves the nodes of rows under that of another row, as its last.
 *
 * @param rows the rows that are to be moved
 * @param target the row that they are dropped on; none for the empty space below the rows
 */
export async function moveNodesUnder(
  context: FeatureContext,
  rows: unknown,
  target: unknown,
): Promise<void> {
  const moved = Array.isArray(rows) ? (rows as readonly unknown[]) : [];
  const subject = await findNodes(context, [moved[0], moved]);
  if (subject === null || subject.origin === "cursor") return;
  const { note } = subject;
  const under = target === undefined ? note.root : await nodeOf(context, target);
  if (under === null) return;
  const ordinals = subject.nodes.map(({ ordinal }) => ordinal);
  const steps = moveNodesInto(planContext(subject), ordinals, under.ordinal);
  const plan = await planChange(subject, steps, "into");
  if (plan !== null) await applyPlan(context, subject, plan);
}

async function nodeOf(
  { notes }: FeatureContext,
  row: unknown,
): Promise<EditSubject["nodes"][number] | null> {
  // A group of a node's many children stands for that node.
  const { node } = (row ?? {}) as { readonly node?: unknown };
  const subject =
    node === undefined ? null : await findEditSubject(notes, [{ kind: "node", node }]);
  return subject?.nodes[0] ?? null;
}

/** The note, and the cursors, which stay with what they are in. */
function planContext({ note, document, editor }: EditSubject): RestructureContext {
  const selections = editor?.selections.map((selection) => selectionOffsets(document, selection));
  return { note, selections: selections ?? null };
}
