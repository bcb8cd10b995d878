import * as vscode from "vscode";
import type { FilteredNote } from "../../core/filter/index.js";
import type { Note } from "../../core/index.js";
import { Disposable } from "../platform/dispose.js";

/** A filter with what it leaves of a note. */
export interface AppliedFilter {
  /** What the reader typed. */
  readonly query: string;
  /** The note that was filtered; an earlier one than the document's for as long as filtering takes. */
  readonly note: Note;
  readonly filtered: FilteredNote;
}

/** What filters notes: it comes with a chunk when the first filter is set. */
export interface FilterRunner extends vscode.Disposable {
  /** Sets the filter of a document; an empty query takes it away. Resolves when it is applied; says what is wrong with it. */
  set(document: vscode.TextDocument, query: string): Promise<void>;
  /** Asks the reader for the filter of a document and applies it while he types. */
  ask(document: vscode.TextDocument): void;
}

/** Makes the runner; it hands over here what it has worked out, null where there is no filter any more. */
export type LoadFilterRunner = (
  put: (document: vscode.TextDocument, applied: AppliedFilter | null) => void,
) => Promise<FilterRunner>;

/** The filters of notes: one for each, the same in all views and in the text. They end when the note is closed. */
export class NoteFilters extends Disposable {
  readonly #applied = new Map<vscode.TextDocument, AppliedFilter>();
  readonly #onDidChange = this._register(new vscode.EventEmitter<vscode.TextDocument>());
  /** Fires when something else is left of a note: after another filter, and with a filter after an edit. */
  readonly onDidChange = this.#onDidChange.event;
  readonly #load: LoadFilterRunner;
  #runner: Promise<FilterRunner> | null = null;

  constructor(load: LoadFilterRunner) {
    super();
    this.#load = load;
  }

  /** The filter of a document, or null. */
  of(document: vscode.TextDocument | null): AppliedFilter | null {
    return (document && this.#applied.get(document)) ?? null;
  }

  /** Sets the filter of a document; an empty query takes it away. Resolves when views can show it. */
  async set(document: vscode.TextDocument, query: string): Promise<void> {
    if (query !== "" || this.#runner !== null) {
      await (await this.#loaded()).set(document, query);
    }
  }

  /** Asks the reader for a filter. */
  async ask(document: vscode.TextDocument): Promise<void> {
    (await this.#loaded()).ask(document);
  }

  async #loaded(): Promise<FilterRunner> {
    try {
      return await (this.#runner ??= this.#load((document, applied) => {
        if (applied === null) {
          this.#applied.delete(document);
        } else {
          this.#applied.set(document, applied);
        }
        this.#onDidChange.fire(document);
      }).then((runner) => this._register(runner)));
    } catch (error) {
      this.#runner = null;
      throw error;
    }
  }
}
