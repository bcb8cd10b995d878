import { checkWritable, editMessages, findEditSubject } from "../edits/index.js";
import type { EditSubject } from "../edits/index.js";
import { Failure } from "../platform/failure.js";
import type { WritingContext } from "./writingContext.js";

/**
 * What a command is to change.
 *
 * @returns Null when there is no note, after a hint that says so.
 * @throws Failure where it cannot be written
 */
export async function findSubject(
  { notes }: WritingContext,
  args: readonly unknown[],
): Promise<EditSubject | null> {
  const subject = await findEditSubject(notes, args);
  if (subject !== null) {
    checkWritable(subject.document);
  }
  return subject;
}

/**
 * `findSubject` for commands that need an annotation.
 *
 * @throws Failure where there is none, too
 */
export async function findAnnotations(
  context: WritingContext,
  args: readonly unknown[],
): Promise<EditSubject | null> {
  const subject = await findSubject(context, args);
  if (subject?.annotations.length === 0) {
    throw new Failure(editMessages.refusal("no-annotation"));
  }
  return subject;
}

/**
 * The subject once more after a question: where the note has changed in the meantime, what the rows and the cursors
 * stand for now.
 *
 * @throws Failure where the same is not there any more
 */
export async function findAgain(
  { notes }: WritingContext,
  args: readonly unknown[],
  before: EditSubject,
): Promise<EditSubject> {
  if (before.document.version === before.version) {
    return before;
  }
  const now = await findEditSubject(notes, args);
  const isSame =
    now?.document === before.document &&
    now.annotations.length === before.annotations.length &&
    now.annotations.every(({ body }, at) => body === before.annotations[at]?.body);
  if (now === null || !isSame) {
    throw new Failure(editMessages.changedMeanwhile());
  }
  return now;
}
