import * as vscode from "vscode";
import { quoteAnnotations } from "../../core/editing/index.js";
import { editMessages, findEditSubject } from "../edits/index.js";
import type { EditSubject } from "../edits/index.js";
import { Failure } from "../platform/failure.js";
import { hint } from "../platform/hint.js";
import { writingMessages } from "./messages.js";
import type { WritingContext } from "./writingContext.js";

/** Copies annotations as they stand, brackets and replies included, one a line. */
export function copyAnnotation(context: WritingContext, args: readonly unknown[]): Promise<void> {
  return copy(context, args, ({ note, annotations }) =>
    annotations.map(({ start, end }) => note.slice(start, end)).join("\n"),
  );
}

/** Copies annotations under the author's lines that they speak of, as Markdown. */
export function copyAsQuote(context: WritingContext, args: readonly unknown[]): Promise<void> {
  return copy(context, args, ({ note, annotations }) => quoteAnnotations(note, annotations));
}

/** Reading needs no permission to write. */
async function copy(
  { notes }: WritingContext,
  args: readonly unknown[],
  textOf: (subject: EditSubject) => string,
): Promise<void> {
  const subject = await findEditSubject(notes, args);
  if (subject === null) {
    return;
  }
  if (subject.annotations.length === 0) {
    throw new Failure(editMessages.refusal("no-annotation"));
  }
  await vscode.env.clipboard.writeText(textOf(subject));
  hint(writingMessages.copied(subject.annotations.length));
}
