import * as vscode from "vscode";
import type { AuthorTexts } from "./authorTexts.js";
import { editorDialogs } from "../platform/dialogs.js";
import type { Dialogs } from "../platform/dialogs.js";
import type { NoteReading } from "./noteFile.js";

/** A line that the reader is asked for. */
export interface LineQuestion {
  readonly title: string;
  readonly prompt: string;
  /** What stands there already. */
  readonly value: string;
  /** What is wrong with a line; null when nothing is. */
  readonly faultOf: (line: string) => string | null;
}

/** How the reader is asked and told when copies are merged. Undefined: the reader went away. */
export interface ReaderDialogs extends Dialogs {
  pickFiles(title: string): Promise<readonly vscode.Uri[] | undefined>;
  askForLine(question: LineQuestion): Promise<string | undefined>;
}

/** What merging copies needs. */
export interface MergingReaders extends NoteReading {
  readonly dialogs: ReaderDialogs;
  readonly texts: AuthorTexts;
}

/** The editor's own dialogs. */
export const editorReaderDialogs: ReaderDialogs = {
  ...editorDialogs,
  async pickFiles(title) {
    return vscode.window.showOpenDialog({ title, openLabel: title, canSelectMany: true });
  },
  async askForLine({ title, prompt, value, faultOf }) {
    return vscode.window.showInputBox({
      title,
      prompt,
      value,
      ignoreFocusOut: true,
      validateInput: (line) => faultOf(line),
    });
  },
};
