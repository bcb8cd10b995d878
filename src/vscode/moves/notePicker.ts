import * as vscode from "vscode";
import type { Steps } from "../../core/index.js";
import { searchEntries } from "../../core/note/index.js";
import type { SearchEntry, SearchResult } from "../../core/note/index.js";
import { DisposableStore } from "../platform/dispose.js";
import { runInSlices } from "../platform/slices.js";
import { moveMessages } from "./messages.js";
import { Preview } from "./preview.js";

/**
 * Rows that a list is given at most: it shows the best and says how many more there are. To hand over a row costs some
 * microseconds that cannot be sliced.
 */
const MOST_ROWS = 500;

/** What a picker shows, and what it does with it. */
export interface PickSource<Subject> {
  /** Made again after a button and, with how many are found, after a search. */
  readonly title: (found?: number) => string;
  readonly placeholder: string;
  /** Words that are typed already. */
  readonly query: string;
  readonly nothing: string;
  readonly buttons?: () => readonly vscode.QuickInputButton[];
  /** Called for a button; the list is made anew afterwards. */
  readonly press?: (button: vscode.QuickInputButton) => void;
  /** What to list, worked out in slices; made again after a button. */
  list(): Steps<readonly SearchEntry<Subject>[]>;
  /** Looks for what was typed; left out where the words of the entries are searched. */
  readonly search?: (query: string, limit: number) => Steps<SearchResult<Subject>>;
  /** Told what is found. */
  readonly show?: (found: readonly Subject[]) => void;
  row(subject: Subject): vscode.QuickPickItem;
  /** What a row shows in the text while it is looked at. */
  rangeOf(subject: Subject): vscode.Range;
  /** The row that is chosen at first. */
  isAtCursor(subject: Subject): boolean;
  accept(subject: Subject): Promise<void>;
}

/** Rows for what is found. */
interface FoundRows<Subject> {
  readonly rows: readonly Row<Subject>[];
  readonly found: readonly Subject[];
  readonly count: number;
}

interface Row<Subject> extends vscode.QuickPickItem {
  /** Null for the row that says how many more there are. */
  readonly subject: Subject | null;
}

/** Opens a picker over a note; resolves when it is closed and, unless something was chosen, the view is back. */
export function pickInNote<Subject>(
  editor: vscode.TextEditor,
  source: PickSource<Subject>,
): Promise<void> {
  return new NotePicker(editor, source).run();
}

/** One picker while it is open. */
class NotePicker<Subject> {
  readonly #source: PickSource<Subject>;
  readonly #editor: vscode.TextEditor;
  readonly #store = new DisposableStore();
  readonly #pick = this.#store.add(vscode.window.createQuickPick<Row<Subject>>());
  readonly #preview: Preview;
  #entries: readonly SearchEntry<Subject>[] = [];
  /** The row that was active without the reader's doing; looking at it moves nothing. */
  #initial: Row<Subject> | undefined;
  #work = new vscode.CancellationTokenSource();
  #accepted: Subject | null = null;
  /** What went wrong while rows were found: the picker is closed by it. */
  #failure: { readonly error: unknown } | null = null;

  constructor(editor: vscode.TextEditor, source: PickSource<Subject>) {
    this.#editor = editor;
    this.#source = source;
    this.#preview = this.#store.add(new Preview(editor));
  }

