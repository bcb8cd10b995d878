import { assert } from "chai";
import * as vscode from "vscode";
import type { Note } from "../../../src/core/index.js";
import { editMessages } from "../../../src/vscode/edits/index.js";
import { messages } from "../../../src/vscode/platform/messages.js";
import { structureMessages } from "../../../src/vscode/structure/messages.js";
import { setup } from "../setup.js";
import { runInterrupted } from "./awaitPoints.js";
import type { Answers, Course, Meeting } from "./awaitPoints.js";
import { NOTES } from "./changingCommands.js";
import { withForeign, writeForeign } from "./foreignEdit.js";
import type { Foreign } from "./foreignEdit.js";
import { noteOf, openNote, pause, until } from "./openNote.js";
import type { OpenNote } from "./openNote.js";
import { assertLaws } from "./randomCommands.js";

/** Two minutes: in the long run each await of a command is tried twice. */
export const PROOF_TIMEOUT_MS = 120_000;

/** So long the host may take to hear of cursors. */
const CURSORS_MS = 5000;

const execute = vscode.commands.executeCommand;

/** Something that changes a note by an edit, in a note. */
export interface Change {
  readonly note: keyof typeof NOTES;
  /** Gives the text with `|` at the cursor. */
  readonly cursor: (text: string) => string;
  /** The words that are selected, where there is more than a cursor. */
  readonly selected?: string;
  readonly answers?: Answers;
  /** What is done once before, with the note in its editor. */
  readonly prepare?: (open: OpenNote) => Thenable<unknown>;
  /** Makes ready what changes the note as it is at the start; gives what does it, and is interrupted. */
  readonly begin: (open: OpenNote, note: Note) => Promise<() => Thenable<unknown>>;
  /** Awaits that are tried also where time is short: something was wrong there once. */
  readonly surely?: readonly number[];
  /** Asserts what else holds when it is over. */
  readonly check?: (open: OpenNote, story: string) => Promise<void>;
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

/**
 * Lets somebody else write into the note at each moment of a change, in the short run at one, and asserts each time that
 * it is right on the new text, or dropped with words.
 */
export async function proveChange(change: Change): Promise<void> {
  const open = await prepare(change);
  const alone = await callAlone(open, change);
  const { awaits } = alone;
  const step = setup.isLong ? 1 : Math.max(1, awaits);
  for (const meeting of ["racing", "waiting"] as const) {
    // What is done in the background waits too, so that the last awaits may not come.
    const first = setup.isLong ? 0 : setup.seed % step;
    for (let at = first, comes = true; comes && at < awaits * 2; at += step) {
      comes = await checkAt(open, change, [at, meeting], alone);
    }
    for (const at of setup.isLong ? [] : (change.surely ?? [])) {
      await checkAt(open, change, [at, meeting], alone);
    }
  }
}

async function prepare({ note, cursor, selected, prepare: first }: Change): Promise<Prepared> {
  const { language, text, foreign } = NOTES[note];
  const open = await openNote(language, cursor(text));
  await first?.(open);
  if (selected === undefined) return { ...open, foreign, selections: open.editor.selections };
  const start = text.indexOf(selected);
  const positions = [start, start + selected.length].map((at) => open.document.positionAt(at));
  const [anchor, active] = positions as [vscode.Position, vscode.Position];
  return { ...open, foreign, selections: [new vscode.Selection(anchor, active)] };
}

/** Puts the cursor where it was, and runs the command. */
async function call(
  open: Prepared,
  change: Change,
  [at, meeting]: readonly [at: number, meeting: Meeting],
): Promise<Course> {
  const { document, note, foreign } = open;
  const editor = await vscode.window.showTextDocument(document, { preview: false });
  editor.selections = open.selections;
  const before: Note = await noteOf(document);
  assert.equal(before.text, note.text, "the note is as at the start");
  const run = await change.begin(open, before);
  const happens = (): Promise<void> => writeForeign(document, foreign);
  return runInterrupted(run, change.answers, at < 0 ? null : { at, meeting, happens });
}

/** Runs a command by itself. */
async function callAlone(open: Prepared, change: Change): Promise<Alone> {
  const start = open.note.text;
  const { awaits, said } = await call(open, change, [-1, "waiting"]);
  const text = open.document.getText();
  assert.notEqual(text, start, `the command changes the note; said: ${said.join(" | ")}`);
  await change.check?.(open, "by itself");
  const cursors = await cursorsOf(open);
  await undoAll(open, start, [start]);
  return { text, awaits, said, cursors };
}

/** Lets the note change at one await of the command. Gives whether that await came. */
async function checkAt(
  open: Prepared,
  change: Change,
  moment: readonly [at: number, meeting: Meeting],
  alone: Alone,
): Promise<boolean> {
  const { document, note, foreign } = open;
  const { isInterrupted, said } = await call(open, change, moment);
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
    await assertCursors(open, alone, story);
  }
  await change.check?.(open, story);
  await assertLaws(document, { id: "change", law: "none", args: () => [] }, note);
  await undoAll(open, note.text, [note.text, dropped, alone.text]);
  return isInterrupted;
}

/** Undoes until the text is the one at the start; all on the way are among those that there were. */
export async function undoAll(
  { document }: Pick<OpenNote, "document">,
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
