import * as vscode from "vscode";
import type { CommandHandler, CommandMap } from "../documents/index.js";
import { DisposableStore } from "../platform/dispose.js";
import { KeptFailure } from "../platform/failure.js";
import type { Log } from "../platform/log.js";
import { tellFailure } from "../platform/tellFailure.js";

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

function guard({ id, handler, log }: Guarded): CommandHandler {
  return async (...args) => {
    try {
      return await handler(...args);
    } catch (error) {
      tellFailure(log, `${id} failed`, error);
      if (error instanceof KeptFailure) {
        throw error;
      }
      return undefined;
    }
  };
}
