import { assert } from "chai";
import * as vscode from "vscode";
import type { Note } from "../../../src/core/index.js";
import { editMessages } from "../../../src/vscode/edits/index.js";
import { messages } from "../../../src/vscode/platform/messages.js";
import { structureMessages } from "../../../src/vscode/structure/messages.js";
import { setup } from "../setup.js";
import { runInterrupted } from "../support/awaitPoints.js";
import type { Course, Meeting } from "../support/awaitPoints.js";
import { CHANGING_COMMANDS, NOTES } from "../support/changingCommands.js";
import type { ChangingCommand } from "../support/changingCommands.js";
import { withForeign, writeForeign } from "../support/foreignEdit.js";
import type { Foreign } from "../support/foreignEdit.js";
import { closeEditors, noteOf, openNote, pause, until } from "../support/openNote.js";
import type { OpenNote } from "../support/openNote.js";
import { assertLaws } from "../support/randomCommands.js";

/** Where time is short, the notes of one format, and one await of each command. */
const COMMANDS = setup.isLong
  ? CHANGING_COMMANDS
  : CHANGING_COMMANDS.filter(({ note }) => (note === "markdown") === (setup.host === "node"));

/** Two minutes: in the long run each await of a command is tried twice. */
const TIMEOUT_MS = 120_000;

/** So long the host may take to hear of cursors. */
const CURSORS_MS = 5000;

const execute = vscode.commands.executeCommand;

/** Undoes until the text is the one at the start; all on the way are among those that there were. */
async function undoAll(
  { document }: OpenNote,
  start: string,
  known: readonly string[],
): Promise<void> {
  for (let steps = 0; document.getText() !== start; steps += 1) {
    assert.isBelow(steps, known.length, "undo leads back to the start");
    const { version } = document;
    await execute("workbench.action.focusActiveEditorGroup");
    await execute("undo");
    await until(() => document.version !== version, "an undo", 5000);
    assert.include(known, document.getText(), "undo goes by the texts that there were");
  }
}

/** A note of a test in its editor, and what is selected there when the command is called. */
interface Prepared extends OpenNote {
  readonly selections: readonly vscode.Selection[];
  readonly foreign: Foreign;
}

/** How a command goes when nothing happens meanwhile. */
interface Alone extends Pick<Course, "awaits" | "said"> {
  readonly text: string;
  readonly cursors: readonly Cursor[];
}

interface Cursor {
  readonly line: number;
  readonly character: number;
}

/** The cursors, once the host has heard of all that was done in the editor: it hears of edits first. */
async function cursorsOf({ document }: OpenNote): Promise<readonly Cursor[]> {
  await execute("workbench.action.focusActiveEditorGroup");
  const editor = vscode.window.visibleTextEditors.find((one) => one.document === document);
  assert.isDefined(editor);
  return editor.selections.map(({ active: { line, character } }) => ({ line, character }));
}

/** The cursors are where they are when nothing happens meanwhile, moved by what somebody else wrote. */
async function assertCursors(open: Prepared, { cursors }: Alone, story: string): Promise<void> {
  const moved = cursors.map(({ line, character }) => ({
    line: line < open.foreign.line ? line : line + 1,
    character,
  }));
  const wished = JSON.stringify(moved);
  const end = performance.now() + CURSORS_MS;
  // The host may hear of them a while after it has heard of the text.
  while (JSON.stringify(await cursorsOf(open)) !== wished && performance.now() < end) {
    await pause(50);
  }
  assert.deepEqual(await cursorsOf(open), moved, `the cursors are where they belong: ${story}`);
}

/** Whether words say that nothing was done because the note has changed. */
function isOfChange(words: string): boolean {
  return [editMessages.changedMeanwhile(), structureMessages.changedMeanwhile()].includes(words);
}

