import * as vscode from "vscode";
import { Disposable } from "./dispose.js";
import type { Log } from "./log.js";
import { Coalescer } from "./timer.js";

/** The row follows the cursor so long after its first move, in milliseconds: holding an arrow key down is one move. */
const FOLLOW_DELAY_MS = 100;

/** A view whose rows stand for places in a document. */
export interface FollowingView {
  /** The document that the rows are of. */
  readonly document: vscode.TextDocument | undefined;
  /** True while a row may be selected: the view is visible, and the reader wants it to follow. */
  readonly canFollow: boolean;
  /** True when the rows are those of the document as it is; else showing newer ones calls `refreshed`. */
  readonly isCurrent: boolean;
  /** True while rows are selected that only the reader's own moves of the cursor take away, as several at once. */
  readonly keepsSelection: boolean;
  /** Selects the row of an offset without taking the focus. May reject where the rows were drawn anew meanwhile. */
  select(offset: number): Promise<void>;
}

/** Has a view select the row of the place where the cursor is. */
export class CursorFollower extends Disposable {
  readonly #view: FollowingView;
  readonly #log: Log;
  readonly #later = this._register(
    new Coalescer(() => {
      void this.#follow();
    }, FOLLOW_DELAY_MS),
  );
  /** True when the cursor moved and its row was not selected yet. */
  #isDue = false;
  /** True while the rows of what was moved stay selected, wherever the edit put the cursor. */
  #isHeld = false;
  /** Where a row has put the cursor: that row is selected already, even where the editor has not told us yet. */
  #settled: number | null = null;

  constructor(view: FollowingView, log: Log) {
    super();
    this.#view = view;
    this.#log = log;
    this._register(
      vscode.window.onDidChangeTextEditorSelection(({ textEditor, kind }) => {
        // The reader moved the cursor, not an edit.
        this.#isHeld &&= kind === undefined;
        if (textEditor.document !== view.document || this.#isHeld) return;
        if (isByReader(kind) || !view.keepsSelection) this.request();
      }),
    );
  }

  /** Leaves the selection of rows alone until the reader moves the cursor. */
  hold(): void {
    this.#isHeld = true;
    this.#forget();
  }

  /** Takes it that the row of an offset is selected, because it is the one that puts the cursor there. */
  settle(offset: number): void {
    this.#settled = offset;
    this.#forget();
  }

  /** Asks to follow the cursor of the active editor. */
  request(): void {
    this.#isDue = true;
    if (this.#view.canFollow) this.#later.request();
  }

  /** Says that the view shows newer rows, or shows again. */
  refreshed(): void {
    if (this.#isDue) this.request();
  }

  #forget(): void {
    this.#isDue = false;
    this.#later.cancel();
  }

  async #follow(): Promise<void> {
    const { document } = this.#view;
    const editor = vscode.window.activeTextEditor;
    if (document === undefined || editor?.document !== document || !this.#view.isCurrent) return;
    this.#isDue = false;
    const offset = document.offsetAt(editor.selection.active);
    const isSettled = offset === this.#settled;
    this.#settled = null;
    if (isSettled) return;
    try {
      await this.#view.select(offset);
    } catch (error) {
      // The rows were drawn anew meanwhile; the next move of the cursor finds its row.
      this.#log.warn(`No row for the cursor: ${String(error)}`);
    }
  }
}

function isByReader(kind: vscode.TextEditorSelectionChangeKind | undefined): boolean {
  return (
    kind === vscode.TextEditorSelectionChangeKind.Keyboard ||
    kind === vscode.TextEditorSelectionChangeKind.Mouse
  );
}
