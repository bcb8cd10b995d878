import * as vscode from "vscode";
import { CatalogueRows, catalogueSteps, findStaleRows } from "../../core/catalogue/index.js";
import type { Catalogue, CatalogueRow } from "../../core/catalogue/index.js";
import type { AppliedFilter, FeatureContext } from "../documents/index.js";
import { Disposable } from "../platform/dispose.js";
import type { SectionRow, SectionView } from "../platform/sectionView.js";
import { runInSlices } from "../platform/slices.js";
import { Coalescer } from "../platform/timer.js";
import type { ListChoice } from "./listChoice.js";
import { toTooltip, toTreeItem } from "./rowItems.js";

/** A burst of keystrokes is one new list: so long after its first key, in milliseconds. */
const REFRESH_DELAY_MS = 150;

/** The list of one document as the view shows it. */
export interface ShownList {
  readonly document: vscode.TextDocument;
  readonly rows: CatalogueRows;
  readonly applied: AppliedFilter | null;
}

/** What the list is built from. */
export interface ListSources extends Pick<FeatureContext, "notes" | "filters" | "log"> {
  readonly annotations: Pick<SectionView, "fill" | "redraw"> & {
    readonly tree: Pick<
      SectionView["tree"],
      "visible" | "onDidChangeVisibility" | "onDidExpandElement" | "onDidCollapseElement"
    >;
  };
}

interface Memory {
  /** Begins the ids of the document's rows: the editor keeps folds by id. */
  readonly prefix: string;
  readonly rows: CatalogueRows;
}

/**
 * Keeps the list of the active note's annotations in the view. It is worked out in slices and only while the view is
 * visible; after an edit no more is drawn than has changed.
 */
