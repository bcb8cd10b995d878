import { addAnnotationsSteps } from "../../core/editing/index.js";
import type { AdditionPlacement } from "../../core/editing/index.js";
import type { TextRange } from "../../core/index.js";
import type { FeatureContext } from "../documents/index.js";
import { checkWritable, editNote, findEditSubject } from "../edits/index.js";
import type { EditSubject } from "../edits/index.js";
import { askForBody } from "./bodyInput.js";
import { writingMessages } from "./messages.js";
import { newHead } from "./newHead.js";

/**
 * Adds an annotation behind each selection, at the end of the paragraph of each cursor, or to the nodes that were named.
 *
 * @param args what it is to be added to, as `findEditSubject` takes it; a first argument `{ text }` is written without
 * asking, `{ value }` stands in the box
 */
export async function addAnnotation(
  { notes, settings }: FeatureContext,
  args: readonly unknown[],
  placement: AdditionPlacement,
): Promise<void> {
  const subject = await findEditSubject(notes, args);
  if (subject === null) return;
  checkWritable(subject.document);
  const targets = targetsOf(subject);
  const head = newHead(settings.current);
  const words =
    givenWords(args[0], "text") ??
    (await askForBody({
      title:
        placement === "node"
          ? writingMessages.addNodeTitle(targets.length)
          : writingMessages.addTitle(targets.length),
      value: givenWords(args[0], "value") ?? "",
      head,
      grammar: settings.current.grammar,
    }));
  if (words === null) return;
  await editNote(subject, (note) => addAnnotationsSteps(note, targets, { words, head }, placement));
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
function givenWords(argument: unknown, key: "text" | "value"): string | null {
  if (typeof argument !== "object" || argument === null) {
    return null;
  }
  const words = (argument as Readonly<Record<string, unknown>>)[key];
  return typeof words === "string" ? words : null;
}
