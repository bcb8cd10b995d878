import * as vscode from "vscode";
import { editBodySteps } from "../../core/editing/index.js";
import type { Annotation } from "../../core/index.js";
import { editNote } from "../edits/index.js";
import type { EditSubject } from "../edits/index.js";
import { toRange } from "../platform/convert.js";
import { hint } from "../platform/hint.js";
import { writingMessages } from "./messages.js";
import { findAgain, findAnnotations } from "./subjects.js";
import type { WritingContext } from "./writingContext.js";

/**
 * Asks for another body of the annotation that was named, or that the cursor is in. One on several lines does not go
 * into the box: its body is selected in the text.
 *
 * @param args as for `findEditSubject`; an argument `{ text }` is taken without asking
 */
export async function editAnnotation(
  context: WritingContext,
  args: readonly unknown[],
): Promise<void> {
  const subject = await findAnnotations(context, args);
  const annotation = subject?.annotations[0];
  if (subject === null || annotation === undefined) {
    return;
  }
  const write = async (words: string): Promise<void> => {
    const now = await findAgain(context, args, subject);
    const [target = annotation] = now.annotations;
    await editNote(now, (note) => editBodySteps(note, target, words));
  };
  const given = givenText(args);
  if (given !== null) {
    await write(given);
  } else if (/[\r\n]/u.test(annotation.body)) {
    await selectBody(subject, annotation);
  } else {
    const title = writingMessages.editTitle();
    await context.box.ask({ title, value: annotation.body, head: null }, write);
  }
}

function givenText(args: readonly unknown[]): string | null {
  for (const argument of args) {
    const text =
      typeof argument === "object" && argument !== null
        ? (argument as { readonly text?: unknown }).text
        : undefined;
    if (typeof text === "string") {
      return text;
    }
  }
  return null;
}

async function selectBody(
  { document, editor }: EditSubject,
  { bodyStart, bodyEnd }: Annotation,
): Promise<void> {
  const range = toRange(document, { start: bodyStart, end: bodyEnd });
  await vscode.window.showTextDocument(document, {
    selection: range,
    ...(editor?.viewColumn === undefined ? {} : { viewColumn: editor.viewColumn }),
  });
  hint(writingMessages.editInText());
}