export class AnnotationList extends Disposable {
  readonly #context: ListSources;
  readonly #choice: ListChoice;
  readonly #memories = new WeakMap<vscode.TextDocument, Memory>();
  readonly #onDidShow = this._register(new vscode.EventEmitter<void>());
  /** Fires after the view shows something else. */
  readonly onDidShow = this.#onDidShow.event;
  readonly #collator = new Intl.Collator(vscode.env.language);
  readonly #refreshLater = this._register(
    new Coalescer(() => {
      this.#refreshIfRested();
    }, REFRESH_DELAY_MS),
  );
  #shown: ShownList | null = null;
  #isStale = true;
  #work = new vscode.CancellationTokenSource();
  #count = 0;
  /** A moment of `performance.now()` before which typing brings no other list. */
  #restsUntil = 0;

  constructor(context: ListSources, choice: ListChoice) {
    super();
    this.#context = context;
    this.#choice = choice;
    this.#fill();
    this.#listen();
    this._register({
      dispose: () => {
        this.#work.cancel();
      },
    });
    this.#refreshNow();
  }

  /** What the view shows; null while no note is open, or before the first list. */
  get shown(): ShownList | null {
    return this.#shown;
  }

  #fill(): void {
    // A row is always of the list that is shown: the editor asks again when another one is.
    this.#context.annotations.fill("list", {
      item: (row) => this.#item(row as CatalogueRow),
      children: (row) => this.#shown?.rows.children(row as CatalogueRow | undefined) ?? [],
      parent: (row) => this.#shown?.rows.parent(row as CatalogueRow) ?? undefined,
      tooltip: (row) => toTooltip(row as CatalogueRow),
    });
  }

  #item(row: CatalogueRow): vscode.TreeItem {
    const shown = this.#shown;
    if (shown === null) return new vscode.TreeItem("");
    const item = toTreeItem(row, shown.rows);
    item.id = `${this.#memories.get(shown.document)?.prefix ?? ""}${row.id}`;
    return item;
  }

  #listen(): void {
    const { notes, filters, annotations } = this.#context;
    const { tree } = annotations;
    this._register(
      tree.onDidChangeVisibility(({ visible }) => {
        if (visible && this.#isStale) this.#refreshNow();
      }),
    );
    this._register(
      notes.onDidChangeActiveNote(() => {
        this.#refreshNow();
      }),
    );
    this._register(
      notes.onDidChangeNote(({ document, change }) => {
        const isFiltered = filters.of(document) !== null;
        if (document !== notes.activeNote || isFiltered) return;
        if (change === null) this.#refreshNow();
        else this.#refreshLater.request();
      }),
    );
    this._register(
      filters.onDidChange((document) => {
        if (document === notes.activeNote) this.#refreshNow();
      }),
    );
    this._register(
      this.#choice.onDidChange(() => {
        this.#refreshNow();
      }),
    );
    const setOpen = (
      { element }: vscode.TreeViewExpansionEvent<SectionRow>,
      isOpen: boolean,
    ): void => {
      if (element.section === "list") this.#shown?.rows.setOpen(element as CatalogueRow, isOpen);
    };
    this._register(
      tree.onDidExpandElement((event) => {
        setOpen(event, true);
      }),
    );
    this._register(
      tree.onDidCollapseElement((event) => {
        setOpen(event, false);
      }),
    );
  }

  /** Where a list takes long it is made less often: while somebody types, at most a fifth of the time goes into it. */
  #refreshIfRested(): void {
    if (performance.now() < this.#restsUntil) {
      this.#refreshLater.request();
    } else {
      this.#refreshNow();
    }
  }

  /** Lists the annotations of the active note as it is now; what is under way is given up for it. */
  #refreshNow(): void {
    this.#context.log.watch(this.#refresh(), "Listing the annotations failed");
  }

  async #refresh(): Promise<void> {
    const { notes, filters, annotations } = this.#context;
    this.#work.cancel();
    this.#refreshLater.cancel();
    this.#isStale = true;
    const document = notes.activeNote;
    const applied = filters.of(document);
    const note = applied?.note ?? (document === null ? null : notes.latest(document));
    if (document === null || note === null) {
      this.#show(null, undefined);
      return;
    }
    if (!annotations.tree.visible) return;
    const work = new vscode.CancellationTokenSource();
    this.#work = work;
    const { grouping, sorting } = this.#choice;
    const compareWords = this.#collator.compare;
    const filtered = applied?.filtered ?? null;
    const steps = catalogueSteps(note, { grouping, sorting, filtered, compareWords });
    const start = performance.now();
    const catalogue = await runInSlices(steps, work.token);
    const end = performance.now();
    this.#restsUntil = end + 4 * (end - start);
    if (catalogue !== undefined && !work.token.isCancellationRequested) {
      this.#put(document, catalogue, applied);
    }
    work.dispose();
  }

  #put(document: vscode.TextDocument, catalogue: Catalogue, applied: AppliedFilter | null): void {
    this.#isStale = false;
    const { rows } = this.#memoryOf(document, catalogue);
    const before = rows.catalogue;
    const isSameList =
      this.#shown?.document === document &&
      before.options.filtered?.filter === catalogue.options.filtered?.filter;
    const stale = isSameList ? findStaleRows(before, catalogue) : "all";
    rows.show(catalogue);
    this.#show(
      { document, rows, applied },
      stale === "all"
        ? undefined
        : stale.map(({ group, entry }) =>
            entry === null ? rows.groupRow(group) : rows.entryRow(group, entry),
          ),
    );
  }

  #memoryOf(document: vscode.TextDocument, catalogue: Catalogue): Memory {
    const known = this.#memories.get(document);
    if (known !== undefined) return known;
    this.#count += 1;
    const memory = { prefix: `${String(this.#count)}/`, rows: new CatalogueRows(catalogue) };
    this.#memories.set(document, memory);
    return memory;
  }

  #show(shown: ShownList | null, rows: readonly CatalogueRow[] | undefined): void {
    const hadNothing = this.#shown === null && shown === null;
    this.#shown = shown;
    if (!hadNothing && rows?.length !== 0) this.#context.annotations.redraw(rows);
    this.#onDidShow.fire();
  }
}
