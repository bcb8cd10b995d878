import type * as vscode from "vscode";

/** How the outline of a page text is shown: with the tree that it was restored to, or flat as its lines are. */
export type PageChoice = "tree" | "flat";

const KEY = "pageOutlines";

/** So many files are remembered; the one that was set longest ago goes first. */
const MOST_FILES = 200;

type Entry = readonly [uri: string, choice: PageChoice];

/** Remembers how the reader wants the outline of each page text. */
export class PageChoices {
  readonly #memory: vscode.Memento;

  constructor(memory: vscode.Memento) {
    this.#memory = memory;
  }

  /** The reader's word about a file; null where there is none. */
  get(uri: vscode.Uri): PageChoice | null {
    const name = uri.toString();
    return this.#entries().find(([known]) => known === name)?.[1] ?? null;
  }

  /** Sets it. */
  async set(uri: vscode.Uri, choice: PageChoice): Promise<void> {
    const name = uri.toString();
    const others = this.#entries().filter(([known]) => known !== name);
    await this.#memory.update(KEY, [...others, [name, choice]].slice(-MOST_FILES));
  }

  #entries(): readonly Entry[] {
    const stored = this.#memory.get<unknown>(KEY);
    return (Array.isArray(stored) ? stored : []).filter(
      (entry): entry is Entry =>
        Array.isArray(entry) &&
        typeof entry[0] === "string" &&
        (entry[1] === "tree" || entry[1] === "flat"),
    );
  }
}
