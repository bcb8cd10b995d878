import * as vscode from "vscode";
import { findOpenableLevel } from "../../../core/tree/index.js";
import type { OutlineElement } from "../../../core/tree/index.js";
import type { NoteNode } from "../../../core/index.js";
import { givenTree } from "../../../core/note/index.js";
import type { FeatureContext, NoteStatus, OutlineRowsView } from "../../documents/index.js";
import { setContextKey } from "../../platform/contextKeys.js";
import { CursorFollower } from "../../platform/cursorFollower.js";
import { Disposable } from "../../platform/dispose.js";
import { CONTEXT_KEYS, SETTINGS, VIEWS } from "../../platform/ids.js";
import { messages } from "../../platform/messages.js";
import { showPosition } from "../../platform/showPosition.js";
import { runInSlices } from "../../platform/slices.js";
import { OutlineDropTarget } from "./dropTarget.js";
import { followedOutline } from "./followedOutline.js";
import { levelMemory } from "./levelMemory.js";
import type { LevelMemory } from "./levelMemory.js";
import { MovedRows } from "./movedRows.js";
import { OutlineBadge } from "./outlineBadge.js";
import { OutlineProvider } from "./outlineProvider.js";
import type { OutlineRow } from "./welcomeRows.js";

/** The outline in the sidebar: the tree, what is written over it, and what its commands do. */
export class OutlineView extends Disposable implements OutlineRowsView {
  readonly #context: FeatureContext;
  readonly #levels: LevelMemory;
  readonly #provider: OutlineProvider;
  readonly #view: vscode.TreeView<OutlineRow>;
  readonly #badge: OutlineBadge;
  readonly #cursor: CursorFollower;
  readonly #movedRows: MovedRows;
  readonly #remarks = new WeakMap<vscode.TextDocument, string>();

