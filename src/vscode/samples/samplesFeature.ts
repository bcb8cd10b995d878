import * as vscode from "vscode";
import type { ChunkFeature } from "../documents/index.js";
import { COMMANDS } from "../platform/ids.js";
import { SampleNote } from "./sampleNote.js";

/**
 * The commands of the walkthrough that bring their own text: open the sample, and carry it over to its new edition.
 *
 * @param extensionUri where the extension is installed, with the samples in it
 */
export function createSamples(
  extensionUri: vscode.Uri,
): ChunkFeature<"marginalia.openSample" | "marginalia.updateSample"> {
  const sample = new SampleNote(extensionUri);
  return {
    dispose: () => undefined,
    commands: {
      [COMMANDS.openSample]: () => sample.show(),
      [COMMANDS.updateSample]: async () => {
        const edition = await sample.readNewEdition();
        await sample.show();
        await vscode.commands.executeCommand(COMMANDS.updateEdition, edition);
      },
    },
  };
}
