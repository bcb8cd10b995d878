import { lazyFeature } from "../documents/index.js";
import type { Feature, FeatureContext } from "../documents/index.js";
import { RESTORATION_COMMANDS } from "./restorationCommands.js";

/** The trees of page texts: guessed, reviewed, written. All of it is in the chunk, loaded with the first page text. */
export function registerRestoration(context: FeatureContext): Feature {
  const { notes, log } = context;
  const { feature, store, load } = lazyFeature(RESTORATION_COMMANDS, async () => {
    const { createRestoration } = await context.loadChunk("restoration");
    return createRestoration(context);
  });
  const first = store.add(
    notes.onDidChangeNote(({ note }) => {
      if (note.format !== "page") {
        return;
      }
      first.dispose();
      load().catch((error: unknown) => {
        log.error("What restores page texts could not be loaded", error);
      });
    }),
  );
  return feature;
}
