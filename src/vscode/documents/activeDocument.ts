import * as vscode from "vscode";
import { Disposable } from "../platform/dispose.js";
import { isCandidate } from "./formatChoice.js";

/**
 * The document that the reader works with: that of the active text editor. It stays while something else has the
 * focus (a preview, the output, a tree), as long as it still has a tab or is visible.
 */
export class ActiveDocument extends Disposable {
  #current: vscode.TextDocument | null;
  readonly #onDidChange = this._register(new vscode.EventEmitter<vscode.TextDocument | null>());
  readonly onDidChange = this.#onDidChange.event;

  constructor() {
    super();
    this.#current = candidateOf(vscode.window.activeTextEditor);
    this._register(
      vscode.window.onDidChangeActiveTextEditor(() => {
        this.#look();
      }),
    );
    this._register(
      vscode.window.tabGroups.onDidChangeTabs(() => {
        this.#look();
      }),
    );
    this._register(
      vscode.workspace.onDidCloseTextDocument(() => {
        this.#look();
      }),
    );
  }

  /** The document, or null. */
  get current(): vscode.TextDocument | null {
    return this.#current;
  }

  #look(): void {
    const next =
      candidateOf(vscode.window.activeTextEditor) ??
      (isShown(this.#current) ? this.#current : null);
    if (next !== this.#current) {
      this.#current = next;
      this.#onDidChange.fire(next);
    }
  }
}

/** Null also for an editor that is a part of the workbench: an output channel, the box of a comment. */
function candidateOf(editor: vscode.TextEditor | undefined): vscode.TextDocument | null {
  return editor !== undefined && isCandidate(editor.document.uri) ? editor.document : null;
}

function isShown(document: vscode.TextDocument | null): boolean {
  if (document === null || document.isClosed) {
    return false;
  }
  if (vscode.window.visibleTextEditors.some((editor) => editor.document === document)) {
    return true;
  }
  const uri = document.uri.toString();
  return vscode.window.tabGroups.all
    .flatMap(({ tabs }) => tabs)
    .some(({ input }) =>
      input instanceof vscode.TabInputText
        ? input.uri.toString() === uri
        : input instanceof vscode.TabInputTextDiff && input.modified.toString() === uri,
    );
}
