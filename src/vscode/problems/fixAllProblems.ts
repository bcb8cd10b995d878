import { fixAllSteps } from "../../core/problems/index.js";
import type { AllFixes } from "../../core/problems/index.js";
import type { Note } from "../../core/index.js";
import type { FeatureContext } from "../documents/index.js";
import { applyNoteEdit, editMessages, findNoteToChange } from "../edits/index.js";
import { Failure } from "../platform/failure.js";
import { hint } from "../platform/hint.js";
import { withProgress } from "../platform/progress.js";
import { runInSlices } from "../platform/slices.js";
import { problemMessages } from "./messages.js";

/** Milliseconds after which the work is shown, with a button to cancel it: as a rule it is done before. */
const UNSEEN_MS = 500;

/**
 * The command that mends in the active note what needs no decision, as one step to undo, and says how much that was.
 *
 * @throws Failure when the document is read-only or has changed meanwhile
 */
export async function fixAllProblems({ notes }: Pick<FeatureContext, "notes">): Promise<void> {
  const open = await findNoteToChange(notes);
  if (open === null) return;
  const { editor, note } = open;
  const { document } = editor;
  const { version } = document;
  const fixes = await findFixes(note, () => document.version !== version);
  if (document.version !== version) throw new Failure(editMessages.changedMeanwhile());
  if (fixes === undefined) {
    hint(problemMessages.cancelled());
  } else if (fixes.changes.length === 0) {
    hint(problemMessages.nothingToFix());
  } else {
    const { changes, count } = fixes;
    await applyNoteEdit({ document, version, editor }, { changes, selections: null, touched: [] });
    hint(problemMessages.fixed(count));
  }
}

/** Finds what is to be done; undefined when it is of no use any more, or the reader cancelled it. */
async function findFixes(note: Note, isStale: () => boolean): Promise<AllFixes | undefined> {
  const steps = fixAllSteps(note);
  const deadline = performance.now() + UNSEEN_MS;
  const quick = await runInSlices(steps, {
    get isCancellationRequested() {
      return isStale() || performance.now() > deadline;
    },
  });
  if (quick !== undefined || isStale()) return quick;
  // What was begun goes on where it stopped.
  return withProgress(problemMessages.fixing(), (_, token) =>
    runInSlices(steps, {
      get isCancellationRequested() {
        return isStale() || token.isCancellationRequested;
      },
    }),
  );
}
