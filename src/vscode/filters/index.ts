import { registerChunkFeature } from "../documents/index.js";
import type { Feature, FeatureContext } from "../documents/index.js";
import { COMMANDS } from "../platform/ids.js";

/** How filters show in the text. What filters is made by `NoteFilters`, when the first filter is set. */
export function registerFilters(context: FeatureContext): Feature {
  return registerChunkFeature([COMMANDS.cycleFilterInText], async () => {
    const { createFilterCommands } = await context.loadChunk("writing");
    return createFilterCommands(context);
  });
}
