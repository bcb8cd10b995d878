import * as vscode from "vscode";
import { NoteThreads } from "./noteThreads.js";
import type { FeatureContext } from "../documents/index.js";
import { isWritable } from "../edits/index.js";
import { Disposable } from "../platform/dispose.js";
import { commentMessages } from "./messages.js";
import { WHOLE_NOTE } from "./sight.js";

/** The id of the controller: when-clauses of the manifest ask for it. */
const CONTROLLER = "marginalia.comments";

/**
 * The boxes of annotations in all visible notes, while the reader wants them: the editor's own comments, with a "+"
 * beside every line of a note.
 */
export class CommentBoxes extends Disposable {
  readonly #context: FeatureContext;
  readonly #controller = this._register(
    vscode.comments.createCommentController(CONTROLLER, commentMessages.controller()),
  );
  readonly #notes = new Map<vscode.TextDocument, NoteThreads>();

  constructor(context: FeatureContext) {
    super();
    this.#context = context;
    this.#controller.options = {
      prompt: commentMessages.prompt(),
      placeHolder: commentMessages.placeholder(),
    };
    this.#provideRanges();
    this.#listen();
    this.#followVisible();
  }

  /** The threads of a note; null where nobody looks at it. */
  of(document: vscode.TextDocument): NoteThreads | null {
    return this.#notes.get(document) ?? null;
  }

  /** The threads of the note to which a thread belongs; they begin with it where it is the first. */
  open(document: vscode.TextDocument): NoteThreads {
    const known = this.#notes.get(document);
    if (known !== undefined) return known;
    const threads = new NoteThreads(document, {
      controller: this.#controller,
      notes: this.#context.notes,
      onError: (error) => {
        this.#context.log.error("Following the comments of a note failed", error);
      },
    });
    this.#notes.set(document, threads);
    threads.followNow();
    return threads;
  }

  override dispose(): void {
    for (const threads of this.#notes.values()) threads.dispose();
    this.#notes.clear();
    super.dispose();
  }

  #listen(): void {
    const { notes } = this.#context;
    this._register(
      vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
        if (contentChanges.length > 0) this.#notes.get(document)?.change(contentChanges);
      }),
    );
    this._register(
      notes.onDidChangeNote(({ document, change }) => {
        const known = this.#notes.get(document);
        if (known !== undefined) known.followLater({ isReadAnew: change === null });
        else if (isVisible(document)) this.#begin(document);
      }),
    );
    this._register(
      notes.onDidCloseNote((document) => {
        this.#notes.get(document)?.dispose();
        this.#notes.delete(document);
        this.#provideRanges();
      }),
    );
    this._register(
      vscode.window.onDidChangeVisibleTextEditors(() => {
        this.#followVisible();
      }),
    );
    this._register(
      vscode.window.onDidChangeTextEditorVisibleRanges(({ textEditor: { document } }) => {
        const note = notes.current(document);
        if (note !== null && note.annotationCount > WHOLE_NOTE) {
          this.#notes.get(document)?.followLater({ isReadAnew: false });
        }
      }),
    );
  }

  #followVisible(): void {
    for (const { document } of vscode.window.visibleTextEditors) {
      if (!this.#notes.has(document) && this.#context.notes.latest(document) !== null) {
        this.#begin(document);
      }
    }
  }

  #begin(document: vscode.TextDocument): void {
    this.open(document);
    // The editor asked where comments can be when it was no note yet.
    this.#provideRanges();
  }

  /** Each call lets the editor ask anew. */
  #provideRanges(): void {
    this.#controller.commentingRangeProvider = {
      provideCommentingRanges: async (document, token) => {
        const note = isWritable(document)
          ? await this.#context.notes.whenCurrent(document, token)
          : null;
        if (note === null || note.nodeCount === 0) return [];
        // From the first node to the last: a line between two belongs to the one before it.
        const { start } = note.node(0);
        const { end } = note.node(note.nodeCount - 1);
        return [
          new vscode.Range(document.positionAt(start).line, 0, document.positionAt(end).line, 0),
        ];
      },
    };
  }
}

function isVisible(document: vscode.TextDocument): boolean {
  return vscode.window.visibleTextEditors.some((editor) => editor.document === document);
}
