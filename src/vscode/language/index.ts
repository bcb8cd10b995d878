import * as vscode from "vscode";
import type { Feature, FeatureContext } from "../documents/index.js";
import { DisposableStore } from "../platform/dispose.js";
import { NoteFolding } from "./noteFolding.js";

const PLAIN_TEXT: vscode.DocumentSelector = { language: "plaintext" };

/** Answers the editor's questions about notes: hover, symbols, folding. */
export function registerLanguage({ notes, loadChunk }: FeatureContext): Feature {
  const store = new DisposableStore();
  const foldingChanged = store.add(new vscode.EventEmitter<void>());
  // What the editor asks again after an edit it need not be told; but it does not know when a text was read anew.
  store.add(
    notes.onDidChangeNote(({ document, change }) => {
      if (change === null && document.languageId === "plaintext") {
        foldingChanged.fire();
      }
    }),
  );
  // In any language, since any file can be set to be a note; what it says is in a chunk.
  store.add(
    vscode.languages.registerHoverProvider("*", {
      provideHover: async (document, position, token) =>
        notes.isNote(document)
          ? (await loadChunk("moves"))
              .annotationHover(notes)
              .provideHover(document, position, token)
          : null,
    }),
  );
  store.add(
    vscode.languages.registerDocumentSymbolProvider(
      PLAIN_TEXT,
      {
        // A text that is no note does not load the chunk.
        provideDocumentSymbols: async (document, token) =>
          (await notes.whenCurrent(document, token)) === null
            ? null
            : (await loadChunk("moves")).noteSymbols(notes, document, token),
      },
      { label: "Marginalia" },
    ),
  );
  store.add(
    vscode.languages.registerFoldingRangeProvider(
      PLAIN_TEXT,
      new NoteFolding(notes, foldingChanged.event),
    ),
  );
  return {
    dispose: () => {
      store.dispose();
    },
  };
}