  constructor(context: FeatureContext) {
    super();
    this.#context = context;
    this.#levels = levelMemory(context.memory);
    const { notes, filters, settings } = context;
    this.#provider = this._register(
      new OutlineProvider({ notes, filters, settings, levels: this.#levels }),
    );
    this.#view = this._register(
      vscode.window.createTreeView(VIEWS.outline, {
        treeDataProvider: this.#provider,
        dragAndDropController: new OutlineDropTarget(context),
        canSelectMany: true,
      }),
    );
    this.#badge = this._register(new OutlineBadge(this.#view));
    this.#cursor = this._register(
      new CursorFollower(followedOutline(context, this.#provider, this.#view), context.log),
    );
    this.#movedRows = this._register(new MovedRows(this.#provider, this.#view, this.#cursor));
    context.outline.connect(this);
    this.#listen();
    this.#showActive();
  }

  get selected(): readonly OutlineRow[] {
    return this.#view.selection;
  }

  keepFolds(document: vscode.TextDocument, nodes: readonly NoteNode[]): void {
    this.#movedRows.keepFolds(document, nodes);
  }

  remark(document: vscode.TextDocument, text: string): void {
    this.#remarks.set(document, text);
    this.#describe();
  }

  select(document: vscode.TextDocument, nodes: readonly NoteNode[]): void {
    this.#movedRows.select(document, nodes);
  }

  /** Opens the tree to a level: the argument's, else one that the reader is asked for. Remembered for the file. */
  async expandToLevel(wished: unknown): Promise<void> {
    const { state } = this.#provider;
    const note = state?.model?.content.note;
    if (state === null || note === undefined) {
      return;
    }
    const level = isLevel(wished) ? wished : await askForLevel();
    if (level === undefined || this.#provider.state !== state) {
      return;
    }
    const possible = (await runInSlices(findOpenableLevel(note, level))) ?? level;
    this.#openTo(possible);
    if (possible < level) {
      void vscode.window.showInformationMessage(messages.expandedOnlyTo(possible, note.nodeCount));
    }
    await this.#levels.set(state.document.uri, possible);
  }

  /** Closes every row, but the only top row of a note with one root. */
  collapseAll(): void {
    const root = this.#provider.state?.model?.content.note.root;
    if (root !== undefined) {
      this.#openTo(root.ordinal >= 0 ? 2 : 1);
    }
  }

  /** Asks for a filter, or takes the one given. */
  async filter(query: unknown): Promise<void> {
    const { filters, annotations } = this.#context;
    const document = this.#provider.state?.document;
    if (document === undefined) {
      void vscode.window.showInformationMessage(messages.filterNeedsNote());
      return;
    }
    if (typeof query === "string") {
      await filters.set(document, query);
      return;
    }
    if (!this.#view.visible && !annotations.tree.visible) {
      // What is typed is for the filter's box: a view that is given the focus may take it after that has opened.
      await vscode.commands.executeCommand(`${VIEWS.outline}.focus`, { preserveFocus: true });
    }
    await filters.ask(document);
  }

  /** Shows everything again, folded as before. */
  async clearFilter(): Promise<void> {
    const document = this.#provider.state?.document;
    if (document !== undefined) {
      await this.#context.filters.set(document, "");
      this.#cursor.request();
    }
  }

  /**
   * The node that a command is meant for: of the row it was called on (or, for "selection", of the selected row), else
   * of the cursor's place, else of the selected row.
   */
  async nodeFor(argument: unknown): Promise<NoteNode | null> {
    const document = this.#provider.state?.document ?? this.#context.notes.activeNote;
    const note = document === null ? null : await this.#context.notes.whenCurrent(document);
    if (note === null) {
      return null;
    }
    const selected = this.#selected();
    const row = argument === "selection" ? selected : elementOf(argument);
    const editor = vscode.window.activeTextEditor;
    if (row === null && editor?.document === document) {
      const { document: shown, selection } = editor;
      return note.nodeAt(shown.offsetAt(selection.active));
    }
    const meant = row ?? selected;
    return meant === null ? null : note.follow(meant.node);
  }

  /** Puts the cursor at the start of what a row stands for and shows it; the focus stays in the tree. */
  async revealInEditor(element: unknown): Promise<void> {
    const row = elementOf(element);
    const { state } = this.#provider;
    if (row === null || state === null) {
      return;
    }
    const note = await this.#context.notes.whenCurrent(state.document);
    const node = note?.follow(row.node) ?? null;
    if (node === null) {
      return;
    }
    const offset = row.kind === "annotation" ? startOf(node, row.path) : node.start;
    this.#cursor.settle(offset);
    await showPosition(state.document, state.document.positionAt(offset));
  }

  #openTo(level: number): void {
    const { state } = this.#provider;
    const selected = this.#selected();
    this.#provider.openTo(level);
    const model = state?.model ?? null;
    if (selected === null || model === null) {
      return;
    }
    // Revealing opens what is above a row: take the nearest row that the level leaves in sight.
    let row: OutlineElement | null = selected;
    while (row !== null && model.level(row) > level) {
      row = model.parent(row);
    }
    if (row !== null) {
      void this.#view
        .reveal(row, { select: true, focus: false, expand: false })
        .then(undefined, (error: unknown) => {
          this.#context.log.warn(`The selection is lost: ${String(error)}`);
        });
    }
  }

  #selected(): OutlineElement | null {
    return elementOf(this.#view.selection[0]);
  }

