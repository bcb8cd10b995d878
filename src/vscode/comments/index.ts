import { lazyFeature } from "../documents/index.js";
import type { Feature, FeatureContext } from "../documents/index.js";
import { COMMENT_COMMANDS } from "./commentCommands.js";

/** Annotations in the editor's own boxes for comments, while the setting says so. All of it is in the chunk. */
export function registerComments(context: FeatureContext): Feature {
  const { notes, settings, log } = context;
  const { feature, store, load } = lazyFeature(COMMENT_COMMANDS, async () => {
    const { createComments } = await context.loadChunk("writing");
    return createComments(context);
  });
  const look = (): void => {
    if (settings.current.comments && notes.activeNote !== null) {
      load().catch((error: unknown) => {
        log.error("The comments could not be loaded", error);
      });
    }
  };
  store.add(notes.onDidChangeActiveNote(look));
  store.add(settings.onDidChange(look));
  return feature;
}
