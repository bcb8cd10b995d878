import * as vscode from "vscode";
import type { WordsMatch } from "../../core/find/index.js";
import { toRange } from "../platform/convert.js";
import { Disposable } from "../platform/dispose.js";

/** Lines above and below what is visible that are marked too, so that short scrolls meet them marked. */
const MARGIN = 60;

/** Marks what a search has found, near what is visible of an editor. */
export class MatchPainter extends Disposable {
  readonly #editor: vscode.TextEditor;
  readonly #mark = this._register(
    vscode.window.createTextEditorDecorationType({
      backgroundColor: new vscode.ThemeColor("editor.findMatchHighlightBackground"),
      borderColor: new vscode.ThemeColor("editor.findMatchHighlightBorder"),
      borderStyle: "solid",
      borderWidth: "1px",
    }),
  );
  #matches: readonly WordsMatch[] = [];

  constructor(editor: vscode.TextEditor) {
    super();
    this.#editor = editor;
    this._register(
      vscode.window.onDidChangeTextEditorVisibleRanges(({ textEditor }) => {
        if (textEditor === editor) this.#paint();
      }),
    );
  }

  /** Marks other places, which are in the order of the text. */
  paint(matches: readonly WordsMatch[]): void {
    this.#matches = matches;
    this.#paint();
  }

  #paint(): void {
    const { document, visibleRanges } = this.#editor;
    const first = Math.max(0, (visibleRanges[0]?.start.line ?? 0) - MARGIN);
    const last = Math.min(document.lineCount, (visibleRanges.at(-1)?.end.line ?? 0) + MARGIN);
    const start = document.offsetAt(new vscode.Position(first, 0));
    const end = document.offsetAt(new vscode.Position(last, 0));
    const ranges = this.#matches
      .flatMap((match) => match.ranges)
      .filter((range) => range.end >= start && range.start <= end);
    this.#editor.setDecorations(
      this.#mark,
      ranges.map((range) => toRange(document, range)),
    );
  }
}
