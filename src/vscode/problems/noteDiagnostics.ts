import * as vscode from "vscode";
import type { FeatureContext } from "../documents/index.js";
import { Disposable } from "../platform/dispose.js";
import { SETTINGS } from "../platform/ids.js";
import { DocumentProblems } from "./documentProblems.js";
import { readSeverities } from "./severities.js";

/** Shows the problems of every open note, from when it was read until it is closed or is no note any more. */
export class NoteDiagnostics extends Disposable {
  readonly #context: Pick<FeatureContext, "notes" | "settings" | "log">;
  readonly #rows = this._register(vscode.languages.createDiagnosticCollection("marginalia"));
  readonly #separation = this._register(
    vscode.languages.createDiagnosticCollection("marginalia.separation"),
  );
  readonly #documents = new Map<vscode.TextDocument, DocumentProblems>();

  constructor(context: Pick<FeatureContext, "notes" | "settings" | "log">) {
    super();
    this.#context = context;
    const { notes, settings } = context;
    this._register(
      notes.onDidChangeNote(({ document }) => {
        this.#problemsOf(document).request();
      }),
    );
    this._register(
      notes.onDidCloseNote((document) => {
        this.#documents.get(document)?.dispose();
        this.#documents.delete(document);
      }),
    );
    this._register(
      settings.onDidChange(({ affects }) => {
        if (affects(SETTINGS.problems)) this.#requestAll();
      }),
    );
    // Notes that were read before this was loaded.
    for (const document of vscode.workspace.textDocuments) {
      if (notes.current(document) !== null) this.#problemsOf(document).request();
    }
  }

  override dispose(): void {
    for (const problems of this.#documents.values()) problems.dispose();
    this.#documents.clear();
    super.dispose();
  }

  #requestAll(): void {
    for (const problems of this.#documents.values()) problems.request();
  }

  #problemsOf(document: vscode.TextDocument): DocumentProblems {
    const known = this.#documents.get(document);
    if (known !== undefined) return known;
    const { notes, settings, log } = this.#context;
    const problems = new DocumentProblems(document, {
      notes,
      log,
      rows: this.#rows,
      separation: this.#separation,
      severities: () => readSeverities(settings.current),
    });
    this.#documents.set(document, problems);
    return problems;
  }
}