describe("proof: a document that changes under a running command", () => {
  afterEach(closeEditors);

  /** Puts the cursor where it was, and runs the command. */
  async function call(
    open: Prepared,
    command: ChangingCommand,
    [at, meeting]: readonly [at: number, meeting: Meeting],
  ): Promise<Course> {
    const { document, note, foreign } = open;
    const editor = await vscode.window.showTextDocument(document, { preview: false });
    editor.selections = open.selections;
    const before: Note = await noteOf(document);
    assert.equal(before.text, note.text, "the note is as at the start");
    const args = command.args?.(before, document) ?? [];
    const happens = (): Promise<void> => writeForeign(document, foreign);
    return runInterrupted(
      () => execute(`marginalia.${command.id}`, ...args),
      command.answers,
      at < 0 ? null : { at, meeting, happens },
    );
  }

  /** Runs a command by itself. */
  async function callAlone(open: Prepared, command: ChangingCommand): Promise<Alone> {
    const start = open.note.text;
    const { awaits, said } = await call(open, command, [-1, "waiting"]);
    const text = open.document.getText();
    assert.notEqual(text, start, "the command changes the note");
    const cursors = await cursorsOf(open);
    await undoAll(open, start, [start]);
    return { text, awaits, said, cursors };
  }

  /** Lets the note change at one await of the command. Gives whether that await came. */
  async function checkAt(
    open: Prepared,
    command: ChangingCommand,
    moment: readonly [at: number, meeting: Meeting],
    alone: Alone,
  ): Promise<boolean> {
    const { document, note, foreign } = open;
    const { isInterrupted, said } = await call(open, command, moment);
    const text = document.getText();
    const story = `at await ${moment.join(", ")}; said: ${said.join(" | ")}`;
    assert.notInclude(said, messages.commandFailed(), story);
    const dropped = withForeign(note.text, foreign);
    if (isInterrupted && text === dropped) {
      assert.isTrue(said.some(isOfChange), `the reader is told: ${story}`);
      assert.isFalse(
        said.some((words) => alone.said.includes(words)),
        `nothing is told as done: ${story}`,
      );
    } else if (isInterrupted) {
      assert.equal(text, withForeign(alone.text, foreign), `right on the new text: ${story}`);
      assert.isFalse(said.some(isOfChange), `nothing is told as not done: ${story}`);
      // The editor sets selections without asking which text they are meant for: behind an edit on its way they are late.
      if (moment[1] === "waiting") await assertCursors(open, alone, story);
    }
    await assertLaws(document, { id: command.id, law: "none", args: () => [] }, note);
    await undoAll(open, note.text, [note.text, dropped, alone.text]);
    return isInterrupted;
  }

  async function prepare({
    note,
    cursor,
    selected,
    prepare: first,
  }: ChangingCommand): Promise<Prepared> {
    const { language, text, foreign } = NOTES[note];
    const open = await openNote(language, cursor(text));
    await first?.();
    if (selected === undefined) return { ...open, foreign, selections: open.editor.selections };
    const start = text.indexOf(selected);
    const positions = [start, start + selected.length].map((at) => open.document.positionAt(at));
    const [anchor, active] = positions as [vscode.Position, vscode.Position];
    return { ...open, foreign, selections: [new vscode.Selection(anchor, active)] };
  }

  for (const command of COMMANDS) {
    it(`${command.title ?? command.id} is right, or dropped with words`, async function () {
      this.timeout(TIMEOUT_MS);
      const open = await prepare(command);
      const alone = await callAlone(open, command);
      const { awaits } = alone;
      const step = setup.isLong ? 1 : Math.max(1, awaits);
      for (const meeting of ["racing", "waiting"] as const) {
        // What is done in the background waits too, so that the last awaits may not come.
        const first = setup.isLong ? 0 : setup.seed % step;
        for (let at = first, comes = true; comes && at < awaits * 2; at += step) {
          comes = await checkAt(open, command, [at, meeting], alone);
        }
      }
    });
  }
});
