import * as vscode from "vscode";
import { Disposable } from "../../platform/dispose.js";
import type { MadePage } from "./previewPages.js";

/** Milliseconds in which the note's scrolling is an echo of ours. */
const ECHO_MS = 300;

/** Keeps the editors of a note and its preview at the same place: whichever the reader scrolls, the other follows. */
export class NoteScroll extends Disposable {
  readonly #key: string;
  readonly #scrollPreview: (entry: number) => void;
  #shown: MadePage | null = null;
  #ownUntil = 0;
  #last = -1;

  constructor(note: vscode.Uri, scrollPreview: (entry: number) => void) {
    super();
    this.#key = note.toString();
    this.#scrollPreview = scrollPreview;
    this._register(
      vscode.window.onDidChangeTextEditorVisibleRanges(({ textEditor, visibleRanges }) => {
        const [first] = visibleRanges;
        if (first !== undefined && this.#isOurs(textEditor)) this.#noteScrolled(textEditor, first);
      }),
    );
  }

  /** The preview shows another page. */
  follow(shown: MadePage): void {
    this.#shown = shown;
  }

  /** Brings an entry's line to the top of the note's editors. */
  scrollNote(entry: number): void {
    const shown = this.#shown;
    const place = shown?.entries.entry(entry)?.place;
    if (place === undefined || shown?.isInOrder !== true) return;
    this.#last = entry;
    for (const editor of vscode.window.visibleTextEditors) {
      if (!this.#isOurs(editor)) continue;
      this.#ownUntil = performance.now() + ECHO_MS;
      const at = editor.document.positionAt(entry === 0 ? 0 : place.start);
      editor.revealRange(new vscode.Range(at, at), vscode.TextEditorRevealType.AtTop);
    }
  }

  #isOurs({ document }: vscode.TextEditor): boolean {
    return document.uri.toString() === this.#key;
  }

  #noteScrolled({ document }: vscode.TextEditor, { start }: vscode.Range): void {
    const shown = this.#shown;
    if (shown?.isInOrder !== true || performance.now() < this.#ownUntil) return;
    const offset = document.offsetAt(start);
    const entry = start.line === 0 ? 0 : shown.entries.numberAt(shown.note.nodeAt(offset).ordinal);
    // Typing tells of the visible lines with every key.
    if (entry === this.#last) return;
    this.#last = entry;
    this.#scrollPreview(entry);
  }
}
