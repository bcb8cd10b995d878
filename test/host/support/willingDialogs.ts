import type { Uri } from "vscode";
import type { Dialogs } from "../../../src/vscode/platform/dialogs.js";
import type { ReaderDialogs } from "../../../src/vscode/pairs/readerDialogs.js";

/** Dialogs of a reader who agrees to whatever is offered first. */
export class WillingDialogs implements ReaderDialogs {
  readonly #newFile: Uri | undefined;

  constructor(newFile?: Uri) {
    this.#newFile = newFile;
  }

  ask: Dialogs["ask"] = ({ buttons }) => Promise.resolve(buttons[0]?.choice);
  pick: Dialogs["pick"] = (_, rows) => Promise.resolve(rows[0]?.choice);
  tell: Dialogs["tell"] = () => Promise.resolve(undefined);
  pickFolder = (): Promise<undefined> => Promise.resolve(undefined);
  pickFile = (): Promise<undefined> => Promise.resolve(undefined);
  pickFiles = (): Promise<undefined> => Promise.resolve(undefined);
  pickNewFile = (): Promise<Uri | undefined> => Promise.resolve(this.#newFile);
  askForLine: ReaderDialogs["askForLine"] = ({ value }) => Promise.resolve(value);
}
