import * as vscode from "vscode";
import { changedChoices, readChoices } from "../../core/exportChoices/index.js";
import type { ExportChoices } from "../../core/exportChoices/index.js";
import type { ExportPlace } from "./exportPlace.js";

/** What was answered last. */
export interface LastExport {
  readonly choices: ExportChoices;
  readonly place: ExportPlace["kind"];
  /** The folder that was exported into last; null when it was beside the note or into no file. */
  readonly folder: vscode.Uri | null;
}

const KEY = "exports.last";

/** What the workspace remembers of exports. */
export class ExportMemory {
  readonly #memory: vscode.Memento;

  constructor(memory: vscode.Memento) {
    this.#memory = memory;
  }

  /** What was answered last; null before the first time. What an older version wrote otherwise is as by default. */
  get last(): LastExport | null {
    const kept = this.#memory.get<{
      readonly choices?: unknown;
      readonly place?: unknown;
      readonly folder?: unknown;
    }>(KEY);
    if (kept === undefined) return null;
    const { choices } = readChoices(kept.choices);
    const place = PLACES.find((kind) => kind === kept.place) ?? "beside";
    const folder = typeof kept.folder === "string" ? vscode.Uri.parse(kept.folder) : null;
    return { choices, place, folder };
  }

  /** Remembers answers. A part of one note means nothing in another. */
  async keep({ choices, place, folder }: LastExport): Promise<void> {
    await this.#memory.update(KEY, {
      choices: changedChoices({ ...choices, part: "note" }),
      place,
      folder: folder?.toString() ?? null,
    });
  }
}

const PLACES: readonly ExportPlace["kind"][] = ["beside", "editor", "clipboard", "folder", "file"];
