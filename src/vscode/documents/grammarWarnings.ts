import * as vscode from "vscode";
import type { GrammarOptions, GrammarProblem } from "../../core/index.js";
import { messages } from "../platform/messages.js";
import type { NoteParsing } from "./noteParsing.js";

/** Says once of each bracket, pattern or mark in the settings that it cannot be used. */
export class GrammarWarnings {
  readonly #told = new Set<string>();
  #checked: GrammarOptions | null = null;

  /** Looks at settings that were not looked at yet. */
  check(grammar: GrammarOptions, { compileGrammar }: NoteParsing): void {
    if (grammar === this.#checked) {
      return;
    }
    this.#checked = grammar;
    for (const problem of compileGrammar(grammar).problems) {
      const text = describe(problem);
      if (!this.#told.has(text)) {
        this.#told.add(text);
        void vscode.window.showWarningMessage(text);
      }
    }
  }
}

function describe({ code, value }: GrammarProblem): string {
  switch (code) {
    case "bad-bracket-pair":
      return messages.badBrackets(value);
    case "bad-author-pattern":
      return messages.badAuthorPattern(value);
    case "limited-author-pattern":
      return messages.limitedAuthorPattern(value);
    case "bad-kind-mark":
      return messages.badKindMark(value);
  }
}
