import { assert } from "chai";
import * as vscode from "vscode";
import type { Note } from "../../../src/core/index.js";
import { Random } from "../../bench/random.js";
import { setup } from "../setup.js";
import { closeEditors, noteOf, openFile, until } from "../support/openNote.js";
import {
  assertLaws,
  RANDOM_COMMANDS,
  randomSelections,
  randomText,
} from "../support/randomCommands.js";
import type { RandomCommand } from "../support/randomCommands.js";

/** Commands of one note, and notes. */
const COMMANDS_OF_A_NOTE = 10;
const NOTES = setup.isLong ? 100 : setup.host === "node" ? 6 : 2;

/** What was done to a note, for undoing it and for the report of a failure. */
interface Story {
  readonly document: vscode.TextDocument;
  readonly start: string;
  /** The texts after each command that changed something. */
  readonly texts: string[];
  readonly done: unknown[];
}

async function openRandom(random: Random): Promise<Story> {
  const { text, format } = randomText(random);
  const document = await openFile(format === "markdown" ? "md" : "txt", text);
  await vscode.window.showTextDocument(document, { preview: false });
  await vscode.commands.executeCommand("marginalia.setNoteFormat", format);
  const note = await noteOf(document);
  assert.equal(note.format, format);
  return { document, start: document.getText(), texts: [], done: [text, format] };
}

/** Arguments without the notes that rows hold. */
function plain(args: readonly unknown[]): string {
  return JSON.stringify(args, (key, value: unknown) =>
    key === "node" ? (value as { ordinal: number }).ordinal : value,
  );
}

async function doOne(random: Random, { document, texts, done }: Story): Promise<void> {
  const editor = await vscode.window.showTextDocument(document, { preview: false });
  const command: RandomCommand = random.of(RANDOM_COMMANDS);
  const selections = randomSelections(random, document);
  editor.selections = selections;
  const before: Note = await noteOf(document);
  const args = command.args(random, before);
  done.push([
    command.id,
    plain(args),
    selections.map(({ anchor, active }) => [document.offsetAt(anchor), document.offsetAt(active)]),
  ]);
  await vscode.commands.executeCommand(`marginalia.${command.id}`, ...args);
  await assertLaws(document, command, before);
  if (document.getText() !== before.text) texts.push(document.getText());
}

async function undoAll({ document, start, texts }: Story): Promise<void> {
  await vscode.window.showTextDocument(document, { preview: false });
  await vscode.commands.executeCommand("workbench.action.focusActiveEditorGroup");
  const before = [start, ...texts].slice(0, -1);
  for (const text of before.toReversed()) {
    await vscode.commands.executeCommand("undo");
    await until(() => document.getText() === text, `one undo: ${JSON.stringify(text)}`, 5000);
  }
  for (const text of texts) {
    await vscode.commands.executeCommand("redo");
    await until(() => document.getText() === text, `one redo: ${JSON.stringify(text)}`, 5000);
  }
  for (const text of before.toReversed()) {
    await vscode.commands.executeCommand("undo");
    await until(() => document.getText() === text, `undo again: ${JSON.stringify(text)}`, 5000);
  }
}

/** The file is to the byte what it was, where the editor could show it to the byte. */
async function assertSameFile({ document, start }: Story, before: Uint8Array): Promise<void> {
  const breaks = new Set(new TextDecoder().decode(before).match(/\r\n|\r|\n/gu) ?? []);
  assert.isFalse(document.isDirty, "at its start again, there is nothing to save");
  assert.equal(document.getText(), start);
  if (breaks.size <= 1 && !breaks.has("\r")) {
    assert.deepEqual(await vscode.workspace.fs.readFile(document.uri), before);
  }
}

describe("proof: random commands", () => {
  afterEach(closeEditors);

  for (let nth = 0; nth < NOTES; nth += 1) {
    const seed = (setup.seed + nth * 7919) % 0x7fffffff;
    it(`keep the laws, and undo leads back to the byte (note ${nth + 1}, MARGINALIA_SEED=${setup.seed})`, async () => {
      const random = new Random(seed);
      const story = await openRandom(random);
      const bytes = await vscode.workspace.fs.readFile(story.document.uri);
      try {
        for (let count = 0; count < COMMANDS_OF_A_NOTE; count += 1) await doOne(random, story);
        await undoAll(story);
        await assertSameFile(story, bytes);
      } catch (error) {
        const { message } = error as Error;
        throw new Error(`${message}\n${JSON.stringify(story.done)}`, { cause: error });
      }
    });
  }
});
