import type * as vscode from "vscode";
import type { ChunkFeature, FeatureContext } from "../documents/index.js";
import { COMMANDS } from "../platform/ids.js";
import { AuthorTexts } from "./authorTexts.js";
import { mergeReaderCopies } from "./mergeReaders.js";
import { chosenUris } from "./pairsFeature.js";
import { editorReaderDialogs } from "./readerDialogs.js";
import type { ReaderDialogs } from "./readerDialogs.js";

/**
 * Makes the feature; called once, when its command is called for the first time.
 *
 * @param dialogs how the reader is asked
 */
export function createReaders(
  context: FeatureContext,
  dialogs: ReaderDialogs = editorReaderDialogs,
): ChunkFeature<typeof COMMANDS.mergeReaders> {
  const texts = new AuthorTexts();
  return {
    commands: {
      [COMMANDS.mergeReaders]: (...args) =>
        mergeReaderCopies({ ...context, dialogs, texts }, withActive(context, chosenUris(args))),
    },
    dispose: () => {
      texts.dispose();
    },
  };
}

/** Called without a file, the command begins with the note in the active editor. */
function withActive(
  { notes }: FeatureContext,
  chosen: readonly vscode.Uri[],
): readonly vscode.Uri[] {
  const active = notes.activeCandidate;
  return chosen.length > 0 || active === null || active.isUntitled ? chosen : [active.uri];
}
