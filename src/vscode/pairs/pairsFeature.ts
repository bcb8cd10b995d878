import * as vscode from "vscode";
import { fileRole, pairNames } from "../../core/pairs/index.js";
import type { ChunkFeature, FeatureContext } from "../documents/index.js";
import { Failure } from "../platform/failure.js";
import { hint } from "../platform/hint.js";
import { COMMANDS } from "../platform/ids.js";
import { editorDialogs } from "../platform/dialogs.js";
import type { Dialogs } from "../platform/dialogs.js";
import { folderOf, isFolder, nameOf, namesIn, openDocument } from "../files/index.js";
import { findPair } from "./findPair.js";
import { finishPair } from "./finishPair.js";
import { mergePair } from "./mergePair.js";
import type { Telling } from "./mergePair.js";
import { pairMessages } from "./messages.js";
import { renamePairs } from "./renamePairs.js";
import { separateNote } from "./separateNote.js";
import type { Separating } from "./separateNote.js";
import { separateNotes } from "./separateNotes.js";

type PairCommand = typeof COMMANDS.separate | typeof COMMANDS.merge;

/**
 * Makes the feature; called once, when a command of it is called for the first time.
 *
 * @param dialogs how the reader is asked
 */
export function createPairs(
  context: FeatureContext,
  dialogs: Dialogs = editorDialogs,
): ChunkFeature<PairCommand> {
  const working = { ...context, dialogs };
  return {
    commands: {
      [COMMANDS.separate]: async (...args) => {
        const chosen = chosenUris(args);
        const [only] = chosen;
        if (only !== undefined && (chosen.length > 1 || (await isFolder(only)))) {
          await separateNotes(working, chosen);
          return;
        }
        const document =
          only === undefined ? context.notes.activeCandidate : await openDocument(only);
        if (document === null) {
          hint(pairMessages.needsNote());
        } else {
          await separateNote(working, document);
        }
      },
      [COMMANDS.merge]: async (...args) => {
        const chosen = chosenUris(args);
        await mergePairs(working, chosen.length > 0 ? chosen : await chooseFile(dialogs));
      },
    },
    dispose: () => undefined,
  };
}

/** Offers to rename the pairs of notes that were renamed. */
export async function offerToRenamePairs(
  files: vscode.FileRenameEvent["files"],
  dialogs: Dialogs = editorDialogs,
): Promise<void> {
  await renamePairs(dialogs, files);
}

/** What was chosen in the explorer (the entry that was clicked, and all that are selected), or given by a caller. */
export function chosenUris([clicked, selected]: readonly unknown[]): readonly vscode.Uri[] {
  const uris = Array.isArray(selected) ? (selected as readonly unknown[]) : [clicked];
  return uris.filter((uri) => uri instanceof vscode.Uri);
}

/** The file in the active editor where it belongs to a pair, else one that the reader looks for. */
async function chooseFile(dialogs: Dialogs): Promise<readonly vscode.Uri[]> {
  const active = vscode.window.activeTextEditor?.document.uri;
  if (active !== undefined && (await belongsToPair(active))) {
    return [active];
  }
  const file = await dialogs.pickFile(pairMessages.chooseSidecar(), ["json"]);
  return file === undefined ? [] : [file];
}

/**
 * Merges the pairs that files belong to, each once, however many of its files were chosen. Of several, one that cannot be
 * merged does not stop the others.
 */
async function mergePairs(merging: Separating, chosen: readonly vscode.Uri[]): Promise<void> {
  const seen = new Set<string>();
  const tellings: Telling[] = [];
  for (const uri of chosen) {
    try {
      await finishPair(merging.dialogs, uri);
      const pair = await findPair(uri);
      const address = pair.sidecar.toString();
      const telling = seen.has(address) ? null : await mergePair(merging, pair);
      seen.add(address);
      tellings.push(...(telling === null ? [] : [telling]));
    } catch (error) {
      if (chosen.length === 1 || !(error instanceof Failure)) {
        throw error;
      }
      const { message } = error;
      tellings.push(async () => {
        await merging.dialogs.tell({ message, isWarning: true, buttons: [] });
      });
    }
  }
  await Promise.all(tellings.map((tell) => tell()));
}

async function belongsToPair(uri: vscode.Uri): Promise<boolean> {
  if (fileRole(nameOf(uri)).kind !== "note") {
    return true;
  }
  return (await namesIn(folderOf(uri))).includes(pairNames(nameOf(uri)).sidecar);
}
