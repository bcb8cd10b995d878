import * as vscode from "vscode";
import { lazyFeature, registerChunkFeature } from "../documents/index.js";
import type { Feature, FeatureContext } from "../documents/index.js";
import { COMMANDS, PREVIEW_VIEW } from "../platform/ids.js";

export { summaryExport } from "./summaryExport.js";
export type { ExportRequest, ExportSummary } from "./summaryExport.js";

/** Summaries of notes as files. All but this is in the chunk. */
export function registerExports(context: FeatureContext): Feature {
  return registerChunkFeature([COMMANDS.exportSummary], async () => {
    const { createExports } = await context.loadChunk("exports");
    return createExports(context);
  });
}

/** Summaries beside their notes. The editor brings previews back after a reload: so it is told of them from the start. */
export function registerPreview(context: FeatureContext): Feature {
  const ids = [COMMANDS.previewSummary, COMMANDS.choosePreviewContent] as const;
  const { feature, store, load } = lazyFeature(ids, async () => {
    const { createPreview } = await context.loadChunk("exports");
    return createPreview(context);
  });
  store.add(
    vscode.window.registerWebviewPanelSerializer(PREVIEW_VIEW, {
      deserializeWebviewPanel: async (panel, state) => (await load()).restore(panel, state),
    }),
  );
  return feature;
}
