import { assert } from "chai";
import * as vscode from "vscode";
import { merge, separate, toSidecar } from "../../../src/core/index.js";
import { fileMessages } from "../../../src/vscode/files/index.js";
import { pairMessages } from "../../../src/vscode/pairs/messages.js";
import { messages } from "../../../src/vscode/platform/messages.js";
import { reviewMessages } from "../../../src/vscode/review/messages.js";
import { setup } from "../setup.js";
import { runInterrupted } from "../support/awaitPoints.js";
import type { Course, Meeting } from "../support/awaitPoints.js";
import { withForeign, writeForeign } from "../support/foreignEdit.js";
import { closeEditors, openNote } from "../support/openNote.js";

/** So many of the awaits of a command are tried, in each of the two ways: each wants files of its own. */
const TRIES = setup.isLong ? 40 : setup.host === "node" ? 2 : 1;

const TIMEOUT_MS = 400_000;

const FOREIGN = { line: 0, text: "Somebody's.\n" };
const NOTE = "# 书\n\n- 土地【谁的】\n- 漕运【险】\n- 关税\n";
const AUTHOR = "# 书\n\n- 土地\n- 漕运\n- 关税\n- 盐\n";
const OLD = "# 书\n\n- 土地\n";

const { fs } = vscode.workspace;
const { executeCommand: execute } = vscode.commands;

/** A note in its editor, with the files beside it. */
interface World {
  readonly document: vscode.TextDocument;
  readonly sidecar: vscode.Uri;
  /** What the sidecar holds before the command; null when there is none. */
  readonly before: string | null;
}

/** What a command makes of note and sidecar when nothing happens meanwhile. */
interface Alone {
  readonly text: string;
  readonly awaits: number;
}

/** A command that changes a note and its sidecar together. */
interface PairCommand {
  readonly title: string;
  readonly prepare: () => Promise<World>;
  readonly run: (world: World) => Thenable<unknown>;
  /** Whether what was in the note before the interruption may be replaced: the reader has agreed to it then. */
  readonly mayReplace: (course: Course, name: string) => boolean;
}

const beside = ({ uri }: vscode.TextDocument, end: string): vscode.Uri =>
  uri.with({ path: uri.path.replace(/\.md$/u, end) });

async function textOf(uri: vscode.Uri): Promise<string | null> {
  return fs.readFile(uri).then(
    (bytes) => new TextDecoder().decode(bytes),
    () => null,
  );
}

async function write(uri: vscode.Uri, text: string): Promise<void> {
  await fs.writeFile(uri, new TextEncoder().encode(text));
}

async function world(text: string, sidecarText: string | null): Promise<World> {
  const { document } = await openNote("markdown", text);
  const sidecar = beside(document, ".annotations.json");
  if (sidecarText !== null) await write(sidecar, sidecarText);
  return { document, sidecar, before: sidecarText };
}

const COMMANDS: readonly PairCommand[] = [
  {
    title: "merging a pair with an edited author text into an open note",
    prepare: async () => {
      const separated = separate(NOTE);
      const made = await world(OLD, toSidecar({ separated }));
      await write(beside(made.document, ".author.md"), AUTHOR);
      return made;
    },
    run: ({ sidecar }) => execute("marginalia.merge", sidecar, [sidecar]),
    // What is in the note when the question is asked.
    mayReplace: ({ saidBefore }, name) => !saidBefore.includes(pairMessages.replaceFile(name)),
  },
  {
    title: "updating to a new edition",
    prepare: () => world(NOTE, null),
    run: () => execute("marginalia.updateEdition", { text: AUTHOR, name: "edition" }),
    // The author's text is replaced as a whole, whatever it was; the text before can be looked at.
    mayReplace: () => true,
  },
];

describe("proof: a document that changes while it is written with its files", () => {
  afterEach(closeEditors);

  async function callAlone(command: PairCommand): Promise<Alone> {
    const made = await command.prepare();
    const { awaits, said } = await runInterrupted(() => command.run(made));
    const text = made.document.getText();
    assert.notInclude(said, messages.commandFailed());
    assert.equal(separate(text).text, AUTHOR, `it was done; said: ${said.join(" | ")}`);
    await closeEditors();
    return { text, awaits };
  }

  async function checkAt(
    command: PairCommand,
    alone: Alone,
    [at, meeting]: readonly [at: number, meeting: Meeting],
  ): Promise<boolean> {
    const made = await command.prepare();
    const { document, sidecar, before } = made;
    const start = document.getText();
    const happens = (): Promise<void> => writeForeign(document, FOREIGN);
    const course = await runInterrupted(() => command.run(made), {}, { at, meeting, happens });
    const { said, isInterrupted } = course;
    const story = `at await ${at}, ${meeting}; said: ${said.join(" | ")}`;
    assert.notInclude(said, messages.commandFailed(), story);
    const name = document.uri.path.slice(document.uri.path.lastIndexOf("/") + 1);
    const isTold = [fileMessages.changedMeanwhile(name), reviewMessages.noteChanged()].some(
      (words) => said.includes(words),
    );
    const text = document.getText();
    if (isInterrupted && text === withForeign(start, FOREIGN)) {
      assert.isTrue(isTold, `the reader is told: ${story}`);
      assert.equal(await textOf(sidecar), before, `the sidecar is as before: ${story}`);
    } else if (isInterrupted && text === alone.text) {
      assert.isTrue(command.mayReplace(course, name), `nothing is lost unasked: ${story}`);
    } else {
      const right = isInterrupted ? withForeign(alone.text, FOREIGN) : alone.text;
      assert.equal(text, right, `right on the new text: ${story}`);
      assert.isFalse(isTold, `nothing is told as not done: ${story}`);
    }
    assert.equal(merge(separate(text)), text);
    await closeEditors();
    return isInterrupted;
  }

  for (const command of COMMANDS) {
    it(`${command.title} is right, or dropped with words`, async function () {
      this.timeout(TIMEOUT_MS);
      const alone = await callAlone(command);
      const { awaits } = alone;
      const step = Math.max(1, Math.ceil(awaits / TRIES));
      for (const meeting of ["racing", "waiting"] as const) {
        const first = setup.seed % step;
        for (let at = first, comes = true; comes && at < awaits * 2; at += step) {
          comes = await checkAt(command, alone, [at, meeting]);
        }
      }
    });
  }
});
