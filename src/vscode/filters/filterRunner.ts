import * as vscode from "vscode";
import { filterNote, isEmptyFilter, parseFilter } from "../../core/filter/index.js";
import type { NoteFilter } from "../../core/filter/index.js";
import type {
  AppliedFilter,
  FeatureContext,
  FilterRunner,
  NoteSource,
} from "../documents/index.js";
import { Disposable } from "../platform/dispose.js";
import type { Log } from "../platform/log.js";
import { runInSlices } from "../platform/slices.js";
import { Coalescer } from "../platform/timer.js";
import { askForFilter } from "./filterInput.js";
import { describeProblems } from "./messages.js";

/** A burst of keystrokes is one filtering: so long after its first key, in milliseconds. */
const FOLLOW_DELAY_MS = 100;

/** A filter that a reader has set. */
interface Wish {
  readonly query: string;
  /** The same object as long as the query is: views tell by it whether it is another one. */
  readonly filter: NoteFilter;
}

type Put = (document: vscode.TextDocument, applied: AppliedFilter | null) => void;

/** What is filtered, and where what goes wrong in the background is written. */
type FilteredNotes = Pick<FeatureContext, "notes" | "log">;

/** Filters the notes for which a reader wishes it, now and after every edit, in slices. */
export class NoteFilterRunner extends Disposable implements FilterRunner {
  readonly #notes: NoteSource;
  readonly #log: Log;
  readonly #put: Put;
  readonly #wishes = new Map<vscode.TextDocument, Wish>();
  readonly #work = new Map<vscode.TextDocument, vscode.CancellationTokenSource>();
  readonly #edited = new Set<vscode.TextDocument>();
  readonly #followLater = this._register(
    new Coalescer(() => {
      for (const document of this.#edited) {
        this.#log.watch(this.#apply(document), `Filtering ${document.uri.toString()} failed`);
      }
      this.#edited.clear();
    }, FOLLOW_DELAY_MS),
  );

  /**
   * Begins to follow notes.
   *
   * @param put takes what is left of a note, null when there is no filter any more
   */
  constructor({ notes, log }: FilteredNotes, put: Put) {
    super();
    this.#notes = notes;
    this.#log = log;
    this.#put = put;
    this._register(
      notes.onDidChangeNote(({ document }) => {
        if (this.#wishes.has(document)) {
          this.#edited.add(document);
          this.#followLater.request();
        }
      }),
    );
    this._register(
      notes.onDidCloseNote((document) => {
        if (this.#wishes.has(document)) this.#clear(document);
      }),
    );
    this._register({
      dispose: () => {
        for (const work of this.#work.values()) work.cancel();
      },
    });
  }

  async set(document: vscode.TextDocument, query: string): Promise<void> {
    const { filter, problems } = parseFilter(query);
    if (problems.length > 0) {
      void vscode.window.showInformationMessage(describeProblems(problems));
    } else {
      await this.apply(document, query, filter);
    }
  }

  ask(document: vscode.TextDocument): void {
    askForFilter(this, document);
  }

  /** What the reader has set for a document; "" when there is no filter. */
  queryOf(document: vscode.TextDocument): string {
    return this.#wishes.get(document)?.query ?? "";
  }

  /** Applies a filter that was read from a query. Resolves when it is applied, or another one was wished. */
  async apply(document: vscode.TextDocument, query: string, filter: NoteFilter): Promise<void> {
    if (query === this.queryOf(document)) return;
    if (isEmptyFilter(filter)) {
      this.#clear(document);
    } else {
      this.#wishes.set(document, { query, filter });
      await this.#apply(document);
    }
  }

  #clear(document: vscode.TextDocument): void {
    this.#wishes.delete(document);
    this.#work.get(document)?.cancel();
    this.#work.delete(document);
    this.#put(document, null);
  }

  async #apply(document: vscode.TextDocument): Promise<void> {
    const wish = this.#wishes.get(document);
    const note = this.#notes.latest(document);
    if (wish === undefined || note === null) return;
    this.#work.get(document)?.cancel();
    const work = new vscode.CancellationTokenSource();
    this.#work.set(document, work);
    const filtered = await runInSlices(filterNote(note, wish.filter), work.token);
    if (filtered !== undefined && this.#work.get(document) === work) {
      this.#work.delete(document);
      this.#put(document, { query: wish.query, note, filtered });
    }
    work.dispose();
  }
}
