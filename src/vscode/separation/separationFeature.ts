import type { ChunkFeature, FeatureContext } from "../documents/index.js";
import { COMMANDS } from "../platform/ids.js";
import { copyAuthorText } from "./copyAuthorText.js";
import { Separations } from "./separations.js";

/** Makes the feature; called once, when a command of it is called for the first time. */
export function createSeparation({
  notes,
}: FeatureContext): ChunkFeature<typeof COMMANDS.copyAuthorText> {
  const separations = new Separations(notes);
  return {
    commands: {
      [COMMANDS.copyAuthorText]: () => copyAuthorText(notes, separations),
    },
    dispose: () => undefined,
  };
}
