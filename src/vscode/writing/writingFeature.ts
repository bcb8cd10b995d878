import type { CommandHandler, ChunkFeature, FeatureContext } from "../documents/index.js";
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

/** What a key gives instead of rows: those that are selected in the outline are meant. */
const SELECTION = "selection";

/** Makes the feature; called once, when a command of it is called for the first time. */
export function createWriting({
  notes,
  settings,
  outline,
}: FeatureContext): ChunkFeature<WritingCommandId> {
  const context: WritingContext = { notes, settings, box: new WordsBox(settings) };
  const handler =
    (command: Writing): CommandHandler =>
    (...args) =>
      command(context, args[0] === SELECTION ? [outline.selected[0], outline.selected] : args);
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
