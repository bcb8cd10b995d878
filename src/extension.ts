import type * as vscode from "vscode";
import type { MarginaliaApi } from "./vscode/api.js";
import { registerCatalogue } from "./vscode/catalogue/index.js";
import { registerCommands, registerNoteCommands } from "./vscode/commands/index.js";
import { registerComments } from "./vscode/comments/index.js";
import {
  DisplayMode,
  NoteFilters,
  NoteStore,
  OutlineRows,
  readNote,
} from "./vscode/documents/index.js";
import type { Feature, FeatureContext } from "./vscode/documents/index.js";
import { registerDecorations } from "./vscode/decorations/index.js";
import { registerExports, summaryExport } from "./vscode/exports/index.js";
import { registerFilters } from "./vscode/filters/index.js";
import { registerLanguage } from "./vscode/language/index.js";
import { registerMarkdownPreview } from "./vscode/markdownPreview/index.js";
import { registerMoves } from "./vscode/moves/index.js";
import { registerPairs } from "./vscode/pairs/index.js";
import { VIEWS } from "./vscode/platform/ids.js";
import { chunkLoader } from "./vscode/platform/loadChunk.js";
import { Log } from "./vscode/platform/log.js";
import { SectionView } from "./vscode/platform/sectionView.js";
import { Settings } from "./vscode/platform/settings.js";
import { registerProblems } from "./vscode/problems/index.js";
import { registerRestoration } from "./vscode/restoration/index.js";
import { registerReview } from "./vscode/review/index.js";
import { registerSamples } from "./vscode/samples/index.js";
import { registerSeparation } from "./vscode/separation/index.js";
import { registerStructure } from "./vscode/structure/index.js";
import { registerOutline, registerStatusBar } from "./vscode/views/index.js";
import { registerWords } from "./vscode/words/index.js";
import { registerWriting } from "./vscode/writing/index.js";

/** Everything that shows something or answers to something; they do not know each other. */
const FEATURES: readonly ((context: FeatureContext) => Feature)[] = [
  registerOutline,
  registerStatusBar,
  registerNoteCommands,
  registerDecorations,
  registerLanguage,
  registerMoves,
  registerSeparation,
  registerPairs,
  registerReview,
  registerRestoration,
  registerStructure,
  registerWriting,
  registerCatalogue,
  registerProblems,
  registerWords,
  registerFilters,
  registerComments,
  registerExports,
  registerSamples,
];

/** Called by VS Code when the first note is opened or a command is called. Builds and wires; reads nothing. */
export function activate(context: vscode.ExtensionContext): MarginaliaApi {
  const log = new Log();
  const settings = new Settings();
  const memory = context.workspaceState;
  const { extensionUri } = context;
  const loadChunk = chunkLoader(extensionUri);
  const notes = new NoteStore(settings, log, loadChunk);
  const filters = new NoteFilters(async (put) => {
    const { createFilterRunner } = await loadChunk("writing");
    return createFilterRunner({ notes, settings, log }, put);
  });
  const annotations = new SectionView(VIEWS.annotations, ["places", "list", "orphans"]);
  const outline = new OutlineRows();
  const views = { annotations, outline, extensionUri };
  const display = new DisplayMode(settings, memory);
  const wired = { notes, filters, ...views, display, settings, log, memory, loadChunk };
  const markdown = registerMarkdownPreview(wired);
  const features = FEATURES.map((register) => register(wired));
  const commands = registerCommands(
    features.flatMap((feature) => feature.commands ?? []),
    log,
  );
  const parts = [log, settings, notes, filters, annotations, display, markdown];
  context.subscriptions.push(...parts, ...features, commands);
  return {
    apiVersion: 1,
    getNote: (uri) => readNote(notes, settings, uri),
    onDidChangeNote: notes.onDidChangeNote,
    exportSummary: summaryExport(loadChunk),
    extendMarkdownIt: markdown.extendMarkdownIt,
  };
}
