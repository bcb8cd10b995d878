import * as vscode from "vscode";
import { findStaleNodes } from "../../../core/tree/index.js";
import type { OutlineElement } from "../../../core/tree/index.js";
import type { Note, NoteNode } from "../../../core/index.js";
import { givenTree } from "../../../core/note/index.js";
import type { NoteEvent, NoteFilters, NoteSource } from "../../documents/index.js";
import { Disposable } from "../../platform/dispose.js";
import { COMMANDS } from "../../platform/ids.js";
import type { Settings } from "../../platform/settings.js";
import { Coalescer } from "../../platform/timer.js";
import type { LevelMemory } from "./levelMemory.js";
import { toTooltip, toTreeItem } from "./treeItems.js";
import { TreeState } from "./treeState.js";
import { toActionItem, WELCOME_ROWS } from "./welcomeRows.js";
import type { OutlineRow } from "./welcomeRows.js";

/** A burst of keystrokes is one refresh: so long after its first key, in milliseconds. */
const REFRESH_DELAY_MS = 100;

/** What the provider is built from. */
export interface OutlineSources {
  readonly notes: NoteSource;
  readonly filters: Pick<NoteFilters, "of" | "onDidChange">;
  readonly settings: Settings;
  readonly levels: LevelMemory;
}

/**
 * Rows of the outline for the editor's tree. It shows one moment of a note until the next refresh, so that what the
 * editor asks for in between fits what it has already.
 */
