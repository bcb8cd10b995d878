import type * as vscode from "vscode";
import { DisposableStore } from "../platform/dispose.js";
import type { CommandId } from "../platform/ids.js";
import { Coalescer } from "../platform/timer.js";
import type { CommandHandler, Feature, FeatureContext } from "./featureContext.js";

/** A feature that a chunk makes. */
export interface ChunkFeature<Id extends CommandId> extends vscode.Disposable {
  readonly commands: Readonly<Record<Id, CommandHandler>>;
}

/** A feature in a chunk, before it is loaded and after. */
export interface LazyFeature<Made> {
  readonly feature: Feature;
  /** Goes when the feature goes. */
  readonly store: DisposableStore;
  /** Loads it unless it is there. */
  readonly load: () => Promise<Made>;
}

/**
 * A feature that comes into being when one of its commands is called for the first time: all of it is in a chunk.
 *
 * @param ids the commands of the feature
 * @param load loads the chunk and makes the feature; called once, and again after it has failed
 */
export function registerChunkFeature<Id extends CommandId>(
  ids: readonly Id[],
  load: () => Promise<ChunkFeature<Id>>,
): Feature {
  return lazyFeature(ids, load).feature;
}

/** The same for a feature that is there for every note: it also comes into being soon after the first was read. */
export function registerNoteFeature<Id extends CommandId>(
  context: Pick<FeatureContext, "notes" | "log">,
  ids: readonly Id[],
  load: () => Promise<ChunkFeature<Id>>,
): Feature {
  const lazy = lazyFeature(ids, load);
  loadAfterNote(context, lazy, () => true);
  return lazy.feature;
}

/** Milliseconds between the first note and what is loaded after it. */
const PAUSE_MS = 200;

/**
 * Has a feature come into being soon after the first note that it is for was read.
 *
 * @param isFor whether the feature has to do with a document
 */
export function loadAfterNote(
  { notes, log }: Pick<FeatureContext, "notes" | "log">,
  { store, load }: LazyFeature<unknown>,
  isFor: (document: vscode.TextDocument) => boolean,
): void {
  // What shows the note comes first.
  const soon = store.add(
    new Coalescer(() => {
      load().catch((error: unknown) => {
        log.error("What comes with the first note could not be loaded", error);
      });
    }, PAUSE_MS),
  );
  const first = store.add(
    notes.onDidChangeNote(({ document }) => {
      if (isFor(document)) {
        first.dispose();
        soon.request();
      }
    }),
  );
}

/**
 * The same for a feature that decides by itself when it comes into being.
 *
 * @param ids the commands of the feature
 * @param load loads the chunk and makes the feature; called once, and again after it has failed
 */
export function lazyFeature<Id extends CommandId, Made extends ChunkFeature<Id>>(
  ids: readonly Id[],
  load: () => Promise<Made>,
): LazyFeature<Made> {
  const store = new DisposableStore();
  let loading: Promise<Made> | null = null;
  const loadOnce = async (): Promise<Made> => {
    try {
      return await (loading ??= load().then((feature) => store.add(feature)));
    } catch (error) {
      loading = null;
      throw error;
    }
  };
  const handlerOf =
    (id: Id): CommandHandler =>
    async (...args) =>
      (await loadOnce()).commands[id](...args);
  const commands = Object.fromEntries(ids.map((id) => [id, handlerOf(id)]));
  const dispose = (): void => {
    store.dispose();
  };
  return { feature: { commands, dispose }, store, load: loadOnce };
}
