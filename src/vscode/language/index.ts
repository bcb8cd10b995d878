import * as vscode from "vscode";
import type { Feature, FeatureContext } from "../documents/index.js";
import { DisposableStore } from "../platform/dispose.js";
import { AnnotationHover } from "./annotationHover.js";
import { NoteFolding } from "./noteFolding.js";
import { NoteSymbols } from "./noteSymbols.js";

const PLAIN_TEXT: vscode.DocumentSelector = { language: "plaintext" };

/** Answers the editor's questions about notes: hover, symbols, folding. */
export function registerLanguage({ notes }: FeatureContext): Feature {
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
  store.add(vscode.languages.registerHoverProvider("*", new AnnotationHover(notes)));
  store.add(
    vscode.languages.registerDocumentSymbolProvider(PLAIN_TEXT, new NoteSymbols(notes), {
      label: "Marginalia",
    }),
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