export class OutlineProvider extends Disposable implements vscode.TreeDataProvider<OutlineRow> {
  readonly #sources: OutlineSources;
  readonly #onDidChangeTreeData = this._register(
    new vscode.EventEmitter<OutlineRow[] | undefined>(),
  );
  readonly onDidChangeTreeData = this.#onDidChangeTreeData.event;
  readonly #onDidRefresh = this._register(new vscode.EventEmitter<void>());
  /** Fires after the tree shows something else: another note, a later one, another filter. */
  readonly onDidRefresh = this.#onDidRefresh.event;
  readonly #refreshLater = this._register(
    new Coalescer(() => {
      this.#refresh();
    }, REFRESH_DELAY_MS),
  );
  /** A tree that is another one has the next turn of the host: of a large note it takes as long as a slice. */
  readonly #refreshNext = this._register(
    new Coalescer(() => {
      this.#refreshAtOnce();
    }, 0),
  );
  readonly #states = new Map<vscode.TextDocument, TreeState>();
  #state: TreeState | null = null;
  /** The note of the last event, whether it is shown yet or not. */
  #latest: Note | null = null;
  #stale: "all" | NoteNode[] = [];

  constructor(sources: OutlineSources) {
    super();
    this.#sources = sources;
    this._register(
      sources.notes.onDidChangeNote((event) => {
        this.#follow(event);
      }),
    );
    this._register(
      sources.notes.onDidCloseNote((document) => {
        this.#states.delete(document);
        if (this.#state?.document === document) {
          this.#state = null;
          this.showDocument(this.#sources.notes.activeNote);
        }
      }),
    );
    this._register(
      sources.filters.onDidChange((document) => {
        if (document === this.#state?.document) {
          this.redraw();
        }
      }),
    );
  }

  /** The tree that is shown, or null when no note is. */
  get state(): TreeState | null {
    return this.#state;
  }

  /** Shows the outline of a document, as it was left; null for none. */
  showDocument(document: vscode.TextDocument | null): void {
    if (document === (this.#state?.document ?? null)) {
      return;
    }
    this.#state = document === null ? null : this.#stateOf(document);
    this.#latest = document === null ? null : this.#sources.notes.latest(document);
    this.#stale = "all";
    this.#refreshAtOnce();
  }

  /** Opens all rows above a level and closes the others. */
  openTo(level: number): void {
    this.#state?.openTo(level);
    this.#onDidChangeTreeData.fire(undefined);
  }

  /** Draws everything anew: after a change of settings, or of what is left of the note. */
  redraw(): void {
    this.#stale = "all";
    this.#refreshAtOnce();
  }

  getTreeItem(element: OutlineRow): vscode.TreeItem {
    if (element.kind === "action") {
      return toActionItem(element);
    }
    const state = this.#state;
    const model = state?.model ?? null;
    if (state === null || model === null) {
      return new vscode.TreeItem("");
    }
    const item = toTreeItem(element, model);
    item.id = state.rowId(element);
    if (model.hasChildren(element)) {
      item.collapsibleState = state.isOpen(element)
        ? vscode.TreeItemCollapsibleState.Expanded
        : vscode.TreeItemCollapsibleState.Collapsed;
    }
    if (element.kind !== "group") {
      // Not left to resolveTreeItem: a row whose command comes late folds on its first click.
      const { revealOutlineElement: command } = COMMANDS;
      item.command = { command, title: "", arguments: [element] };
    }
    return item;
  }

  getChildren(element?: OutlineRow): OutlineRow[] {
    if (element?.kind === "action") {
      return [];
    }
    if (this.#state === null && this.#sources.notes.activeCandidate === null) {
      return [...WELCOME_ROWS];
    }
    return [...(this.#state?.model?.children(element) ?? [])];
  }

  getParent(element: OutlineRow): OutlineElement | null {
    return element.kind === "action" ? null : (this.#state?.model?.parent(element) ?? null);
  }

  resolveTreeItem(item: vscode.TreeItem, element: OutlineRow): vscode.TreeItem {
    const model = this.#state?.model ?? null;
    if (model !== null && element.kind !== "action") {
      item.tooltip = toTooltip(element, model);
    }
    return item;
  }

  #stateOf(document: vscode.TextDocument): TreeState {
    const { levels, settings } = this.#sources;
    const known = this.#states.get(document);
    const level = levels.get(document.uri) ?? settings.current.initialLevel;
    const state = known ?? new TreeState(document, level);
    this.#states.set(document, state);
    return state;
  }

  /** A note that was read anew has other keys: its tree is another one, with the same level. */
  #startAnew({ document, level }: TreeState): void {
    this.#state = new TreeState(document, level);
    this.#states.set(document, this.#state);
  }

  #follow({ document, note, change }: NoteEvent): void {
    if (document !== this.#state?.document) {
      return;
    }
    if (change === null && this.#state.model !== null) {
      this.#startAnew(this.#state);
    }
    const isFirst = this.#state.model === null;
    const old = this.#latest;
    this.#latest = note;
    if (change === null || old === null || this.#stale === "all") {
      this.#stale = "all";
    } else {
      const stale = findStaleNodes({ old, note, change });
      this.#stale = stale === "all" ? "all" : [...this.#stale, ...stale];
    }
    if (this.#sources.filters.of(document) !== null) {
      // The tree stays as it is until the note is filtered.
      this.#stale = "all";
    } else if (isFirst || isOtherTree(old, note)) {
      this.#refreshNext.request();
    } else {
      this.#refreshLater.request();
    }
  }

  #refreshAtOnce(): void {
    this.#refreshLater.cancel();
    this.#refreshNext.cancel();
    this.#refresh();
  }

  /** Shows the latest note, with a filter the latest that was filtered. */
  #refresh(): void {
    const { filters, settings } = this.#sources;
    const state = this.#state;
    const applied = filters.of(state?.document ?? null);
    const note = applied?.note ?? this.#latest;
    if (state === null || note === null) {
      this.#fire("all");
      return;
    }
    const stale = applied === null ? this.#stale : "all";
    this.#stale = [];
    const { showAnnotations: showsAnnotations } = settings.current;
    state.show({ note, filtered: applied?.filtered ?? null, showsAnnotations });
    this.#fire(stale === "all" ? "all" : this.#rowsOf(state, note, stale));
  }

  #rowsOf(
    state: TreeState,
    note: Note,
    stale: readonly NoteNode[],
  ): "all" | readonly OutlineElement[] {
    const rows = new Set<OutlineElement>();
    for (const node of stale) {
      const now = note.follow(node);
      const row = now === null ? null : (state.model?.row(now) ?? null);
      if (row === null) {
        return "all";
      }
      rows.add(row);
    }
    return [...rows];
  }

  #fire(rows: "all" | readonly OutlineElement[]): void {
    if (rows === "all") {
      this.#stale = [];
      this.#onDidChangeTreeData.fire(undefined);
    } else if (rows.length > 0) {
      this.#onDidChangeTreeData.fire([...rows]);
    }
    this.#onDidRefresh.fire();
  }
}

/** An answer in a review is no keystroke: the tree follows it at once. */
function isOtherTree(old: Note | null, note: Note): boolean {
  return old?.length === note.length && givenTree(old) !== givenTree(note);
}
