import * as vscode from "vscode";
import type { Note } from "../../core/index.js";
import { listRulerMarks } from "../../core/note/index.js";
import type { NoteSource } from "../documents/index.js";
import { Disposable } from "../platform/dispose.js";
import { kindColorId } from "../platform/ids.js";
import type { Log } from "../platform/log.js";
import { runInSlices } from "../platform/slices.js";
import { Coalescer } from "../platform/timer.js";
import { forEachKind } from "./annotationStyles.js";
import type { KindStyles } from "./annotationStyles.js";

/** Milliseconds after the last change until the marks are set anew: never between two keystrokes. */
const DELAY_MS = 400;

/**
 * Marks all annotations of visible notes in the overview ruler. While the reader types the editor itself moves the
 * marks; they are set anew when it is quiet, in slices, and nothing is pending after that.
 */
export class RulerPainter extends Disposable {
  readonly #notes: NoteSource;
  readonly #log: Log;
  readonly #later = this._register(
    new Coalescer(() => {
      void this.#markAll();
    }, DELAY_MS),
  );
  readonly #marked = new WeakMap<vscode.TextEditor, Note>();
  #styles: KindStyles | null = null;
  #work: vscode.CancellationTokenSource | null = null;

  constructor(notes: NoteSource, log: Log) {
    super();
    this.#notes = notes;
    this.#log = log;
    this._register({
      dispose: () => {
        this.#work?.cancel();
        for (const style of Object.values(this.#styles ?? {})) {
          style.dispose();
        }
      },
    });
    this._register(
      notes.onDidChangeNote(() => {
        this.#postpone();
      }),
    );
    this._register(
      notes.onDidCloseNote((document) => {
        this.#clear(document);
      }),
    );
    this._register(
      vscode.window.onDidChangeVisibleTextEditors((editors) => {
        if (editors.some((editor) => this.#isStale(editor))) {
          this.#postpone();
        }
      }),
    );
  }

  #postpone(): void {
    this.#work?.cancel();
    this.#later.cancel();
    this.#later.request();
  }

  #isStale(editor: vscode.TextEditor): boolean {
    const note = this.#notes.current(editor.document);
    return note !== null && this.#marked.get(editor) !== note;
  }

  async #markAll(): Promise<void> {
    const work = new vscode.CancellationTokenSource();
    this.#work = work;
    try {
      for (const editor of vscode.window.visibleTextEditors) {
        if (this.#isStale(editor)) {
          await this.#mark(editor, work.token);
        }
      }
    } catch (error) {
      this.#log.error("Marking the overview ruler failed", error);
    } finally {
      work.dispose();
      if (this.#work === work) {
        this.#work = null;
      }
    }
  }

  async #mark(editor: vscode.TextEditor, token: vscode.CancellationToken): Promise<void> {
    const { document } = editor;
    const note = this.#notes.current(document);
    const marks =
      note === null ? undefined : await runInSlices(rangesByKind(document, note), token);
    if (note === null || marks === undefined || this.#notes.current(document) !== note) {
      return;
    }
    this.#marked.set(editor, note);
    this.#styles ??= createRulerStyles();
    for (const [kind, style] of Object.entries(this.#styles)) {
      editor.setDecorations(style, marks[kind as keyof KindStyles]);
    }
  }

  #clear(document: vscode.TextDocument): void {
    for (const editor of vscode.window.visibleTextEditors) {
      if (editor.document === document && this.#marked.delete(editor)) {
        for (const style of Object.values(this.#styles ?? {})) {
          editor.setDecorations(style, []);
        }
      }
    }
  }
}

function createRulerStyles(): KindStyles {
  return forEachKind((kind) =>
    vscode.window.createTextEditorDecorationType({
      overviewRulerColor: new vscode.ThemeColor(kindColorId(kind)),
      overviewRulerLane: vscode.OverviewRulerLane.Center,
    }),
  );
}

function* rangesByKind(
  document: vscode.TextDocument,
  note: Note,
): Generator<undefined, Readonly<Record<keyof KindStyles, vscode.Range[]>>, undefined> {
  const ranges = forEachKind((): vscode.Range[] => []);
  const marks = yield* listRulerMarks(note);
  for (const { kind, start } of marks) {
    const position = document.positionAt(start);
    ranges[kind].push(new vscode.Range(position, position));
    yield;
  }
  return ranges;
}
