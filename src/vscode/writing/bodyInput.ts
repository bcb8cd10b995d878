import * as vscode from "vscode";
import { bodyFault, previewBody } from "../../core/editing/index.js";
import type { BodyHead, BodyPreview } from "../../core/editing/index.js";
import { compileGrammar } from "../../core/annotations/index.js";
import type { GrammarOptions } from "../../core/index.js";
import { editMessages } from "../edits/index.js";
import { writingMessages } from "./messages.js";

/** What the box asks for. */
export interface BodyQuestion {
  readonly title: string;
  /** What stands in it when it opens. */
  readonly value: string;
  /** The head that a new annotation gets; null for none. */
  readonly head: BodyHead | null;
  readonly grammar: GrammarOptions;
}

/**
 * Asks for the words of an annotation, saying while they are typed what they will be. Enter takes them, Escape and a
 * click elsewhere leave.
 *
 * @returns Null when the reader left.
 */
export async function askForBody(question: BodyQuestion): Promise<string | null> {
  const input = vscode.window.createInputBox();
  const grammar = compileGrammar(question.grammar);
  input.title = question.title;
  input.placeholder = writingMessages.placeholder();
  input.prompt = writingMessages.prompt();
  input.value = question.value;
  const look = (): void => {
    const preview = previewBody(input.value, grammar, question.head);
    const says = preview === null || input.value.trim() === "" ? null : describe(preview);
    input.validationMessage =
      says === null
        ? undefined
        : { message: says, severity: vscode.InputBoxValidationSeverity.Info };
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

function describe(preview: BodyPreview): string {
  const { tags, reader, date } = preview;
  return writingMessages.willBe([
    writingMessages.kind(preview),
    ...tags.map((tag) => `#${tag}`),
    ...(reader === null ? [] : [date === null ? `@${reader}` : `@${reader} ${date}`]),
  ]);
}
