import * as vscode from "vscode";
import type {
  NodeShift,
  RestructurePlan,
  RestructureRefusalCode,
  Restructured,
} from "../../core/restructure/index.js";
import type { Steps } from "../../core/index.js";
import type { FeatureContext } from "../documents/index.js";
import { applyNoteEdit } from "../edits/index.js";
import type { EditSubject } from "../edits/index.js";
import { Failure } from "../platform/failure.js";
import { hint } from "../platform/hint.js";
import { runInSlices } from "../platform/slices.js";
import { structureMessages } from "./messages.js";

/** What a plan is for, where its refusals are worded otherwise. */
export type PlanPurpose = NodeShift | "into" | "cut" | "paste";

/** What needs no box to be closed: the key was pressed once too often. */
const QUIET: ReadonlySet<RestructureRefusalCode> = new Set([
  "already-first",
  "already-last",
  "already-there",
  "top-level",
  "no-previous-sibling",
]);

/**
 * Plans a change in slices.
 *
 * @returns null where it is refused, after saying why
 * @throws Failure with words for the reader: the document changed meanwhile
 */
export async function planChange<Plan extends Restructured>(
  { document, version }: EditSubject,
  steps: Steps<Plan | Exclude<RestructurePlan, Restructured>>,
  purpose: PlanPurpose,
): Promise<Plan | null> {
  const staleness = {
    get isCancellationRequested() {
      return document.version !== version;
    },
  };
  const plan = await runInSlices(steps, staleness);
  if (plan === undefined) throw new Failure(structureMessages.changedMeanwhile());
  if (!("refusal" in plan)) return plan;
  const words = structureMessages.refusal(plan.refusal, purpose);
  if (QUIET.has(plan.refusal)) hint(words);
  else void vscode.window.showWarningMessage(words);
  return null;
}

/**
 * Applies a plan, shows what it moved in text and outline, and says what the reader should know.
 *
 * @throws Failure with words for the reader; nothing is changed then
 */
export async function applyPlan(
  { outline, notes }: FeatureContext,
  subject: EditSubject,
  plan: Restructured,
): Promise<void> {
  const { document, editor } = subject;
  await applyNoteEdit(subject, plan);
  if (plan.notices.includes("levels-clamped")) hint(structureMessages.levelsClamped());
  if (plan.selections !== null && editor !== null) {
    editor.revealRange(editor.selection, vscode.TextEditorRevealType.Default);
  }
  const { version } = document;
  const note = await notes.whenCurrent(document);
  if (note === null || document.version !== version) return;
  const moved = plan.moved.map((ordinal) => note.node(ordinal));
  outline.keepFolds(document, moved);
  if (moved.length > 0 && subject.origin === "arguments") outline.select(document, moved);
}
