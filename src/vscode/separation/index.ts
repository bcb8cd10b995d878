import { registerChunkFeature } from "../documents/index.js";
import type { Feature, FeatureContext } from "../documents/index.js";
import { COMMANDS } from "../platform/ids.js";

/** The author's text and the reader's words, each by itself: shown, compared, copied. All of it is in the chunk. */
export function registerSeparation(context: FeatureContext): Feature {
  const ids = [
    COMMANDS.showAuthorText,
    COMMANDS.showAnnotations,
    COMMANDS.compareWithAuthorText,
    COMMANDS.copyAuthorText,
  ] as const;
  return registerChunkFeature(ids, async () => {
    const { createSeparation } = await context.loadChunk("separation");
    return createSeparation(context);
  });
}
