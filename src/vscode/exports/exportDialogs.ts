import * as vscode from "vscode";
import { editorDialogs } from "../platform/dialogs.js";
import type { Dialogs, Row } from "../platform/dialogs.js";

/** The answer of a reader who wants to go a step back. */
export const BACK = "back";

/** An answer, the wish to go back, or undefined: the reader went away. */
export type Answer<Value> = Value | typeof BACK | undefined;

/** One step of several: a list to choose from. */
export interface Step<Choice extends string> {
  readonly title: string;
  readonly placeholder: string;
  /** Which step it is, of how many; left out where nobody can know. */
  readonly place?: readonly [step: number, of: number];
  /** Rows; those without a choice are separators. */
  readonly rows: readonly (Row<Choice> | vscode.QuickPickItem)[];
  /** What was chosen last: where the list begins. */
  readonly current?: string | undefined;
  readonly hasBack: boolean;
}

/** A list of which several may be chosen. */
export interface SeveralStep<Choice extends string> {
  readonly title: string;
  readonly rows: readonly Row<Choice>[];
  readonly chosen: readonly Choice[];
}

/** A line that is typed. */
export interface LineStep {
  readonly title: string;
  readonly prompt: string;
  readonly value: string;
  readonly faultOf: (line: string) => string | null;
}

/** How the reader is asked and told when summaries are exported. */
export interface ExportDialogs extends Dialogs {
  choose<Choice extends string>(step: Step<Choice>): Promise<Answer<Choice>>;
  chooseSeveral<Choice extends string>(
    step: SeveralStep<Choice>,
  ): Promise<Answer<readonly Choice[]>>;
  typeLine(step: LineStep): Promise<Answer<string>>;
}

/** The editor's own dialogs. */
export const editorExportDialogs: ExportDialogs = {
  ...editorDialogs,
  choose(step) {
    const pick = vscode.window.createQuickPick<PickRow>();
    prepare(pick, step);
    pick.placeholder = step.placeholder;
    pick.matchOnDescription = true;
    pick.matchOnDetail = true;
    pick.items = step.rows;
    if (step.place !== undefined) [pick.step, pick.totalSteps] = step.place;
    const current = pick.items.find(
      ({ choice }) => choice === step.current && choice !== undefined,
    );
    if (current !== undefined) pick.activeItems = [current];
    // A row without a choice is no separator's alone: nothing else has none.
    return answerOf(pick, () => pick.activeItems[0]?.choice as never);
  },
  chooseSeveral(step) {
    const pick = vscode.window.createQuickPick<PickRow>();
    prepare(pick, { title: step.title, hasBack: true });
    pick.canSelectMany = true;
    pick.items = step.rows;
    pick.selectedItems = pick.items.filter(({ choice }) => step.chosen.includes(choice as never));
    return answerOf(pick, () => pick.selectedItems.map(({ choice }) => choice as never));
  },
  typeLine(step) {
    const input = vscode.window.createInputBox();
    prepare(input, { title: step.title, hasBack: true });
    input.prompt = step.prompt;
    input.value = step.value;
    const check = (): string | null => step.faultOf(input.value);
    input.onDidChangeValue(() => {
      input.validationMessage = check() ?? "";
    });
    return answerOf(input, () => (check() === null ? input.value : undefined));
  },
};

interface PickRow extends vscode.QuickPickItem {
  readonly choice?: string;
}

type Input = vscode.QuickPick<PickRow> | vscode.InputBox;

function prepare(input: Input, step: { readonly title: string; readonly hasBack: boolean }): void {
  input.title = step.title;
  input.ignoreFocusOut = true;
  input.buttons = step.hasBack ? [vscode.QuickInputButtons.Back] : [];
}

/** Shows an input until it is answered, its button is pressed, or it is closed. */
function answerOf<Value>(input: Input, value: () => Value | undefined): Promise<Answer<Value>> {
  return new Promise((resolve) => {
    const end = (answer: Answer<Value>): void => {
      resolve(answer);
      input.hide();
    };
    input.onDidTriggerButton(() => {
      end(BACK);
    });
    input.onDidAccept(() => {
      const answer = value();
      if (answer !== undefined) end(answer);
    });
    input.onDidHide(() => {
      resolve(undefined);
      input.dispose();
    });
    input.show();
  });
}
