import { registerNoteFeature } from "../documents/index.js";
import type { Feature, FeatureContext } from "../documents/index.js";
import { COMMANDS } from "../platform/ids.js";

/** Problems of annotations, and how to mend them. All of it is in a chunk, which is loaded after the first note. */
export function registerProblems(context: FeatureContext): Feature {
  return registerNoteFeature(context, [COMMANDS.fixAllProblems], async () => {
    const { createProblems } = await context.loadChunk("writing");
    return createProblems(context);
  });
}
