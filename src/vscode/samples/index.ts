import { registerChunkFeature } from "../documents/index.js";
import type { Feature, FeatureContext } from "../documents/index.js";
import { COMMANDS } from "../platform/ids.js";

/** The note that a newcomer tries things on. All of it is in the chunk. */
export function registerSamples({ extensionUri, loadChunk }: FeatureContext): Feature {
  return registerChunkFeature([COMMANDS.openSample, COMMANDS.updateSample], async () => {
    const { createSamples } = await loadChunk("samples");
    return createSamples(extensionUri);
  });
}
