import * as vscode from "vscode";
import { setKindSteps } from "../../core/editing/index.js";
import { ANNOTATION_KINDS } from "../../core/index.js";
import type { AnnotationKind } from "../../core/index.js";
import { editNote } from "../edits/index.js";
import { kindIconId } from "../platform/ids.js";
import { messages } from "../platform/messages.js";
import { writingMessages } from "./messages.js";
import { findAgain, findAnnotations } from "./subjects.js";
import type { WritingContext } from "./writingContext.js";

/**
 * Sets the kind of the annotations that were named, or that the cursors are in.
 *
 * @param args as for `findEditSubject`; an argument that is a kind, or `{ kind }`, is taken without asking
 */
export async function setAnnotationKind(
  context: WritingContext,
  args: readonly unknown[],
): Promise<void> {
  const subject = await findAnnotations(context, args);
  if (subject === null) {
    return;
  }
  const kinds = new Set(subject.annotations.map(({ kind }) => kind));
  const kind = givenKind(args) ?? (await askForKind(subject.annotations.length, kinds));
  if (kind === undefined) {
    return;
  }
  const now = await findAgain(context, args, subject);
  await editNote(now, (note) => setKindSteps(note, now.annotations, kind));
}

function givenKind(args: readonly unknown[]): AnnotationKind | undefined {
  for (const argument of args) {
    const name: unknown =
      typeof argument === "object" && argument !== null && !("node" in argument)
        ? (argument as { readonly kind?: unknown }).kind
        : argument;
    const kind = ANNOTATION_KINDS.find((candidate) => candidate === name);
    if (kind !== undefined) {
      return kind;
    }
  }
  return undefined;
}

async function askForKind(
  count: number,
  current: ReadonlySet<AnnotationKind>,
): Promise<AnnotationKind | undefined> {
  const items = ANNOTATION_KINDS.map((kind) => ({
    label: messages.kind(kind),
    iconPath: new vscode.ThemeIcon(kindIconId(kind)),
    ...(current.has(kind) ? { description: messages.currentFormat() } : {}),
    wished: kind,
  }));
  const title = writingMessages.kindTitle(count);
  return (await vscode.window.showQuickPick(items, { title }))?.wished;
}
