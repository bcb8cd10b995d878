import * as vscode from "vscode";
import type { FeatureContext } from "../../documents/index.js";
import { Disposable } from "../../platform/dispose.js";
import { Coalescer } from "../../platform/timer.js";
import type { OutlineProvider } from "./outlineProvider.js";
import type { OutlineRow } from "./welcomeRows.js";

/** The row follows the cursor so long after its first move, in milliseconds: holding an arrow key down is one move. */
const FOLLOW_DELAY_MS = 100;

/** Selects the row of the place where the cursor is, without taking the focus, while the view is visible. */
export class FollowCursor extends Disposable {
  readonly #context: FeatureContext;
  readonly #provider: OutlineProvider;
  readonly #view: vscode.TreeView<OutlineRow>;
  readonly #later = this._register(
    new Coalescer(() => {
      void this.#reveal();
    }, FOLLOW_DELAY_MS),
  );
  /** True when the cursor moved and the row was not selected yet, because the tree has an older note. */
  #isDue = false;
  /** True while the row of what was moved stays selected, wherever the edit put the cursor. */
  #isHeld = false;

  constructor(
    context: FeatureContext,
    provider: OutlineProvider,
    view: vscode.TreeView<OutlineRow>,
  ) {
    super();
    this.#context = context;
    this.#provider = provider;
    this.#view = view;
    this._register(
      vscode.window.onDidChangeTextEditorSelection(({ textEditor, kind }) => {
        // The reader moved the cursor, not an edit.
        this.#isHeld &&= kind === undefined;
        if (textEditor.document === provider.state?.document && !this.#isHeld) {
          this.request();
        }
      }),
    );
    this._register(
      view.onDidChangeVisibility(({ visible }) => {
        if (visible) {
          this.request();
        }
      }),
    );
    this._register(
      provider.onDidRefresh(() => {
        if (this.#isDue) {
          this.request();
        }
      }),
    );
  }

  /** Leaves the selection of the tree alone until the reader moves the cursor. */
  hold(): void {
    this.#isHeld = true;
    this.#isDue = false;
    this.#later.cancel();
  }

  /** Asks to follow the cursor of the active editor. */
  request(): void {
    this.#isDue = true;
    if (this.#view.visible && this.#context.settings.current.followCursor) {
      this.#later.request();
    }
  }

  async #reveal(): Promise<void> {
    const model = this.#provider.state?.model ?? null;
    const document = this.#provider.state?.document;
    const editor = vscode.window.activeTextEditor;
    if (model === null || document === undefined || editor?.document !== document) {
      return;
    }
    // A newer note is on its way into the tree: the refresh asks again.
    if (this.#context.notes.current(document) !== model.content.note) {
      return;
    }
    this.#isDue = false;
    const row = model.rowAt(document.offsetAt(editor.selection.active));
    if (row === null || this.#view.selection[0] === row) {
      return;
    }
    try {
      await this.#view.reveal(row, { select: true, focus: false, expand: false });
    } catch (error) {
      // The tree was drawn anew meanwhile; the next move of the cursor finds its row.
      this.#context.log.warn(`No row for the cursor: ${String(error)}`);
    }
  }
}
