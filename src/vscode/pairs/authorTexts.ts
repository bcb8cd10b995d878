import * as vscode from "vscode";
import { Disposable } from "../platform/dispose.js";

/** Read-only texts; no note has this scheme. */
const SCHEME = "marginalia-copy";

/** The author's texts of copies, to compare them. */
export class AuthorTexts extends Disposable implements vscode.TextDocumentContentProvider {
  readonly #texts = new Map<string, string>();

  constructor() {
    super();
    this._register(vscode.workspace.registerTextDocumentContentProvider(SCHEME, this));
  }

  /** Keeps the author's text of a file, until the next merge. */
  keep(file: vscode.Uri, text: string): vscode.Uri {
    const uri = vscode.Uri.from({
      scheme: SCHEME,
      path: file.path,
      query: `${file.toString()} ${this.#texts.size}`,
    });
    this.#texts.set(uri.toString(), text);
    return uri;
  }

  provideTextDocumentContent(uri: vscode.Uri): string {
    return this.#texts.get(uri.toString()) ?? "";
  }

  /** Forgets what was kept for an earlier merge. */
  clear(): void {
    this.#texts.clear();
  }
}
