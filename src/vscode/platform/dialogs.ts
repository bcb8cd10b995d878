import * as vscode from "vscode";

/** A button of a question or message: what choosing it means, and its title. */
export interface Button<Choice extends string> {
  readonly choice: Choice;
  readonly title: string;
}

/** A question that waits for an answer. */
export interface Question<Choice extends string> {
  readonly message: string;
  readonly detail?: string;
  readonly buttons: readonly Button<Choice>[];
}

/** A message that waits for nothing. */
export interface News<Choice extends string> {
  readonly message: string;
  readonly isWarning?: boolean;
  readonly buttons: readonly Button<Choice>[];
}

/** A row of a list to choose from. */
export interface Row<Choice> extends vscode.QuickPickItem {
  readonly choice: Choice;
}

/** How the reader is asked and told. Nothing that is asked was done before. Undefined: the reader went away. */
export interface Dialogs {
  ask<Choice extends string>(question: Question<Choice>): Promise<Choice | undefined>;
  tell<Choice extends string>(news: News<Choice>): Promise<Choice | undefined>;
  pick<Choice>(title: string, rows: readonly Row<Choice>[]): Promise<Choice | undefined>;
  pickFolder(title: string, from: vscode.Uri | undefined): Promise<vscode.Uri | undefined>;
  pickFile(title: string, extensions: readonly string[]): Promise<vscode.Uri | undefined>;
  pickNewFile(title: string, from: vscode.Uri): Promise<vscode.Uri | undefined>;
}

/** The editor's own dialogs. */
export const editorDialogs: Dialogs = {
  async ask({ message, detail = "", buttons }) {
    const titles = buttons.map(({ title }) => title);
    const options = { modal: true, detail };
    const chosen = await vscode.window.showWarningMessage(message, options, ...titles);
    return buttons.find(({ title }) => title === chosen)?.choice;
  },
  async tell({ message, isWarning = false, buttons }) {
    const titles = buttons.map(({ title }) => title);
    const chosen = await (isWarning
      ? vscode.window.showWarningMessage(message, ...titles)
      : vscode.window.showInformationMessage(message, ...titles));
    return buttons.find(({ title }) => title === chosen)?.choice;
  },
  async pick(title, rows) {
    const chosen = await vscode.window.showQuickPick(rows, { title, ignoreFocusOut: true });
    return chosen?.choice;
  },
  async pickFolder(title, from) {
    const chosen = await vscode.window.showOpenDialog({
      title,
      openLabel: title,
      canSelectFiles: false,
      canSelectFolders: true,
      ...(from === undefined ? {} : { defaultUri: from }),
    });
    return chosen?.[0];
  },
  async pickFile(title, extensions) {
    const chosen = await vscode.window.showOpenDialog({
      title,
      filters: { [title]: [...extensions] },
    });
    return chosen?.[0];
  },
  async pickNewFile(title, from) {
    return vscode.window.showSaveDialog({ title, defaultUri: from });
  },
};
