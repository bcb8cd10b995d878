import type { ChunkFeature, FeatureContext } from "../documents/index.js";
import type { COMMANDS } from "../platform/ids.js";
import { createExports } from "./exportFeature.js";
import { createPreview } from "./preview/previewFeature.js";
import type { PreviewFeature } from "./preview/previewFeature.js";

/** The command that exports, and the previews. */
export type SummariesFeature = PreviewFeature & ChunkFeature<typeof COMMANDS.exportSummary>;

/** Makes the feature; called once, when a command of it is called for the first time. */
export function createSummaries(context: FeatureContext): SummariesFeature {
  const exports = createExports(context);
  const preview = createPreview(context);
  return {
    ...preview,
    commands: { ...preview.commands, ...exports.commands },
    dispose: () => {
      preview.dispose();
      exports.dispose();
    },
  };
}
