import * as vscode from "vscode";
import { setup } from "../setup.js";
import { PROOF_TIMEOUT_MS, proveChange } from "../support/changeProof.js";
import { CHANGING_COMMANDS } from "../support/changingCommands.js";
import { closeEditors } from "../support/openNote.js";

/** Where time is short, the notes of one format, and one await of each command. */
const COMMANDS = setup.isLong
  ? CHANGING_COMMANDS
  : CHANGING_COMMANDS.filter(({ note }) => (note === "markdown") === (setup.host === "node"));

describe("proof: a document that changes under a running command", () => {
  afterEach(closeEditors);

  for (const command of COMMANDS) {
    it(`${command.title ?? command.id} is right, or dropped with words`, async function () {
      this.timeout(PROOF_TIMEOUT_MS);
      await proveChange({
        ...command,
        begin: ({ document }, note) => {
          const args = command.args?.(note, document) ?? [];
          return Promise.resolve(() =>
            vscode.commands.executeCommand(`marginalia.${command.id}`, ...args),
          );
        },
      });
    });
  }
});
