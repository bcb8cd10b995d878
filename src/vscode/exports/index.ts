import * as vscode from "vscode";
import { lazyFeature } from "../documents/index.js";
import type { Feature, FeatureContext } from "../documents/index.js";
import { COMMANDS, PREVIEW_VIEW } from "../platform/ids.js";
import type { LoadChunk } from "../platform/loadChunk.js";
import type { ExportSummary } from "./summaryExport.js";

export type { ExportRequest, ExportSummary } from "./summaryExport.js";

/** Summaries of notes as files and beside their notes. All but this is in the chunk. */
export function registerExports(context: FeatureContext): Feature {
  const { exportSummary, previewSummary, choosePreviewContent } = COMMANDS;
  const { feature, store, load } = lazyFeature(
    [exportSummary, previewSummary, choosePreviewContent],
    async () => (await context.loadChunk("exports")).createSummaries(context),
  );
  // The editor brings previews back after a reload: so it is told of them from the start.
  store.add(
    vscode.window.registerWebviewPanelSerializer(PREVIEW_VIEW, {
      deserializeWebviewPanel: async (panel, state) => (await load()).restore(panel, state),
    }),
  );
  return feature;
}

/** What other extensions call; the chunks are loaded when it is called. */
export function summaryExport(loadChunk: LoadChunk): ExportSummary {
  return async (...args) => (await loadChunk("exports")).exportWith(loadChunk)(...args);
}
