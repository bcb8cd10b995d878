import * as vscode from "vscode";
import { compileGrammar } from "../../core/annotations/index.js";
import { bodyFault, KeptWords, previewBody } from "../../core/editing/index.js";
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

/** What became of the box: its words, and whether they are to be written or it was left. */
interface BoxEnd {
  readonly words: string;
  readonly isAccepted: boolean;
}

/**
 * Asks for the words of an annotation, in one line, and says while they are typed what they will be. Words that are not
 * written, because the box was left or the note refused them, stand in it when it opens next.
 */
export class WordsBox {
  readonly #settings: Settings;
  readonly #kept = new KeptWords();

  constructor(settings: Settings) {
    this.#settings = settings;
  }

  /**
   * Asks, and does something with the words. Enter takes them, Escape and a click elsewhere leave.
   *
   * @param write what is done; when it throws, the words are kept
   */
  async ask(question: WordsQuestion, write: (words: string) => Promise<unknown>): Promise<void> {
    const { value } = question;
    const { words, isAccepted } = await this.#show(question, this.#kept.offered(value));
    this.#kept.leave(value, words);
    if (!isAccepted) return;
    try {
      await write(words);
      this.#kept.forget(value);
    } catch (error) {
      this.#kept.refuse(value, words);
      throw error;
    }
  }

  /** Shows the box with words that were left in it before, or else with what the question has. */
  async #show({ title, value, head }: WordsQuestion, left: string | null): Promise<BoxEnd> {
    const input = vscode.window.createInputBox();
    const grammar = compileGrammar(this.#settings.current.grammar);
    const anew = {
      iconPath: new vscode.ThemeIcon("discard"),
      tooltip: writingMessages.beginAnew(),
    };
    input.title = title;
    input.placeholder = writingMessages.placeholder();
    input.prompt = left === null ? writingMessages.prompt() : writingMessages.promptOfLeft();
    // All of it is selected: typing replaces it.
    input.value = left ?? value;
    input.buttons = left === null ? [] : [anew];
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
        const end = (isAccepted: boolean): void => {
          resolve({ words: input.value, isAccepted });
        };
        input.onDidChangeValue(look);
        input.onDidTriggerButton(() => {
          input.value = value;
          look();
        });
        input.onDidAccept(() => {
          const fault = bodyFault(input.value, grammar);
          if (fault === null) end(true);
          else input.validationMessage = editMessages.refusal(fault);
        });
        input.onDidHide(() => {
          end(false);
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
