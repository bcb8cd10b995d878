import * as vscode from "vscode";
import { registerChunkFeature } from "../documents/index.js";
import type { Feature, FeatureContext } from "../documents/index.js";
import { DisposableStore } from "../platform/dispose.js";
import { COMMANDS } from "../platform/ids.js";
import { isThere } from "../platform/isThere.js";
import { Coalescer } from "../platform/timer.js";
import { sidecarOf } from "./sidecarUri.js";

/** So long after a note was shown its sidecar is looked for, in milliseconds: the outline comes first. */
const LOOK_DELAY_MS = 400;

const IDS = [
  COMMANDS.updateEdition,
  COMMANDS.acceptPlace,
  COMMANDS.acceptAllPlaces,
  COMMANDS.goToReviewed,
  COMMANDS.showFormerPlace,
  COMMANDS.moveToCandidate,
  COMMANDS.attachAtCursor,
  COMMANDS.keepAsOrphan,
  COMMANDS.deleteOrphan,
  COMMANDS.readReview,
] as const;

/** Notes onto new editions, and what is to be looked at then in the view of annotations. */
export function registerReview(context: FeatureContext): Feature {
  const store = new DisposableStore();
  const chunk = store.add(
    registerChunkFeature(IDS, async () => {
      const { createReview } = await context.loadChunk("separation");
      return createReview(context);
    }),
  );
  lookForSidecars(context, store);
  return {
    commands: chunk.commands ?? {},
    dispose: () => {
      store.dispose();
    },
  };
}

/**
 * Loads the chunk when a note is shown beside which there is a sidecar. Looks again whenever the note is shown until there
 * is one: it may come later, from elsewhere.
 */
function lookForSidecars({ notes, log }: FeatureContext, store: DisposableStore): void {
  const asked = new Set<string>();
  const look = async (): Promise<void> => {
    const document = notes.activeNote;
    const sidecar = document === null ? null : sidecarOf(document.uri);
    if (document === null || sidecar === null || asked.has(document.uri.toString())) {
      return;
    }
    if (!(await isThere(sidecar))) {
      return;
    }
    asked.add(document.uri.toString());
    await vscode.commands.executeCommand(COMMANDS.readReview);
  };
  const later = store.add(
    new Coalescer(() => {
      look().catch((error: unknown) => {
        log.error("Looking for a sidecar failed", error);
      });
    }, LOOK_DELAY_MS),
  );
  const request = (): void => {
    if (notes.activeNote !== null) later.request();
  };
  store.add(notes.onDidChangeActiveNote(request));
  request();
}
