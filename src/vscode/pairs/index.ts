import * as vscode from "vscode";
import { registerChunkFeature } from "../documents/index.js";
import type { Feature, FeatureContext } from "../documents/index.js";
import { COMMANDS } from "../platform/ids.js";
import { haveCompanions } from "./companions.js";

/** Author text and annotations as files of their own, and together again. All but this is in the chunk. */
export function registerPairs(context: FeatureContext): Feature {
  const chunk = registerChunkFeature([COMMANDS.separate, COMMANDS.merge], async () => {
    const { createPairs } = await context.loadChunk("separation");
    return createPairs(context);
  });
  const readers = registerChunkFeature([COMMANDS.mergeReaders], async () => {
    const { createReaders } = await context.loadChunk("separation");
    return createReaders(context);
  });
  // The editor tells of what the reader renamed, not of what happened on the disk: a checkout asks nothing.
  const renaming = vscode.workspace.onDidRenameFiles(({ files }) => {
    void offerToRename(context, files);
  });
  return {
    commands: { ...chunk.commands, ...readers.commands },
    dispose: () => {
      renaming.dispose();
      readers.dispose();
      chunk.dispose();
    },
  };
}

/** Nobody called a command, so nobody would hear of what goes wrong: it is logged. */
async function offerToRename(
  context: FeatureContext,
  files: vscode.FileRenameEvent["files"],
): Promise<void> {
  try {
    if (!(await haveCompanions(files))) {
      return;
    }
    const { offerToRenamePairs } = await context.loadChunk("separation");
    await offerToRenamePairs(files);
  } catch (error) {
    context.log.error("Renaming a pair failed", error);
  }
}
