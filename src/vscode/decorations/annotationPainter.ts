import * as vscode from "vscode";
import type { Note } from "../../core/index.js";
import { wrapsLines } from "../documents/index.js";
import type { DisplayMode, NoteSource } from "../documents/index.js";
import { Disposable } from "../platform/dispose.js";
import type { AnnotationDisplay } from "../platform/settings.js";
import { createAnnotationStyles } from "./annotationStyles.js";
import type { AnnotationStyles } from "./annotationStyles.js";
import { planPaint } from "./paintPlan.js";
import type { LineSpan } from "./paintPlan.js";

/** Lines that are painted above and below what is visible, so that short scrolls meet them painted. */
const MARGIN = 60;

/** Columns of the widest line that is taken for unwrapped in an editor that wraps: how wide it is nobody can ask. */
const WRAPPED_WIDTH = 60;

/** What an editor shows of ours. */
interface Painted {
  readonly note: Note;
  readonly lines: LineSpan;
  readonly display: AnnotationDisplay;
  /** Lines with a cursor, where that matters; else "". */
  readonly openLines: string;
  readonly styles: ReadonlySet<vscode.TextEditorDecorationType>;
}

/**
 * Paints the annotations on the visible lines of visible notes. Between two notes the editor itself moves the colours
 * along with the text.
 */
export class AnnotationPainter extends Disposable {
  readonly #notes: NoteSource;
  readonly #mode: DisplayMode;
  readonly #painted = new WeakMap<vscode.TextEditor, Painted>();
  #styles: AnnotationStyles | null = null;

  constructor(notes: NoteSource, mode: DisplayMode) {
    super();
    this.#notes = notes;
    this.#mode = mode;
    this._register({
      dispose: () => {
        this.#styles?.dispose();
      },
    });
    this._register(
      notes.onDidChangeNote(({ document }) => {
        this.#paintAll(document);
      }),
    );
    this._register(
      notes.onDidCloseNote((document) => {
        this.#clear(document);
      }),
    );
    this._register(
      mode.onDidChange(() => {
        this.#paintAll(null);
      }),
    );
    this.#listenToWindow();
  }

  #listenToWindow(): void {
    this._register(
      vscode.window.onDidChangeVisibleTextEditors(() => {
        this.#paintAll(null);
      }),
    );
    this._register(
      vscode.window.onDidChangeTextEditorVisibleRanges(({ textEditor }) => {
        this.#paint(textEditor);
      }),
    );
    this._register(
      vscode.window.onDidChangeTextEditorSelection(({ textEditor }) => {
        if (this.#mode.current === "hidden") {
          this.#paint(textEditor);
        }
      }),
    );
  }

  /** Paints the visible editors of a document, or of all. */
  #paintAll(document: vscode.TextDocument | null): void {
    for (const editor of vscode.window.visibleTextEditors) {
      if (document === null || editor.document === document) {
        this.#paint(editor);
      }
    }
  }

  #paint(editor: vscode.TextEditor): void {
    const { document } = editor;
    const note = this.#notes.current(document);
    const visible = visibleLines(editor);
    // Until the note has caught up the old colours move with the text.
    if (note === null || visible === null) {
      return;
    }
    const display = this.#mode.current;
    const openLines =
      display === "hidden" ? editor.selections.map(({ active }) => active.line) : [];
    const state = { note, display, openLines: openLines.join() };
    const before = this.#painted.get(editor);
    if (before !== undefined && isStillRight(before, state, visible)) {
      return;
    }
    const lines = {
      first: Math.max(0, visible.first - MARGIN),
      last: Math.min(document.lineCount - 1, visible.last + MARGIN),
    };
    this.#styles ??= createAnnotationStyles();
    const task = { document, note, lines, display, openLines: new Set(openLines) };
    const collapsibleWidth = wrapsLines(document) ? WRAPPED_WIDTH : Infinity;
    const plan = planPaint({ ...task, collapsibleWidth }, this.#styles);
    for (const style of new Set([...(before?.styles ?? []), ...plan.keys()])) {
      editor.setDecorations(style, plan.get(style) ?? []);
    }
    this.#painted.set(editor, { ...state, lines, styles: new Set(plan.keys()) });
  }

  #clear(document: vscode.TextDocument): void {
    for (const editor of vscode.window.visibleTextEditors) {
      if (editor.document === document) {
        for (const style of this.#painted.get(editor)?.styles ?? []) {
          editor.setDecorations(style, []);
        }
        this.#painted.delete(editor);
      }
    }
  }
}

function isStillRight(
  before: Painted,
  { note, display, openLines }: Pick<Painted, "note" | "display" | "openLines">,
  visible: LineSpan,
): boolean {
  return (
    before.note === note &&
    before.display === display &&
    before.openLines === openLines &&
    before.lines.first <= visible.first &&
    before.lines.last >= visible.last
  );
}

/** From the first visible line to the last, folded ones between included; null before the editor is laid out. */
function visibleLines({ visibleRanges, document }: vscode.TextEditor): LineSpan | null {
  const [first] = visibleRanges;
  const last = visibleRanges.at(-1);
  if (first === undefined || last === undefined) {
    return null;
  }
  const end = document.lineCount - 1;
  return { first: Math.min(first.start.line, end), last: Math.min(last.end.line, end) };
}
