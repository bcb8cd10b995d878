import {
  deleteAnnotationsSteps,
  markAsAuthorSteps,
  toggleDoneSteps,
  unwrapSteps,
  wrapSelectionsSteps,
} from "../../core/editing/index.js";
import type { EditPlan } from "../../core/editing/index.js";
import type { Annotation, Note, Steps } from "../../core/index.js";
import { editNote, newHead } from "../edits/index.js";
import { hint } from "../platform/hint.js";
import { writingMessages } from "./messages.js";
import { findAnnotations, findSubject } from "./subjects.js";
import type { WritingContext } from "./writingContext.js";

type Plan = (note: Note, annotations: readonly Annotation[]) => Steps<EditPlan>;

/** Deletes the annotations that were named, or that the cursors are in, with their replies. */
export async function deleteAnnotation(
  context: WritingContext,
  args: readonly unknown[],
): Promise<void> {
  const count = await change(context, args, deleteAnnotationsSteps);
  if (count > 0) {
    hint(writingMessages.deleted(count));
  }
}

/** Ticks to-dos, or opens them again where all are ticked. */
export async function toggleDone(context: WritingContext, args: readonly unknown[]): Promise<void> {
  await change(context, args, toggleDoneSteps);
}

/** Takes the brackets of annotations away: their words are the author's then. */
export async function unwrapAnnotation(
  context: WritingContext,
  args: readonly unknown[],
): Promise<void> {
  await change(context, args, unwrapSteps);
}

/** Makes the brackets of annotations the author's own. */
export async function markAsAuthor(
  context: WritingContext,
  args: readonly unknown[],
): Promise<void> {
  await change(context, args, markAsAuthorSteps);
}

/** Makes annotations of the selected words. */
export async function wrapSelection(
  context: WritingContext,
  args: readonly unknown[],
): Promise<void> {
  const subject = await findSubject(context, args);
  const editor = subject?.editor ?? null;
  if (subject === null || editor === null) {
    return;
  }
  const { document } = subject;
  const ranges = editor.selections.map(({ start, end }) => ({
    start: document.offsetAt(start),
    end: document.offsetAt(end),
  }));
  const head = newHead(context.settings.current);
  await editNote(subject, (note) => wrapSelectionsSteps(note, ranges, head));
}

/** Does it, and tells to how many annotations. */
async function change(
  context: WritingContext,
  args: readonly unknown[],
  plan: Plan,
): Promise<number> {
  const subject = await findAnnotations(context, args);
  if (subject === null) {
    return 0;
  }
  await editNote(subject, (note) => plan(note, subject.annotations));
  return subject.annotations.length;
}
