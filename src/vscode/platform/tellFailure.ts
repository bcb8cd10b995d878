import * as vscode from "vscode";
import { Failure } from "./failure.js";
import type { Log } from "./log.js";
import { messages } from "./messages.js";

/**
 * Writes into the log what went wrong, with its stack, and tells the reader in one sentence: that of a Failure, or that it
 * did not work. The message leads to the log; nobody waits for it to be closed.
 *
 * @param what has failed, for the log
 */
export function tellFailure(log: Log, what: string, error: unknown): void {
  log.error(what, error);
  const words = error instanceof Failure ? error.message : messages.commandFailed();
  const openLog = messages.openLog();
  void vscode.window.showErrorMessage(words, openLog).then((chosen) => {
    if (chosen === openLog) log.show();
  });
}
