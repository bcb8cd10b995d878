import * as vscode from "vscode";
import { compileGrammar } from "../../core/annotations/index.js";
import { bodyFault, previewBody } from "../../core/editing/index.js";
import type { BodyHead, BodyPreview } from "../../core/editing/index.js";
import { editMessages } from "../edits/index.js";
import type { Settings } from "../platform/settings.js";
import { writingMessages } from "./messages.js";

/** What the box asks for. */
export interface WordsQuestion {
  readonly title: string;
  /** What stands in it when it opens. */
  readonly value: string;
  /** The head that the annotation gets unless the words bring one; null for none. */
  readonly head: BodyHead | null;
}

/**
 * Asks for the words of an annotation, in one line, and says while they are typed what they will be. Words that could
 * not be written are kept, and stand in the box when it opens next.
 */
export class WordsBox {
  readonly #settings: Settings;
  #kept = "";

  constructor(settings: Settings) {
    this.#settings = settings;
  }

  /**
   * Asks, and does something with the words. Enter takes them, Escape and a click elsewhere leave.
   *
   * @param write what is done; when it throws, the words are kept
   */
  async ask(question: WordsQuestion, write: (words: string) => Promise<unknown>): Promise<void> {
    const isKept = question.value === "" && this.#kept !== "";
    const words = await this.#show({ ...question, value: isKept ? this.#kept : question.value });
    if (words === null) {
      if (isKept) this.#kept = "";
      return;
    }
    this.#kept = words;
    await write(words);
    this.#kept = "";
  }

  async #show({ title, value, head }: WordsQuestion): Promise<string | null> {
    const input = vscode.window.createInputBox();
    const grammar = compileGrammar(this.#settings.current.grammar);
    input.title = title;
    input.placeholder = writingMessages.placeholder();
    input.prompt = writingMessages.prompt();
    input.value = value;
    input.ignoreFocusOut = false;
    const look = (): void => {
      const isEmpty = input.value.trim() === "";
      const preview = isEmpty ? null : previewBody(input.value, grammar, head);
      input.validationMessage =
        preview === null
          ? undefined
          : { message: describe(preview), severity: vscode.InputBoxValidationSeverity.Info };
    };
    look();
    try {
      return await new Promise((resolve) => {
        input.onDidChangeValue(look);
        input.onDidAccept(() => {
          const fault = bodyFault(input.value, grammar);
          if (fault === null) {
            resolve(input.value);
          } else {
            input.validationMessage = editMessages.refusal(fault);
          }
        });
        input.onDidHide(() => {
          resolve(null);
        });
        input.show();
      });
    } finally {
      input.dispose();
    }
  }
}

function describe(preview: BodyPreview): string {
  const { tags, reader, date } = preview;
  return writingMessages.willBe([
    writingMessages.kind(preview),
    ...tags.map((tag) => `#${tag}`),
    ...(reader === null ? [] : [date === null ? `@${reader}` : `@${reader} ${date}`]),
  ]);
}
