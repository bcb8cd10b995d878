import * as vscode from "vscode";
import type { NoteSource } from "../documents/index.js";
import { Disposable } from "../platform/dispose.js";
import { VIEW_SCHEME } from "../platform/ids.js";
import { Coalescer } from "../platform/timer.js";
import type { ViewContent, ViewContents } from "./viewContent.js";
import { readViewUri } from "./viewUri.js";
import type { ViewKind } from "./viewUri.js";

/** Milliseconds without an edit before a view follows its note: nobody reads it while they type. */
const REST_MS = 250;

/** An open view of a note. */
export interface NoteView {
  readonly uri: vscode.Uri;
  readonly kind: ViewKind;
  readonly note: vscode.Uri;
  /** What the editor was given last; null before the first time. */
  readonly content: ViewContent | null;
}

interface OpenView extends NoteView {
  content: ViewContent | null;
  /** The note has changed since. */
  isStale: boolean;
}

/** Read-only documents with parts of notes. Those that are visible follow their notes, the others once they are seen. */
export class NoteViews extends Disposable implements vscode.TextDocumentContentProvider {
  readonly #contents: ViewContents;
  readonly #views = new Map<string, OpenView>();
  readonly #onDidChange = this._register(new vscode.EventEmitter<vscode.Uri>());
  readonly onDidChange = this.#onDidChange.event;
  readonly #refresh = this._register(
    new Coalescer(() => {
      this.#refreshVisible();
    }, REST_MS),
  );

  constructor(notes: NoteSource, contents: ViewContents) {
    super();
    this.#contents = contents;
    this._register(vscode.workspace.registerTextDocumentContentProvider(VIEW_SCHEME, this));
    this._register(
      notes.onDidChangeNote(({ document }) => {
        this.#makeStale(document);
      }),
    );
    this._register(
      notes.onDidCloseNote((document) => {
        this.#makeStale(document);
      }),
    );
    this._register(
      vscode.window.onDidChangeVisibleTextEditors(() => {
        this.#refreshVisible();
      }),
    );
    this._register(
      vscode.workspace.onDidCloseTextDocument((document) => {
        // A change of language closes a document that stays.
        if (!vscode.workspace.textDocuments.includes(document)) {
          this.#views.delete(document.uri.toString());
        }
      }),
    );
  }

  async provideTextDocumentContent(uri: vscode.Uri): Promise<string | null> {
    const address = readViewUri(uri);
    if (address === null) {
      return null;
    }
    const key = uri.toString();
    const view = this.#views.get(key) ?? { uri, ...address, content: null, isStale: false };
    this.#views.set(key, view);
    view.isStale = false;
    view.content = await this.#read(view);
    return view.content.text;
  }

  /** The view that a document shows; null for any other document. */
  viewIn(document: vscode.TextDocument): NoteView | null {
    return this.#views.get(document.uri.toString()) ?? null;
  }

  /** The views of a note. */
  viewsOf(note: vscode.TextDocument): readonly NoteView[] {
    const uri = note.uri.toString();
    return [...this.#views.values()].filter((view) => view.note.toString() === uri);
  }

  /** Where the note has gone on meanwhile, what was there stays: the note's next event brings the rest. */
  async #read(view: OpenView): Promise<ViewContent> {
    for (;;) {
      const content = (await this.#contents.read(view.kind, view.note)) ?? view.content;
      if (content !== null) {
        return content;
      }
    }
  }

  #makeStale(note: vscode.TextDocument): void {
    for (const { uri } of this.viewsOf(note)) {
      const view = this.#views.get(uri.toString());
      if (view !== undefined) {
        view.isStale = true;
        this.#refresh.cancel();
        this.#refresh.request();
      }
    }
  }

  #refreshVisible(): void {
    const visible = new Set(
      vscode.window.visibleTextEditors.map(({ document }) => document.uri.toString()),
    );
    for (const [key, view] of this.#views) {
      if (view.isStale && visible.has(key)) {
        this.#onDidChange.fire(view.uri);
      }
    }
  }
}
