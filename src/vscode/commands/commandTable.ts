import * as vscode from "vscode";
import type { CommandHandler, CommandMap } from "../documents/index.js";
import { DisposableStore } from "../platform/dispose.js";
import { Failure, KeptFailure } from "../platform/failure.js";
import type { Log } from "../platform/log.js";
import { messages } from "../platform/messages.js";

/**
 * Registers one handler for each command id. An id in two maps is a mistake of ours and fails at once. What a handler
 * throws is logged with its stack and shown as one sentence: that of a Failure, or that it did not work. A KeptFailure
 * goes on to the caller.
 */
export function registerCommands(maps: readonly CommandMap[], log: Log): vscode.Disposable {
  const store = new DisposableStore();
  for (const [id, handler] of maps.flatMap((map) => Object.entries(map))) {
    store.add(vscode.commands.registerCommand(id, guard({ id, handler, log })));
  }
  return store;
}

interface Guarded {
  readonly id: string;
  readonly handler: CommandHandler;
  readonly log: Log;
}

/** Words for the reader where the error has some. */
function describe(error: unknown): string {
  return error instanceof Failure ? error.message : messages.commandFailed();
}

async function show(words: string, log: Log): Promise<void> {
  const openLog = messages.openLog();
  const chosen = await vscode.window.showErrorMessage(words, openLog);
  if (chosen === openLog) {
    log.show();
  }
}

function guard({ id, handler, log }: Guarded): CommandHandler {
  return async (...args) => {
    try {
      return await handler(...args);
    } catch (error) {
      log.error(`${id} failed`, error);
      // Who runs the command is not kept until the reader closes a message.
      void show(describe(error), log);
      if (error instanceof KeptFailure) {
        throw error;
      }
      return undefined;
    }
  };
}
