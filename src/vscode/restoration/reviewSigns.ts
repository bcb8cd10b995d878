import * as vscode from "vscode";
import { cut } from "../platform/cut.js";
import { Disposable } from "../platform/dispose.js";
import { COMMANDS } from "../platform/ids.js";
import { restorationMessages } from "./messages.js";
import type { ReviewPass } from "./messages.js";

/** What is asked about a line. It stays what it is until the reader has answered, whatever is worked out meanwhile. */
export interface ReviewQuestion {
  readonly line: number;
  readonly pass: ReviewPass;
  /** The lines that are offered as its parent, in the order of their keys. */
  readonly choices: readonly number[];
}

/** Shows in the text what is asked: the line, the parents offered, and answers to click on. */
export class ReviewSigns extends Disposable implements vscode.CodeLensProvider {
  readonly #document: vscode.TextDocument;
  readonly #line = this._register(
    vscode.window.createTextEditorDecorationType({
      isWholeLine: true,
      backgroundColor: new vscode.ThemeColor("editor.findRangeHighlightBackground"),
      overviewRulerColor: new vscode.ThemeColor("editorOverviewRuler.findMatchForeground"),
    }),
  );
  readonly #choice = this._register(
    vscode.window.createTextEditorDecorationType({
      isWholeLine: true,
      backgroundColor: new vscode.ThemeColor("editor.rangeHighlightBackground"),
      overviewRulerColor: new vscode.ThemeColor("editorOverviewRuler.infoForeground"),
    }),
  );
  readonly #onDidChange = this._register(new vscode.EventEmitter<void>());
  readonly onDidChangeCodeLenses = this.#onDidChange.event;
  #question: ReviewQuestion | null = null;

  constructor(document: vscode.TextDocument) {
    super();
    this.#document = document;
    const { languageId: language, uri } = document;
    this._register(
      vscode.languages.registerCodeLensProvider({ language, scheme: uri.scheme }, this),
    );
    this._register(
      vscode.window.onDidChangeVisibleTextEditors(() => {
        this.#draw();
      }),
    );
  }

  /** Shows a question; null for none. */
  show(question: ReviewQuestion | null): void {
    this.#question = question;
    this.#onDidChange.fire();
    this.#draw();
  }

  provideCodeLenses(document: vscode.TextDocument): vscode.CodeLens[] {
    const question = this.#question;
    if (document !== this.#document || question === null) {
      return [];
    }
    const range = new vscode.Range(question.line, 0, question.line, 0);
    const lens = (title: string, key: string): vscode.CodeLens =>
      new vscode.CodeLens(range, { title, command: COMMANDS.answerOutline, arguments: [key] });
    const keys = ["1", "2", "3"] as const;
    const offered =
      question.pass === "titles"
        ? keys.map((key) => lens(restorationMessages.titleLens(key), key))
        : question.choices.map((line, at) =>
            lens(
              restorationMessages.parentLens(String(at + 1), this.#textOf(line), line + 1),
              keys[at] ?? "3",
            ),
          );
    return [
      ...offered,
      ...(question.pass === "titles" ? [lens(restorationMessages.noTitleLens(), "0")] : []),
      lens(restorationMessages.moreLens(), "more"),
      lens(restorationMessages.fewerLens(), "fewer"),
      lens(restorationMessages.skipLens(), "skip"),
      lens(restorationMessages.otherLens(), "choose"),
    ];
  }

  #textOf(line: number): string {
    const text = line < this.#document.lineCount ? this.#document.lineAt(line).text.trim() : "";
    return cut(text, LENS_LENGTH);
  }

  #draw(): void {
    const question = this.#question;
    for (const editor of vscode.window.visibleTextEditors) {
      if (editor.document === this.#document) {
        editor.setDecorations(this.#line, question === null ? [] : [lineRange(question.line)]);
        editor.setDecorations(
          this.#choice,
          question?.pass === "places"
            ? question.choices.map((line, at) => ({
                range: lineRange(line),
                renderOptions: { before: numbered(at + 1) },
              }))
            : [],
        );
      }
    }
  }
}

/** Units of a parent's text among the answers. */
const LENS_LENGTH = 24;

function lineRange(line: number): vscode.Range {
  return new vscode.Range(line, 0, line, 0);
}

function numbered(number: number): vscode.ThemableDecorationAttachmentRenderOptions {
  return {
    contentText: String(number),
    color: new vscode.ThemeColor("badge.foreground"),
    backgroundColor: new vscode.ThemeColor("badge.background"),
    margin: "0 0.6em 0 0",
    width: "1.4em",
    textDecoration: "none; display: inline-block; text-align: center; border-radius: 3px",
  };
}
