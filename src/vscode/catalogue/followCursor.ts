import * as vscode from "vscode";
import { entryAt } from "../../core/catalogue/index.js";
import type { CatalogueRow } from "../../core/catalogue/index.js";
import type { FeatureContext } from "../documents/index.js";
import { Disposable } from "../platform/dispose.js";
import { SETTINGS } from "../platform/ids.js";
import { Coalescer } from "../platform/timer.js";
import type { AnnotationList } from "./annotationList.js";

/** The row follows the cursor so long after its first move, in milliseconds: holding an arrow key down is one move. */
const FOLLOW_DELAY_MS = 100;

/** Selects the row of the annotation where the cursor is, without taking the focus, while the view is visible. */
export class FollowCursor extends Disposable {
  readonly #context: FeatureContext;
  readonly #list: AnnotationList;
  readonly #later = this._register(
    new Coalescer(() => {
      void this.#reveal();
    }, FOLLOW_DELAY_MS),
  );
  /** True when the cursor moved and the row was not selected yet, because the list has an older note. */
  #isDue = true;

  constructor(context: FeatureContext, list: AnnotationList) {
    super();
    this.#context = context;
    this.#list = list;
    this._register(
      vscode.window.onDidChangeTextEditorSelection(({ textEditor, kind }) => {
        if (textEditor.document === list.shown?.document) this.#request(kind);
      }),
    );
    this._register(
      list.onDidShow(() => {
        if (this.#isDue) this.#request(undefined);
      }),
    );
    this._register(
      context.annotations.tree.onDidChangeVisibility(() => {
        this.#request(undefined);
      }),
    );
    this._register(
      context.settings.onDidChange(({ affects }) => {
        if (affects(SETTINGS.followCursor)) this.#request(undefined);
      }),
    );
  }

  /** A row of a review moves the cursor itself: that selects no other row. */
  #request(kind: vscode.TextEditorSelectionChangeKind | undefined): void {
    const { selection, visible } = this.#context.annotations.tree;
    const isByReader =
      kind === vscode.TextEditorSelectionChangeKind.Keyboard ||
      kind === vscode.TextEditorSelectionChangeKind.Mouse;
    if (!isByReader && selection.some(({ section }) => section !== "list")) return;
    this.#isDue = true;
    if (visible && this.#context.settings.current.followCursor) this.#later.request();
  }

  async #reveal(): Promise<void> {
    const { shown } = this.#list;
    const { tree } = this.#context.annotations;
    const editor = vscode.window.activeTextEditor;
    // Several rows are selected: the reader is about to do something with them.
    if (shown === null || editor?.document !== shown.document || tree.selection.length > 1) return;
    const { document, rows } = shown;
    // A newer note is on its way into the list: showing it asks again.
    if (this.#context.notes.current(document) !== rows.catalogue.note) return;
    this.#isDue = false;
    const id = entryAt(rows.catalogue, document.offsetAt(editor.selection.active));
    const selected = tree.selection[0] as CatalogueRow | undefined;
    // With several tags an annotation has several rows: the one that is selected is right.
    if (id === null || (selected?.kind === "annotation" && selected.entry.id === id)) return;
    const row = rows.rowOf(id);
    if (row === null) return;
    try {
      await tree.reveal(row, { select: true, focus: false, expand: false });
    } catch (error) {
      // The list was drawn anew meanwhile; the next move of the cursor finds its row.
      this.#context.log.warn(`No row for the cursor: ${String(error)}`);
    }
  }
}
