import { assert } from "chai";
import * as parsing from "../../../src/chunks/parsing.js";
import type { Chunks, LoadChunk } from "../../../src/vscode/platform/loadChunk.js";

/** Gives what turns texts into notes, which is here already, and loads no other chunk. */
export const loadParsing: LoadChunk = async <Name extends keyof Chunks>(name: Name) => {
  const here: Partial<Chunks> = { parsing };
  return Promise.resolve(here[name] ?? assert.fail(`the chunk ${name} is not loaded`));
};
