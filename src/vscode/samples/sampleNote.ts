import * as vscode from "vscode";

/** The files of a sample, in the extension's folder `sample`. */
interface SampleFiles {
  readonly note: string;
  readonly newEdition: string;
}

const ENGLISH: SampleFiles = { note: "walden.md", newEdition: "walden-new-edition.md" };
const CHINESE: SampleFiles = { note: "项羽本纪.md", newEdition: "项羽本纪-新版.md" };

/** The first item of a list, where there is something to write an annotation behind. */
const FIRST_ITEM = /^- .*$/mu;

/** A note that comes with the extension, in the language of the editor. It is opened as a text in no file: nothing is written. */
export class SampleNote {
  readonly #folder: vscode.Uri;
  #opened: vscode.TextDocument | null = null;

  constructor(extensionUri: vscode.Uri) {
    this.#folder = vscode.Uri.joinPath(extensionUri, "sample");
  }

  /** Shows the sample: the one that is open, with what was written in it, else a new one. It becomes the active editor. */
  async show(): Promise<void> {
    const document = await this.#document();
    const shown = vscode.window.visibleTextEditors.find((editor) => editor.document === document);
    const column =
      shown?.viewColumn ?? (isPageActive() ? vscode.ViewColumn.Beside : vscode.ViewColumn.Active);
    const editor = await vscode.window.showTextDocument(document, {
      viewColumn: column,
      preview: false,
    });
    if (shown === undefined) {
      const item = FIRST_ITEM.exec(document.getText());
      const position = document.positionAt((item?.index ?? 0) + (item?.[0].length ?? 0));
      editor.selection = new vscode.Selection(position, position);
    }
  }

  /** The later edition of the sample's author text, as `updateEdition` takes it. */
  async readNewEdition(): Promise<{ readonly text: string; readonly name: string }> {
    const name = files().newEdition;
    return { text: await this.#read(name), name };
  }

  async #document(): Promise<vscode.TextDocument> {
    if (this.#opened === null || this.#opened.isClosed) {
      const content = await this.#read(files().note);
      this.#opened = await vscode.workspace.openTextDocument({ content, language: "markdown" });
    }
    return this.#opened;
  }

  async #read(name: string): Promise<string> {
    const bytes = await vscode.workspace.fs.readFile(vscode.Uri.joinPath(this.#folder, name));
    return new TextDecoder().decode(bytes);
  }
}

function files(): SampleFiles {
  return vscode.env.language.toLowerCase().startsWith("zh") ? CHINESE : ENGLISH;
}

/** Whether a page that is no text has the focus, such as the walkthrough: it should stay in sight. */
function isPageActive(): boolean {
  const { activeTab } = vscode.window.tabGroups.activeTabGroup;
  return activeTab !== undefined && vscode.window.activeTextEditor === undefined;
}
