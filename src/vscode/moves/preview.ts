import * as vscode from "vscode";
import { Disposable } from "../platform/dispose.js";

/** Milliseconds to wait for the editor to say that it has scrolled. */
const SCROLL_MS = 250;

/** Corrections of the first visible line: the first is exact unless lines are folded above. */
const MOST_CORRECTIONS = 3;

/**
 * Shows places in an editor while the reader looks through a list, and puts the view back afterwards. The selection is
 * never touched, so it needs no putting back and Go Back remembers nothing of the looking.
 */
export class Preview extends Disposable {
  readonly #editor: vscode.TextEditor;
  readonly #top: number | null;
  readonly #highlight = this._register(
    vscode.window.createTextEditorDecorationType({
      backgroundColor: new vscode.ThemeColor("editor.rangeHighlightBackground"),
      borderColor: new vscode.ThemeColor("editor.rangeHighlightBorder"),
      borderStyle: "solid",
      borderWidth: "1px",
      isWholeLine: true,
    }),
  );
  #hasScrolled = false;

  constructor(editor: vscode.TextEditor) {
    super();
    this.#editor = editor;
    this.#top = editor.visibleRanges[0]?.start.line ?? null;
  }

  /** Shows a range in the middle: what is in view may still lie behind the list. */
  show(range: vscode.Range): void {
    this.#hasScrolled = true;
    this.#editor.setDecorations(this.#highlight, [range]);
    this.#editor.revealRange(range, vscode.TextEditorRevealType.InCenter);
  }

  /**
   * Scrolls back so that the same line is the first one. `revealRange` at the top leaves room for sticky scroll, so
   * the rest is scrolled by lines.
   */
  async restore(): Promise<void> {
    if (!this.#hasScrolled || this.#top === null || this.#isBack()) {
      return;
    }
    const top = new vscode.Position(this.#top, 0);
    const scrolled = this.#whenScrolled();
    this.#editor.revealRange(new vscode.Range(top, top), vscode.TextEditorRevealType.AtTop);
    await scrolled;
    for (let correction = 0; correction < MOST_CORRECTIONS && !this.#isBack(); correction += 1) {
      const lines = top.line - (this.#editor.visibleRanges[0]?.start.line ?? top.line);
      const corrected = this.#whenScrolled();
      await vscode.commands.executeCommand("editorScroll", {
        to: lines > 0 ? "down" : "up",
        by: "line",
        value: Math.abs(lines),
        revealCursor: false,
      });
      await corrected;
    }
  }

  #isBack(): boolean {
    return this.#editor.visibleRanges[0]?.start.line === this.#top;
  }

  #whenScrolled(): Promise<void> {
    return new Promise((resolve) => {
      const finish = (): void => {
        clearTimeout(timer);
        listening.dispose();
        resolve();
      };
      const timer = setTimeout(finish, SCROLL_MS);
      const listening = vscode.window.onDidChangeTextEditorVisibleRanges(({ textEditor }) => {
        if (textEditor === this.#editor) {
          finish();
        }
      });
    });
  }
}
