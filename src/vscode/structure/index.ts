import { registerChunkFeature } from "../documents/index.js";
import type { Feature, FeatureContext } from "../documents/index.js";
import { STRUCTURE_COMMANDS } from "./structureCommands.js";

/** Moves nodes with all that is below them, within a note and between notes. All of it is in the chunk. */
export function registerStructure(context: FeatureContext): Feature {
  return registerChunkFeature(STRUCTURE_COMMANDS, async () => {
    const { createStructure } = await context.loadChunk("writing");
    return createStructure(context);
  });
}
