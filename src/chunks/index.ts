/*
 * The chunks: parts of the extension that are loaded on first use. Each is a file of this folder and says by what it
 * exports what others get from `loadChunk(name)`; its imports it writes as any other file does. What the main bundle
 * holds too is handed to it (scripts/build/chunks.mjs). Nobody imports a chunk: then it would be in the main bundle.
 */
import type * as exports from "./exports.js";
import type * as markdownPreview from "./markdownPreview.js";
import type * as moves from "./moves.js";
import type * as parsing from "./parsing.js";
import type * as restoration from "./restoration.js";
import type * as samples from "./samples.js";
import type * as separation from "./separation.js";
import type * as word from "./word.js";
import type * as writing from "./writing.js";

declare module "../vscode/platform/loadChunk.js" {
  interface Chunks {
    readonly exports: typeof exports;
    readonly markdownPreview: typeof markdownPreview;
    readonly moves: typeof moves;
    readonly parsing: typeof parsing;
    readonly restoration: typeof restoration;
    readonly samples: typeof samples;
    readonly separation: typeof separation;
    readonly word: typeof word;
    readonly writing: typeof writing;
  }
}
