import * as vscode from "vscode";
import type { NoteEdit } from "../../core/editing/index.js";
import type { TextChange, TextRange } from "../../core/index.js";
import { composeChanges, mapOffset } from "../../core/text/index.js";

/** Milliseconds after which the editor has long selected what it was asked for. */
const LIMIT_MS = 1000;

/**
 * Selects in an editor what an edit asks for, wherever that is by then. The editor takes selections without asking which
 * text they are meant for, so they are wrong where it has made the edit of somebody else that the host has not heard of
 * yet. The host hears of that edit before it hears that the editor has selected what it was asked for: then it is asked
 * again. Create it before the edit is made: the next change of the document is taken to be that.
 */
export class ShownEdit implements vscode.Disposable {
  readonly #editor: vscode.TextEditor;
  readonly #edit: NoteEdit;
  readonly #listeners: vscode.Disposable[];
  #isMade = false;
  #isShown = false;
  /** What others have done to the text that the edit has made. */
  #later: readonly TextChange[] = [];
  #limit: ReturnType<typeof setTimeout> | undefined;

  constructor(editor: vscode.TextEditor, edit: NoteEdit) {
    this.#editor = editor;
    this.#edit = edit;
    this.#listeners = [
      vscode.workspace.onDidChangeTextDocument((event) => {
        if (event.document !== editor.document || event.contentChanges.length === 0) return;
        if (this.#isMade) this.#later = composeChanges(this.#later, event.contentChanges);
        this.#isMade = true;
        const wished = this.#isShown ? this.#wished() : null;
        if (wished !== null) editor.selections = wished;
      }),
      vscode.window.onDidChangeTextEditorSelection((event) => {
        const wished = event.textEditor === editor && this.#isShown ? this.#wished() : null;
        if (wished !== null && areEqual(event.selections, wished)) this.dispose();
      }),
    ];
  }

  /** Selects and reveals, once the edit is made. What is selected is watched until the editor says that it is. */
  show(): void {
    const [first] = this.#edit.touched;
    const wished = this.#wished();
    if (first !== undefined) this.#editor.revealRange(this.#rangeOf(first));
    // What is selected already moves with what others write, and the editor would not say that it is selected.
    if (wished === null || areEqual(this.#editor.selections, wished)) {
      this.dispose();
      return;
    }
    this.#isShown = true;
    this.#editor.selections = wished;
    this.#limit = setTimeout(() => {
      this.dispose();
    }, LIMIT_MS);
  }

  dispose(): void {
    clearTimeout(this.#limit);
    for (const listener of this.#listeners.splice(0)) listener.dispose();
  }

  /** What is to be selected, where it is by now; null where the edit asks for nothing. */
  #wished(): readonly vscode.Selection[] | null {
    const { selections } = this.#edit;
    return (
      selections?.map(
        ({ anchor, active }) =>
          new vscode.Selection(this.#positionOf(anchor), this.#positionOf(active)),
      ) ?? null
    );
  }

  #rangeOf({ start, end }: TextRange): vscode.Range {
    return new vscode.Range(this.#positionOf(start), this.#positionOf(end));
  }

  /** Where an offset in the text of the edit is by now; behind what was put in there, as cursors are. */
  #positionOf(offset: number): vscode.Position {
    return this.#editor.document.positionAt(mapOffset(this.#later, offset, 1));
  }
}

/** Whether the same is selected, in the same direction. */
function areEqual(some: readonly vscode.Selection[], others: readonly vscode.Selection[]): boolean {
  return (
    some.length === others.length &&
    some.every(({ anchor, active }, index) => {
      const other = others[index];
      return other?.anchor.isEqual(anchor) === true && other.active.isEqual(active);
    })
  );
}
