import * as vscode from "vscode";
import type { NoteSource } from "../documents/index.js";
import { Disposable } from "../platform/dispose.js";
import { VIEW_SCHEME } from "../platform/ids.js";
import { Coalescer } from "../platform/timer.js";
import type { NoteViews, NoteView } from "./noteViews.js";
import { findDocument } from "./viewContent.js";
import type { ViewPlaces } from "./viewContent.js";

/** Milliseconds within which moves of the cursor are one move. */
const PAUSE_MS = 40;

/**
 * Keeps the cursor at the same place in a note and in its views. The editor with the focus leads and the others follow;
 * what they do is no move of the reader's, so nothing comes back.
 */
export class CursorSync extends Disposable {
  readonly #notes: NoteSource;
  readonly #views: NoteViews;
  readonly #follow = this._register(
    new Coalescer(() => {
      this.follow();
    }, PAUSE_MS),
  );

  constructor(notes: NoteSource, views: NoteViews) {
    super();
    this.#notes = notes;
    this.#views = views;
    this._register(
      vscode.window.onDidChangeTextEditorSelection(({ textEditor }) => {
        if (textEditor === vscode.window.activeTextEditor) {
          this.#follow.request();
        }
      }),
    );
    this._register(
      vscode.workspace.onDidChangeTextDocument(({ document }) => {
        if (document.uri.scheme === VIEW_SCHEME) {
          this.#follow.request();
        }
      }),
    );
  }

  /** Puts the cursors of the others where that of the active editor is. */
  follow(): void {
    const leader = vscode.window.activeTextEditor;
    if (leader === undefined || !isOnItsOwn(leader)) {
      return;
    }
    const view = this.#views.viewIn(leader.document);
    if (view !== null) {
      this.#followView(leader, view);
    } else {
      this.#followNote(leader);
    }
  }

  #followNote({ document, selection }: vscode.TextEditor): void {
    const offset = document.offsetAt(selection.active);
    for (const view of this.#views.viewsOf(document)) {
      const shown = findDocument(view.uri);
      const places = shown === null ? null : this.#placesOf(view, shown, document);
      if (shown !== null && places !== null) {
        moveCursors(shown, places.toView(offset));
      }
    }
  }

  #followView({ document, selection }: vscode.TextEditor, view: NoteView): void {
    const note = findDocument(view.note);
    const places = note === null ? null : this.#placesOf(view, document, note);
    if (note !== null && places !== null) {
      moveCursors(note, places.toNote(document.offsetAt(selection.active)));
    }
  }

  /** Null while the view, or the document that shows it, has not caught up with the note: it will be told then. */
  #placesOf(
    { content }: NoteView,
    shown: vscode.TextDocument,
    note: vscode.TextDocument,
  ): ViewPlaces | null {
    const places = content?.places ?? null;
    const isCurrent =
      places !== null &&
      this.#notes.current(note) === places.note &&
      lengthOf(shown) === content?.text.length;
    return isCurrent ? places : null;
  }
}

/** The left side of a comparison scrolls with the right one and is left alone. */
function isOnItsOwn({ viewColumn }: vscode.TextEditor): boolean {
  return viewColumn !== undefined;
}

function moveCursors(document: vscode.TextDocument, offset: number): void {
  const position = document.positionAt(offset);
  for (const editor of vscode.window.visibleTextEditors) {
    if (editor.document === document && isOnItsOwn(editor)) {
      if (!editor.selection.isEmpty || !editor.selection.active.isEqual(position)) {
        editor.selection = new vscode.Selection(position, position);
      }
      editor.revealRange(
        new vscode.Range(position, position),
        vscode.TextEditorRevealType.InCenterIfOutsideViewport,
      );
    }
  }
}

function lengthOf(document: vscode.TextDocument): number {
  return document.offsetAt(document.lineAt(document.lineCount - 1).range.end);
}
