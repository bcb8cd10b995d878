import { registerChunkFeature } from "../documents/index.js";
import type { Feature, FeatureContext } from "../documents/index.js";
import { COMMANDS } from "../platform/ids.js";

/** The author's text without the annotations: shown, compared, copied. All of it is in the chunk. */
export function registerSeparation(context: FeatureContext): Feature {
  return registerChunkFeature([COMMANDS.copyAuthorText], async () => {
    const { createSeparation } = await context.loadChunk("separation");
    return createSeparation(context);
  });
}
