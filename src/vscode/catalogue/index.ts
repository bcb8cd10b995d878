import * as vscode from "vscode";
import { registerChunkFeature } from "../documents/index.js";
import type { Feature, FeatureContext } from "../documents/index.js";
import { DisposableStore } from "../platform/dispose.js";
import { COMMANDS } from "../platform/ids.js";
import { CATALOGUE_COMMANDS } from "./catalogueCommands.js";

/** The list of a note's annotations in the view of annotations: it is loaded when the view is visible for the first time. */
export function registerCatalogue(context: FeatureContext): Feature {
  const store = new DisposableStore();
  const chunk = store.add(
    registerChunkFeature(CATALOGUE_COMMANDS, async () => {
      const { createCatalogue } = await context.loadChunk("writing");
      return createCatalogue(context);
    }),
  );
  const { tree } = context.annotations;
  const load = (): void => {
    if (tree.visible) void vscode.commands.executeCommand(COMMANDS.showAnnotationList);
  };
  store.add(tree.onDidChangeVisibility(load));
  load();
  return {
    commands: chunk.commands ?? {},
    dispose: () => {
      store.dispose();
    },
  };
}