  async run(): Promise<void> {
    const pick = this.#pick;
    pick.placeholder = this.#source.placeholder;
    pick.value = this.#source.query;
    // What a search finds is marked in the words of its row alone.
    pick.matchOnDescription = this.#source.search === undefined;
    pick.matchOnDetail = this.#source.search === undefined;
    // Known to both editors, though not to the types of their API: else they put rows in another order than ours.
    Object.assign(pick, { sortByLabel: false });
    const closed = new Promise<void>((resolve) => {
      this.#store.add(pick.onDidHide(resolve));
    });
    this.#listen();
    pick.show();
    this.#fill();
    await closed;
    this.#work.cancel();
    const accepted = this.#accepted;
    if (accepted === null) {
      await this.#preview.restore();
    }
    this.#store.dispose();
    if (this.#failure !== null) throw this.#failure.error;
    if (accepted !== null) {
      await this.#source.accept(accepted);
    }
  }

  #listen(): void {
    const pick = this.#pick;
    this.#store.add(
      pick.onDidChangeActive(([row]) => {
        if (row !== undefined && row.subject !== null && row !== this.#initial) {
          this.#initial = undefined;
          this.#preview.show(this.#source.rangeOf(row.subject));
        }
      }),
    );
    this.#store.add(
      pick.onDidChangeValue(() => {
        this.#search();
      }),
    );
    this.#store.add(
      pick.onDidTriggerButton((button) => {
        this.#source.press?.(button);
        this.#fill();
      }),
    );
    this.#store.add(
      pick.onDidAccept(() => {
        const subject = pick.activeItems[0]?.subject ?? null;
        if (subject !== null) {
          this.#accepted = subject;
          pick.hide();
        }
      }),
    );
    // The rows' positions are those of one version.
    this.#store.add(
      vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
        if (document === this.#editor.document && contentChanges.length > 0) {
          pick.hide();
        }
      }),
    );
  }

  /** Lists everything anew. */
  #fill(): void {
    this.#pick.title = this.#source.title();
    this.#pick.buttons = this.#source.buttons?.() ?? [];
    void this.#do(this.#source.list(), (entries) => {
      this.#entries = entries;
      this.#search();
    });
  }

  /**
   * Lists what the typed words find. The editor's own filter looks at label, description and detail apart, so that words
   * of a node and of one above it would together find nothing.
   */
  #search(): void {
    const { value } = this.#pick;
    void this.#do(this.#found(value), (found) => {
      this.#source.show?.(found.found);
      this.#show(found);
    });
  }

  *#found(query: string): Steps<FoundRows<Subject>> {
    const { found, count } = yield* (
      this.#source.search?.(query, MOST_ROWS) ?? searchEntries(this.#entries, query, MOST_ROWS)
    );
    const rows: Row<Subject>[] = [];
    for (const subject of found) {
      rows.push({ ...this.#source.row(subject), subject, alwaysShow: true });
      yield;
    }
    return { rows, found, count };
  }

  /** Hands the rows over. */
  #show(found: FoundRows<Subject>): void {
    const pick = this.#pick;
    const { rows } = found;
    const searches = this.#source.search !== undefined;
    const note = this.#note(found);
    const atCursor = rows.find(
      ({ subject }) => subject !== null && this.#source.isAtCursor(subject),
    );
    this.#initial = pick.value === "" ? (atCursor ?? rows[0]) : undefined;
    pick.items = note === null ? rows : [...rows, { label: note, subject: null, alwaysShow: true }];
    if ((searches || pick.value === "") && atCursor !== undefined) {
      pick.activeItems = [atCursor];
    }
  }

  /** What the last row says: that there is nothing, or how many more there are. Sets the title, which may say it too. */
  #note({ rows, count }: FoundRows<Subject>): string | null {
    const { search, nothing, title } = this.#source;
    const isNothingToFind =
      search === undefined ? this.#entries.length === 0 : this.#pick.value.trim() === "";
    if (search !== undefined) this.#pick.title = title(isNothingToFind ? undefined : count);
    if (rows.length === 0) return isNothingToFind ? nothing : moveMessages.narrowList(0);
    return count > rows.length ? moveMessages.narrowList(count - rows.length) : null;
  }

  /** Does work in slices; what is under way is given up for it. */
  async #do<Result>(steps: Steps<Result>, finish: (result: Result) => void): Promise<void> {
    this.#work.cancel();
    const work = new vscode.CancellationTokenSource();
    this.#work = work;
    this.#pick.busy = true;
    try {
      const result = await runInSlices(steps, work.token);
      if (result !== undefined && this.#work === work && !this.#store.isDisposed) {
        this.#pick.busy = false;
        finish(result);
      }
    } catch (error) {
      this.#failure = { error };
      this.#pick.hide();
    }
  }
}
