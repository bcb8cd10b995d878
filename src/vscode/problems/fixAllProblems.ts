import * as vscode from "vscode";
import { fixAllSteps } from "../../core/problems/index.js";
import { findOpenNote } from "../documents/index.js";
import type { FeatureContext } from "../documents/index.js";
import { applyNoteEdit } from "../edits/index.js";
import { hint } from "../platform/hint.js";
import { runInSlices } from "../platform/slices.js";
import { problemMessages } from "./messages.js";

/**
 * The command that mends in the active note what needs no decision, as one step to undo, and says how much that was.
 *
 * @throws Failure when the document is read-only or has changed meanwhile
 */
export async function fixAllProblems({ notes }: Pick<FeatureContext, "notes">): Promise<void> {
  const open = await findOpenNote(notes);
  if (open === null) return;
  const { editor, note } = open;
  const { document } = editor;
  const { version } = document;
  const progress = { location: vscode.ProgressLocation.Window, title: problemMessages.fixing() };
  const fixes = await vscode.window.withProgress(progress, () => runInSlices(fixAllSteps(note)));
  if (fixes === undefined || fixes.changes.length === 0) {
    hint(problemMessages.nothingToFix());
    return;
  }
  const { changes, count } = fixes;
  await applyNoteEdit({ document, version, editor }, { changes, selections: null, touched: [] });
  hint(problemMessages.fixed(count));
}
