import { registerNoteFeature } from "../documents/index.js";
import type { Feature, FeatureContext } from "../documents/index.js";
import { COMMANDS } from "../platform/ids.js";

/** Completion in annotations and new names for tags. All of it is in a chunk, which is loaded after the first note. */
export function registerWords(context: FeatureContext): Feature {
  return registerNoteFeature(context, [COMMANDS.renameTag], async () => {
    const { createWords } = await context.loadChunk("writing");
    return createWords(context);
  });
}
