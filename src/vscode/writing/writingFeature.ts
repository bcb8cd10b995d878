import type { ChunkFeature, FeatureContext } from "../documents/index.js";
import { COMMANDS } from "../platform/ids.js";
import { addAnnotation } from "./addAnnotation.js";
import type { WritingCommandId } from "./writingCommands.js";

/** Makes the feature; called once, when a command of it is called for the first time. */
export function createWriting(context: FeatureContext): ChunkFeature<WritingCommandId> {
  return {
    commands: {
      [COMMANDS.addAnnotation]: (...args) => addAnnotation(context, args, "inline"),
    },
    dispose: () => undefined,
  };
}
