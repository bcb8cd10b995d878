import { addAnnotationsSteps, replySteps } from "../../core/editing/index.js";
import type { AdditionPlacement } from "../../core/editing/index.js";
import type { TextRange } from "../../core/index.js";
import { editNote, newHead } from "../edits/index.js";
import type { EditSubject } from "../edits/index.js";
import { writingMessages } from "./messages.js";
import { findAnnotations, findAgain, findSubject } from "./subjects.js";
import type { WritingContext } from "./writingContext.js";

/**
 * Adds an annotation behind each selection, at the end of the paragraph of each cursor, or to the nodes that were named.
 *
 * @param args what it is to be added to, as `findEditSubject` takes it; a first argument `{ text }` is written without
 * asking, `{ value }` stands in the box
 */
export function addAnnotation(context: WritingContext, args: readonly unknown[]): Promise<void> {
  return add(context, args, "inline");
}

/** `addAnnotation`, but each as a node of its own: the first child of the node, or in page text the line before it. */
export function addAnnotationNode(
  context: WritingContext,
  args: readonly unknown[],
): Promise<void> {
  return add(context, args, "node");
}

async function add(
  context: WritingContext,
  args: readonly unknown[],
  placement: AdditionPlacement,
): Promise<void> {
  const subject = await findSubject(context, args);
  if (subject === null) return;
  const places = targetsOf(subject);
  const count = places.length;
  const title =
    placement === "node" ? writingMessages.addNodeTitle(count) : writingMessages.addTitle(count);
  await askForWords(context, args, title, async (words) => {
    const now = await findAgain(context, args, subject);
    const addition = { words, head: newHead(context.settings.current) };
    // Where the cursors were when the box opened: they may have been moved under it.
    const targets = now === subject ? places : targetsOf(now);
    await editNote(now, (note) => addAnnotationsSteps(note, targets, addition, placement));
  });
}

/** Replies to the annotations that were named, or to those that the cursors are in. Arguments as for `addAnnotation`. */
export async function replyToAnnotation(
  context: WritingContext,
  args: readonly unknown[],
): Promise<void> {
  const subject = await findAnnotations(context, args);
  if (subject === null) return;
  const title = writingMessages.replyTitle(subject.annotations.length);
  await askForWords(context, args, title, async (words) => {
    const now = await findAgain(context, args, subject);
    const addition = { words, head: newHead(context.settings.current) };
    await editNote(now, (note) => replySteps(note, now.annotations, addition));
  });
}

async function askForWords(
  { box, settings }: WritingContext,
  args: readonly unknown[],
  title: string,
  write: (words: string) => Promise<unknown>,
): Promise<void> {
  const text = givenWords(args, "text");
  if (text !== null) {
    await write(text);
    return;
  }
  const head = newHead(settings.current);
  await box.ask({ title, value: givenWords(args, "value") ?? "", head }, write);
}

/** Where to add: at the selections, or at the ends of nodes. */
function targetsOf({ document, editor, nodes, origin }: EditSubject): readonly TextRange[] {
  if (origin === "cursor" && editor !== null) {
    return editor.selections.map(({ start, end }) => ({
      start: document.offsetAt(start),
      end: document.offsetAt(end),
    }));
  }
  return nodes.map(({ end }) => ({ start: end, end }));
}

/** Words that a keybinding or another extension gives: to be written, or to stand in the box. */
function givenWords(args: readonly unknown[], key: "text" | "value"): string | null {
  for (const argument of args) {
    if (typeof argument === "object" && argument !== null) {
      const words = (argument as Readonly<Record<string, unknown>>)[key];
      if (typeof words === "string") return words;
    }
  }
  return null;
}
