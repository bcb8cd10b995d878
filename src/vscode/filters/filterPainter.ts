import * as vscode from "vscode";
import { findFilterMarks } from "../../core/filter/index.js";
import type { TextRange } from "../../core/index.js";
import type { AppliedFilter, NoteSource } from "../documents/index.js";
import { toRange } from "../platform/convert.js";
import { Disposable } from "../platform/dispose.js";
import { SETTINGS } from "../platform/ids.js";
import type { Settings } from "../platform/settings.js";

/** Lines that are painted above and below what is visible, so that short scrolls meet them painted. */
const MARGIN = 60;

/**
 * Shows in the text what a filter leaves: marks what matches, or dims the rest, near what is visible. Between an edit
 * and the next filtering the editor itself moves the marks along.
 */
export class FilterPainter extends Disposable {
  readonly #notes: NoteSource;
  readonly #settings: Settings;
  readonly #applied = new Map<vscode.TextDocument, AppliedFilter>();
  readonly #match = this._register(
    vscode.window.createTextEditorDecorationType({
      backgroundColor: new vscode.ThemeColor("editor.findMatchHighlightBackground"),
      borderColor: new vscode.ThemeColor("editor.findMatchHighlightBorder"),
      borderStyle: "solid",
      borderWidth: "1px",
      overviewRulerColor: new vscode.ThemeColor("editorOverviewRuler.findMatchForeground"),
    }),
  );
  readonly #dimmed = this._register(
    // Brackets have an opacity of their own, which would win.
    vscode.window.createTextEditorDecorationType({ opacity: "0.4 !important" }),
  );

  constructor(notes: NoteSource, settings: Settings) {
    super();
    this.#notes = notes;
    this.#settings = settings;
    this._register(
      vscode.window.onDidChangeVisibleTextEditors(() => {
        this.#paintAll();
      }),
    );
    this._register(
      vscode.window.onDidChangeTextEditorVisibleRanges(({ textEditor }) => {
        if (this.#applied.has(textEditor.document)) this.#paint(textEditor);
      }),
    );
    this._register(
      settings.onDidChange(({ affects }) => {
        if (affects(SETTINGS.filterInText)) this.#paintAll();
      }),
    );
  }

  /** Shows the filter of a document; none any more for null. */
  show(document: vscode.TextDocument, applied: AppliedFilter | null): void {
    if (applied === null) {
      this.#applied.delete(document);
    } else {
      this.#applied.set(document, applied);
    }
    for (const editor of vscode.window.visibleTextEditors) {
      if (editor.document === document) this.#paint(editor);
    }
  }

  #paintAll(): void {
    for (const editor of vscode.window.visibleTextEditors) {
      if (this.#applied.has(editor.document)) this.#paint(editor);
    }
  }

  #paint(editor: vscode.TextEditor): void {
    const { document } = editor;
    const applied = this.#applied.get(document);
    const { filterInText } = this.#settings.current;
    if (applied === undefined || filterInText === "off") {
      editor.setDecorations(this.#match, []);
      editor.setDecorations(this.#dimmed, []);
      return;
    }
    // Until the note is filtered again the old marks move with the text.
    if (this.#notes.current(document) !== applied.note) return;
    const marks = findFilterMarks(applied.note, applied.filtered, visiblePart(editor));
    const ranges = (parts: readonly TextRange[]): readonly vscode.Range[] =>
      parts.map((part) => toRange(document, part));
    const isDimming = filterInText === "dim";
    editor.setDecorations(this.#match, isDimming ? [] : ranges(marks.matches));
    editor.setDecorations(this.#dimmed, isDimming ? ranges(marks.others) : []);
  }
}

function visiblePart({ document, visibleRanges }: vscode.TextEditor): TextRange {
  const first = Math.max(0, (visibleRanges[0]?.start.line ?? 0) - MARGIN);
  const last = Math.min(document.lineCount - 1, (visibleRanges.at(-1)?.end.line ?? 0) + MARGIN);
  return {
    start: document.offsetAt(new vscode.Position(first, 0)),
    end: document.offsetAt(document.lineAt(last).range.end),
  };
}
