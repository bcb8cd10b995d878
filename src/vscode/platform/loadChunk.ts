import { sharedModules } from "marginalia:shared";
import * as vscode from "vscode";
import { Failure } from "./failure.js";
import { messages } from "./messages.js";
import { yieldToHost } from "./slices.js";

/** What each chunk exports; src/chunks/index.ts fills it in. */
// eslint-disable-next-line @typescript-eslint/no-empty-object-type -- filled in elsewhere
export interface Chunks {}

/** Gives what a chunk exports. Loads it on first use; when that fails, the next call tries again. */
export type LoadChunk = <Name extends keyof Chunks>(name: Name) => Promise<Chunks[Name]>;

type Require = (id: string) => unknown;

/** What chunks take from what is loaded already, by the name under which they ask for it. */
type SharedModules = ReturnType<typeof sharedModules>;

/** The chunk that other chunks take from, besides the main bundle (scripts/build/chunks.mjs). */
const HOLDER = "parsing";

/** A chunk as its file holds it (scripts/build/chunks.mjs). */
type ChunkFactory = (require: Require) => unknown;

/** The host's own, which differs: a worker has nothing but "vscode". */
declare const require: Require;

/** What Node says of itself; a worker has no such thing. */
declare const process: { readonly versions?: { readonly node?: string } } | undefined;

/**
 * Makes the function that loads chunks.
 *
 * @param extensionUri where the extension is installed
 * @throws (the function) Failure when the chunk's file cannot be read or run.
 */
export function chunkLoader(extensionUri: vscode.Uri): LoadChunk {
  const loaded = new Map<string, Promise<unknown>>();
  const findShared = async (name: string): Promise<SharedModules> => {
    if (name === HOLDER) {
      return sharedModules();
    }
    const { sharedModules: heldModules } = (await load(HOLDER)) as Chunks[typeof HOLDER];
    return { ...sharedModules(), ...heldModules() };
  };
  const load = (name: string): Promise<unknown> => {
    const known = loaded.get(name);
    if (known !== undefined) {
      return known;
    }
    const loading = findShared(name).then((shared) => readChunk(extensionUri, name, shared));
    loaded.set(name, loading);
    loading.catch(() => loaded.delete(name));
    return loading;
  };
  // What a file exports and what the type says of it come from the same source.
  return load as LoadChunk;
}

async function readChunk(
  extensionUri: vscode.Uri,
  name: string,
  shared: SharedModules,
): Promise<unknown> {
  const path = `dist/chunks/${name}.js`;
  const file = vscode.Uri.joinPath(extensionUri, path);
  try {
    const factory = await readFactory(file);
    const chunk = factory((id) => shared[id] ?? require(id));
    // The large ones take some milliseconds: what they are loaded for has a turn of its own.
    await yieldToHost();
    return chunk;
  } catch (cause) {
    throw new Failure(messages.chunkMissing(path), { cause });
  }
}

/**
 * Node loads the file itself. A worker can neither require nor import it, so it is run as that host runs the extension.
 */
async function readFactory(file: vscode.Uri): Promise<ChunkFactory> {
  if (isNodeHost()) {
    return require(file.fsPath) as ChunkFactory;
  }
  const code = new TextDecoder().decode(await vscode.workspace.fs.readFile(file));
  const module: { exports?: ChunkFactory } = {};
  // The address is what a debugger calls the code by, and what the address of its source map starts from.
  const run = new Function("module", `${code}\n//# sourceURL=${file.toString(true)}`) as (
    target: typeof module,
  ) => void;
  run(module);
  return module.exports as ChunkFactory;
}

function isNodeHost(): boolean {
  return typeof process === "object" && process.versions?.node !== undefined;
}
