import { NoteStore } from "../../../src/vscode/documents/index.js";
import type { FeatureContext } from "../../../src/vscode/documents/index.js";
import { log } from "./log.js";
import { Settings } from "../../../src/vscode/platform/settings.js";
import { closeAll, memory } from "./documents.js";
import { loadParsing } from "./parsing.js";
import { MemoryFiles } from "./memoryFiles.js";

/** Notes of their own for each test of a suite, over files that are in memory alone. */
export interface NotesInMemory {
  readonly files: MemoryFiles;
  /** What a feature is made of. It loads no chunk: what is tested is here already. */
  readonly context: FeatureContext;
}

/** Prepares and ends each test of the suite that calls it. What it returns is new for each. */
export function notesInMemory(): NotesInMemory {
  let settings: Settings;
  let notes: NoteStore;
  let files: MemoryFiles;

  beforeEach(async () => {
    settings = new Settings();
    notes = new NoteStore(settings, log, loadParsing);
    files = await new MemoryFiles().whenKnown();
  });

  afterEach(async () => {
    await closeAll();
    notes.dispose();
    settings.dispose();
    files.dispose();
  });

  // Pairs of files filter nothing and fill no view.
  const unused = undefined as never;
  return {
    get files() {
      return files;
    },
    get context() {
      return {
        notes,
        settings,
        log,
        memory: memory(),
        loadChunk: loadParsing,
        display: unused,
        filters: unused,
        annotations: unused,
        outline: unused,
        extensionUri: unused,
      };
    },
  };
}
