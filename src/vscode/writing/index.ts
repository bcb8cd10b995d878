import { registerChunkFeature } from "../documents/index.js";
import type { Feature, FeatureContext } from "../documents/index.js";
import { WRITING_COMMANDS } from "./writingCommands.js";

/** Writes back: annotations are added, changed and deleted. All of it is in the chunk. */
export function registerWriting(context: FeatureContext): Feature {
  return registerChunkFeature(WRITING_COMMANDS, async () => {
    const { createWriting } = await context.loadChunk("writing");
    return createWriting(context);
  });
}
