import type * as vscode from "vscode";
import { DisposableStore } from "../platform/dispose.js";
import type { CommandId } from "../platform/ids.js";
import type { CommandHandler, Feature } from "./featureContext.js";

/** A feature that a chunk makes. */
export interface ChunkFeature<Id extends CommandId> extends vscode.Disposable {
  readonly commands: Readonly<Record<Id, CommandHandler>>;
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
  const store = new DisposableStore();
  let loading: Promise<ChunkFeature<Id>> | null = null;
  const loadOnce = async (): Promise<ChunkFeature<Id>> => {
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
  return {
    commands: Object.fromEntries(ids.map((id) => [id, handlerOf(id)])),
    dispose: () => {
      store.dispose();
    },
  };
}
