import * as vscode from "vscode";
import { outlineName } from "../../core/pairs/index.js";
import { fromOutlineAnswers } from "../../core/restoration/index.js";
import {
  clearLeftovers,
  encodeText,
  folderOf,
  nameOf,
  readLeftover,
  readText,
  readTextIfThere,
  writeFiles,
} from "../files/index.js";
import { Disposable } from "../platform/dispose.js";

/** `NAME.outline.json` beside the page `NAME.EXT`; null for a page in no file. */
export function answersUri(page: vscode.Uri): vscode.Uri | null {
  if (page.scheme === "untitled") {
    return null;
  }
  return vscode.Uri.joinPath(folderOf(page), outlineName(nameOf(page)));
}

/**
 * The file of answers beside a page. It is written whole or not at all, at once after each answer; answers that come
 * while it is being written are written together after that.
 */
export class AnswersFile extends Disposable {
  readonly uri: vscode.Uri;
  readonly #onDidFail: (error: unknown) => void;
  #waiting: string | null = null;
  #writing: Promise<void> | null = null;
  #writes = 0;
  /** What the file holds, as far as is known. */
  #known: string | null = null;
  /** Whether nothing is left of earlier attempts to write the file. */
  #isClean = false;

  /**
   * Watches the file.
   *
   * @param onDidChange another program has changed it
   * @param onDidFail it could not be written
   */
  constructor(uri: vscode.Uri, onDidChange: () => void, onDidFail: (error: unknown) => void) {
    super();
    this.uri = uri;
    this.#onDidFail = onDidFail;
    const pattern = new vscode.RelativePattern(
      folderOf(uri),
      nameOf(uri).replace(/[*?[\]{}]/gu, "[$&]"),
    );
    const watcher = this._register(vscode.workspace.createFileSystemWatcher(pattern));
    for (const event of [watcher.onDidChange, watcher.onDidCreate, watcher.onDidDelete]) {
      this._register(event(onDidChange));
    }
  }

  /**
   * The text of the file; null where there is none, and undefined where it is what is known already. What is being
   * written is written before: another window may have written at the same time.
   * @throws Failure when it cannot be read
   */
  async read(): Promise<string | null | undefined> {
    while (this.#writing !== null) {
      await this.#writing;
    }
    const writes = this.#writes;
    const text = await readTextIfThere(this.uri);
    // The editor removes a file before the new one gets its name: another window may be between the two, or was closed.
    const left = text === null ? await readLeftover(this.uri, readAnswers) : null;
    if (writes !== this.#writes || (text === this.#known && left === null)) {
      return undefined;
    }
    this.#known = text;
    return left === null ? text : left.content;
  }

  /** Writes the file. */
  write(text: string): void {
    this.#waiting = text;
    this.#writes += 1;
    this.#writing ??= this.#writeAll();
  }

  /** Waits until everything is written. */
  async whenWritten(): Promise<void> {
    await this.#writing;
  }

  async #writeAll(): Promise<void> {
    while (this.#waiting !== null) {
      const text = this.#waiting;
      this.#waiting = null;
      try {
        await this.#writeOne(text);
      } catch (error) {
        // What was answered meanwhile is written all the same.
        this.#onDidFail(error);
      }
    }
    this.#writing = null;
  }

  async #writeOne(text: string): Promise<void> {
    if (text !== this.#known) {
      await writeFiles([{ uri: this.uri, bytes: encodeText(text), isReplacing: true }]);
      this.#known = text;
    }
    if (!this.#isClean) {
      await clearLeftovers([this.uri]);
      this.#isClean = true;
    }
  }
}

/** The text of answers that can be read. */
async function readAnswers(uri: vscode.Uri): Promise<string> {
  const text = await readText(uri);
  fromOutlineAnswers(text, []);
  return text;
}
