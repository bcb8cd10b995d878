import * as vscode from "vscode";
import { Disposable } from "../platform/dispose.js";

/** Read-only texts; no note has this scheme. */
const SCHEME = "marginalia-edition";

/** Notes as they were before a new edition, to look at and to compare with. */
export class FormerTexts extends Disposable implements vscode.TextDocumentContentProvider {
  readonly #texts = new Map<string, string>();
  readonly #onDidChange = this._register(new vscode.EventEmitter<vscode.Uri>());
  readonly onDidChange = this.#onDidChange.event;

  constructor() {
    super();
    this._register(vscode.workspace.registerTextDocumentContentProvider(SCHEME, this));
  }

  /** Keeps the text of a note as it was. There is one for each note: the last. */
  keep(note: vscode.Uri, text: string): vscode.Uri {
    const uri = this.uriOf(note);
    this.#texts.set(uri.toString(), text);
    this.#onDidChange.fire(uri);
    return uri;
  }

  /** Where the text of a note as it was is found. */
  uriOf(note: vscode.Uri): vscode.Uri {
    return vscode.Uri.from({ scheme: SCHEME, path: note.path, query: note.toString() });
  }

  provideTextDocumentContent(uri: vscode.Uri): string {
    return this.#texts.get(uri.toString()) ?? "";
  }
}
