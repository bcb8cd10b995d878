import { registerChunkFeature } from "../documents/index.js";
import type { Feature, FeatureContext } from "../documents/index.js";
import { SEPARATION_COMMANDS } from "./separationCommands.js";

/** The author's text and the reader's words, each by itself: shown, compared, copied. All of it is in the chunk. */
export function registerSeparation(context: FeatureContext): Feature {
  return registerChunkFeature(SEPARATION_COMMANDS, async () => {
    const { createSeparation } = await context.loadChunk("separation");
    return createSeparation(context);
  });
}
