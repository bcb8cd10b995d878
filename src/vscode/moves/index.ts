import { registerChunkFeature } from "../documents/index.js";
import type { Feature, FeatureContext } from "../documents/index.js";
import { MOVE_COMMANDS } from "./moveCommands.js";

/**
 * Moves through a note: from annotation to annotation, through the outline, by lists. All of it is in the chunk: it
 * comes with the first move, in a few milliseconds.
 */
export function registerMoves(context: FeatureContext): Feature {
  return registerChunkFeature(MOVE_COMMANDS, async () => {
    const { createMoves } = await context.loadChunk("moves");
    return createMoves(context);
  });
}
