import type * as vscode from "vscode";

const KEY = "outlineLevels";

/** So many files are remembered; the one that was set longest ago goes first. */
const MOST_FILES = 200;

type Entry = readonly [uri: string, level: number];

/** Remembers for each file down to which level its outline is open. */
export class LevelMemory {
  readonly #memory: vscode.Memento;

  constructor(memory: vscode.Memento) {
    this.#memory = memory;
  }

  /** The level of a file, or null when none was set. */
  get(uri: vscode.Uri): number | null {
    const name = uri.toString();
    return this.#entries().find(([known]) => known === name)?.[1] ?? null;
  }

  /** Sets the level of a file. */
  async set(uri: vscode.Uri, level: number): Promise<void> {
    const name = uri.toString();
    const others = this.#entries().filter(([known]) => known !== name);
    await this.#memory.update(KEY, [...others, [name, level]].slice(-MOST_FILES));
  }

  #entries(): readonly Entry[] {
    const stored = this.#memory.get<unknown>(KEY);
    return (Array.isArray(stored) ? stored : []).filter(
      (entry): entry is Entry =>
        Array.isArray(entry) && typeof entry[0] === "string" && typeof entry[1] === "number",
    );
  }
}
