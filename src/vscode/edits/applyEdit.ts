import { isRefusal } from "../../core/editing/index.js";
import type { EditPlan, NoteEdit } from "../../core/editing/index.js";
import type { Note, Steps } from "../../core/index.js";
import { changeDocument, changeInEditor } from "../platform/changeDocument.js";
import { Failure } from "../platform/failure.js";
import { runInSlices } from "../platform/slices.js";
import type { EditSubject } from "./editSubject.js";
import { editMessages } from "./messages.js";
import { ShownEdit } from "./shownEdit.js";
import { checkWritable } from "./writable.js";

/** A document at a version, and the editor in which it is changed if there is one. */
export type EditedDocument = Pick<EditSubject, "document" | "version" | "editor">;

/**
 * Plans an edit in slices and applies it: one step to undo, which brings text and selection back.
 *
 * @param plan plans the edit; given the subject's note
 * @returns the edit that was made; its `changes` are empty where there was nothing to do
 * @throws Failure with words for the reader: it was refused, the document is read-only, or it has changed meanwhile. The
 * document is as before then.
 */
export async function editNote(
  subject: EditSubject,
  plan: (note: Note) => Steps<EditPlan>,
): Promise<NoteEdit> {
  checkWritable(subject.document);
  const { document, version, note } = subject;
  const staleness = {
    get isCancellationRequested() {
      return document.version !== version;
    },
  };
  const planned = await runInSlices(plan(note), staleness);
  if (planned === undefined) throw new Failure(editMessages.changedMeanwhile());
  if (isRefusal(planned)) throw new Failure(editMessages.refusal(planned.refusal));
  await applyNoteEdit(subject, planned);
  return planned;
}

/**
 * Applies an edit that was planned for a version of a document, selects what it asks for, and shows what it touched.
 *
 * @throws Failure as `editNote` does
 */
export async function applyNoteEdit(target: EditedDocument, edit: NoteEdit): Promise<void> {
  const { document, version, editor } = target;
  checkWritable(document);
  if (document.isClosed || document.version !== version) {
    throw new Failure(editMessages.changedMeanwhile());
  }
  if (edit.changes.length === 0) return;
  const shown = editor === null ? null : new ShownEdit(editor, edit);
  try {
    const isDone = await (editor === null
      ? changeDocument(document, edit.changes)
      : changeInEditor(editor, edit.changes));
    // An editor that cannot be written says that it did it.
    if (document.version === version) throw new Failure(editMessages.readOnly());
    // Another edit was made while this one was on its way.
    if (!isDone) throw new Failure(editMessages.changedMeanwhile());
  } catch (error) {
    shown?.dispose();
    throw error;
  }
  shown?.show();
}
