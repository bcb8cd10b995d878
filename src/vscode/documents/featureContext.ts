import type * as vscode from "vscode";
import type { CommandId } from "../platform/ids.js";
import type { LoadChunk } from "../platform/loadChunk.js";
import type { Log } from "../platform/log.js";
import type { Settings } from "../platform/settings.js";
import type { SectionView } from "../platform/sectionView.js";
import type { DisplayMode } from "./displayMode.js";
import type { NoteFilters } from "./noteFilters.js";
import type { OutlineRows } from "./outlineRows.js";
import type { NoteSource } from "./noteSource.js";

/** What every feature is built from. */
export interface FeatureContext {
  readonly notes: NoteSource;
  /** What the reader has filtered each note by. */
  readonly filters: NoteFilters;
  /** The view of annotations, which several features fill. */
  readonly annotations: SectionView;
  /** The rows of the outline. */
  readonly outline: OutlineRows;
  /** How annotations look in this window. */
  readonly display: DisplayMode;
  readonly settings: Settings;
  readonly log: Log;
  /** Where what is remembered between sessions is kept. */
  readonly memory: vscode.Memento;
  /** Where the extension is installed. */
  readonly extensionUri: vscode.Uri;
  /** Loads what is needed only when a command is called. */
  readonly loadChunk: LoadChunk;
}

/** What runs when a command is called. Arguments come from anywhere: check them. */
export type CommandHandler = (...args: readonly unknown[]) => unknown;

/** Handlers of some of the commands. */
export type CommandMap = Readonly<Partial<Record<CommandId, CommandHandler>>>;

/** What a feature folder's `registerX(context)` returns: its end, and the commands that extension.ts puts in the table. */
export interface Feature extends vscode.Disposable {
  readonly commands?: CommandMap;
}
