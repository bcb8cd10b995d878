import type * as vscode from "vscode";

/** So many files are remembered; the one that was set longest ago goes first. */
const MOST_FILES = 200;

/** Remembers something about each file between sessions. */
export class FileMemory<Value> {
  readonly #memory: vscode.Memento;
  readonly #key: string;
  readonly #isValue: (stored: unknown) => stored is Value;

  /**
   * Reads nothing yet.
   *
   * @param key its name in the editor's memory
   * @param isValue tells what was stored there as it should be
   */
  constructor(memory: vscode.Memento, key: string, isValue: (stored: unknown) => stored is Value) {
    this.#memory = memory;
    this.#key = key;
    this.#isValue = isValue;
  }

  /** What was set for a file; null where nothing was. */
  get(uri: vscode.Uri): Value | null {
    const name = uri.toString();
    return this.#entries().find(([known]) => known === name)?.[1] ?? null;
  }

  /** Sets it for a file. */
  async set(uri: vscode.Uri, value: Value): Promise<void> {
    const name = uri.toString();
    const others = this.#entries().filter(([known]) => known !== name);
    await this.#memory.update(this.#key, [...others, [name, value]].slice(-MOST_FILES));
  }

  #entries(): readonly (readonly [uri: string, value: Value])[] {
    const stored = this.#memory.get<unknown>(this.#key);
    return (Array.isArray(stored) ? stored : []).filter(
      (entry): entry is readonly [string, Value] =>
        Array.isArray(entry) && typeof entry[0] === "string" && this.#isValue(entry[1]),
    );
  }
}