  #listen(): void {
    const { notes, settings } = this.#context;
    this._register(
      notes.onDidChangeActiveNote(() => {
        this.#showActive();
      }),
    );
    this._register(
      notes.onDidChangeStatus((document) => {
        if (document === notes.activeCandidate) {
          this.#describe();
        }
      }),
    );
    this._register(
      this.#provider.onDidRefresh(() => {
        this.#describe();
        const note = this.#provider.state?.model?.content.note;
        if (note !== undefined && givenTree(note) !== null) {
          // The row of the cursor may be under another one by now, which is closed.
          this.#cursor.request();
        }
        this.#cursor.refreshed();
      }),
    );
    this._register(
      settings.onDidChange(({ affects }) => {
        if (affects(SETTINGS.showAnnotations)) {
          this.#provider.redraw();
        }
        if (affects(SETTINGS.followCursor)) {
          this.#cursor.request();
        }
        this.#describe();
      }),
    );
    this._register(
      this.#view.onDidChangeVisibility(() => {
        this.#cursor.request();
      }),
    );
    const setOpen = (row: OutlineRow, isOpen: boolean): void => {
      const element = elementOf(row);
      if (element !== null) {
        this.#provider.state?.setOpen(element, isOpen);
      }
    };
    this._register(
      this.#view.onDidExpandElement(({ element }) => {
        setOpen(element, true);
      }),
    );
    this._register(
      this.#view.onDidCollapseElement(({ element }) => {
        setOpen(element, false);
      }),
    );
  }

  #showActive(): void {
    this.#provider.showDocument(this.#context.notes.activeNote);
    if (this.#provider.state === null) {
      this.#provider.redraw();
    } else {
      this.#describe();
    }
    this.#cursor.request();
  }

  /** Sets what is written over the tree, or in its place, and the badge. */
  #describe(): void {
    const { state } = this.#provider;
    const content = state?.model?.content ?? null;
    setContextKey(CONTEXT_KEYS.isFiltered, (content?.filtered ?? null) !== null);
    setContextKey(CONTEXT_KEYS.outlineState, this.#stateName());
    this.#view.message = this.#message();
    const { log, settings } = this.#context;
    const badge = this.#badge.show(content?.note ?? null, settings.current.badge);
    log.watch(badge, "Counting for the badge failed");
  }

  /** Not the view's description: the editor leaves that out where a container has one view. */
  #message(): string {
    const { state } = this.#provider;
    const content = state?.model?.content ?? null;
    const applied = this.#context.filters.of(state?.document ?? null);
    if (applied !== null && content !== null) {
      const { nodeCount } = applied.filtered;
      return nodeCount === 0
        ? messages.nothingFound(applied.query)
        : messages.filterDescription(nodeCount, content.note.nodeCount, applied.query);
    }
    return this.#remark();
  }

  /** What is said while nothing is filtered. */
  #remark(): string {
    const { state } = this.#provider;
    const status = this.#activeStatus();
    if (status?.kind === "failed") {
      return messages.outlineFailed();
    }
    if (state === null) {
      return status === null ? messages.welcome() : "";
    }
    return this.#remarks.get(state.document) ?? "";
  }

  #activeStatus(): NoteStatus | null {
    const { notes } = this.#context;
    return notes.activeCandidate === null ? null : notes.status(notes.activeCandidate);
  }

  #stateName(): "none" | "offered" | "refused" | "reading" | "empty" | "note" {
    const note = this.#provider.state?.model?.content.note;
    if (note !== undefined) {
      return note.nodeCount === 0 && note.annotationCount === 0 ? "empty" : "note";
    }
    const status = this.#activeStatus();
    if (status === null || status.kind === "failed") {
      return "none";
    }
    return status.kind === "offered" || status.kind === "refused" ? status.kind : "reading";
  }
}

function elementOf(argument: unknown): OutlineElement | null {
  const isElement =
    typeof argument === "object" &&
    argument !== null &&
    "kind" in argument &&
    "node" in argument &&
    "id" in argument;
  return isElement ? (argument as OutlineElement) : null;
}

function isLevel(value: unknown): value is number {
  return typeof value === "number" && Number.isInteger(value) && value >= 1;
}

function startOf(node: NoteNode, path: readonly number[]): number {
  let list = node.annotations;
  let start = node.start;
  for (const index of path) {
    const annotation = list[index];
    start = annotation?.start ?? start;
    list = annotation?.replies ?? [];
  }
  return start;
}

async function askForLevel(): Promise<number | undefined> {
  const levels = [1, 2, 3, 4, 5, 6, 7, 8, 9].map((level) => ({
    label: messages.expandLevel(level),
    level,
  }));
  const all = { label: messages.expandAll(), level: Number.MAX_SAFE_INTEGER };
  const chosen = await vscode.window.showQuickPick([...levels, all], {
    title: messages.expandTitle(),
  });
  return chosen?.level;
}
