import type { CommandHandler, ChunkFeature, FeatureContext } from "../documents/index.js";
import { withSelectedRows } from "../edits/index.js";
import { COMMANDS } from "../platform/ids.js";
import { addAnnotation, addAnnotationNode, replyToAnnotation } from "./addAnnotation.js";
import {
  deleteAnnotation,
  markAsAuthor,
  toggleDone,
  unwrapAnnotation,
  wrapSelection,
} from "./changeAnnotations.js";
import { copyAnnotation, copyAsQuote } from "./copyAnnotations.js";
import { editAnnotation } from "./editAnnotation.js";
import { setAnnotationKind } from "./setKind.js";
import { WordsBox } from "./wordsBox.js";
import type { WritingCommandId } from "./writingCommands.js";
import type { WritingContext } from "./writingContext.js";

type Writing = (context: WritingContext, args: readonly unknown[]) => Promise<void>;

/** Makes the feature; called once, when a command of it is called for the first time. */
export function createWriting({
  notes,
  settings,
  outline,
}: FeatureContext): ChunkFeature<WritingCommandId> {
  const context: WritingContext = { notes, settings, box: new WordsBox(settings) };
  const handler =
    (command: Writing): CommandHandler =>
    async (...args) =>
      command(context, withSelectedRows(outline, args));
  return {
    commands: {
      [COMMANDS.addAnnotation]: handler(addAnnotation),
      [COMMANDS.addAnnotationNode]: handler(addAnnotationNode),
      [COMMANDS.editAnnotation]: handler(editAnnotation),
      [COMMANDS.replyToAnnotation]: handler(replyToAnnotation),
      [COMMANDS.deleteAnnotation]: handler(deleteAnnotation),
      [COMMANDS.setAnnotationKind]: handler(setAnnotationKind),
      [COMMANDS.toggleDone]: handler(toggleDone),
      [COMMANDS.wrapSelection]: handler(wrapSelection),
      [COMMANDS.unwrapAnnotation]: handler(unwrapAnnotation),
      [COMMANDS.markAsAuthor]: handler(markAsAuthor),
      [COMMANDS.copyAnnotation]: handler(copyAnnotation),
      [COMMANDS.copyAsQuote]: handler(copyAsQuote),
    },
    dispose: () => undefined,
  };
}
