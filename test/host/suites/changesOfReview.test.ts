import { assert } from "chai";
import * as vscode from "vscode";
import type { SidecarContent } from "../../../src/core/index.js";
import { messages } from "../../../src/vscode/platform/messages.js";
import { reviewMessages } from "../../../src/vscode/review/messages.js";
import { setup } from "../setup.js";
import { runInterrupted } from "../support/awaitPoints.js";
import type { Course, Interruption, Meeting } from "../support/awaitPoints.js";
import { undoAll } from "../support/changeProof.js";
import { withForeign, writeForeign } from "../support/foreignEdit.js";
import { closeEditors } from "../support/openNote.js";
import {
  candidateRow,
  makeReviewed,
  openReviewed,
  orphanRow,
  placeRow,
  savedReview,
} from "../support/reviewedNotes.js";
import type { OpenReview, Reviewed, ReviewWords } from "../support/reviewedNotes.js";

/** So many of the awaits of a command are tried in each of the two ways: each wants files of its own. */
const TRIES = 20;

const TIMEOUT_MS = 400_000;

const FOREIGN = { line: 2, text: "- Somebody's.\n" };

/** A command on a row. */
interface RowCommand {
  readonly id: string;
  readonly of: string;
  readonly row: (content: SidecarContent) => object;
  /** An await that is tried also where time is short: something was wrong there once. */
  readonly surely?: number;
}

const ALL: readonly RowCommand[] = [
  // Before the list has followed the note, the rows of places are of annotations that have another id by now.
  { id: "acceptPlace", of: "a place", row: placeRow, surely: 0 },
  { id: "keepAsOrphan", of: "a place", row: placeRow, surely: 0 },
  { id: "attachAtCursor", of: "a place", row: placeRow },
  // The review follows the note there: the cursor was looked up in the old text, and its place in the new one.
  { id: "attachAtCursor", of: "an orphan", row: orphanRow, surely: 2 },
  { id: "moveToCandidate", of: "an orphan, asking", row: orphanRow },
  { id: "moveToCandidate", of: "a candidate", row: candidateRow },
  { id: "deleteOrphan", of: "an orphan", row: orphanRow },
];

/** Where time is short, those at which something was wrong once. */
const COMMANDS = setup.isLong ? ALL : ALL.filter(({ surely }) => surely !== undefined);

const MEETINGS = ["racing", "waiting"] as const;

/** What a command makes of a note and its review when nothing happens meanwhile. */
interface Alone {
  readonly awaits: number;
  readonly text: string;
  readonly words: ReviewWords;
}

describe("proof: a document that changes under a row of a review", () => {
  let start: Reviewed;
  /** What the review says when it is left alone and the note is saved. */
  let untouched: ReviewWords;

  before(async () => {
    start = await makeReviewed();
    await closeEditors();
    untouched = await savedReview(await openReviewed(start, "最后一行"), []);
    await closeEditors();
  });

  afterEach(closeEditors);

  async function call(
    { id, row }: RowCommand,
    { content }: OpenReview,
    interruption: Interruption | null,
  ): Promise<Course> {
    const course = await runInterrupted(
      () => vscode.commands.executeCommand(`marginalia.${id}`, row(content)),
      {},
      interruption,
    );
    assert.notInclude(course.said, messages.commandFailed());
    return course;
  }

  async function callAlone(command: RowCommand): Promise<Alone> {
    const open = await openReviewed(start, "最后一行");
    const { awaits } = await call(command, open, null);
    const text = open.document.getText();
    const words = await savedReview(open, []);
    const done = JSON.stringify({ text, words });
    assert.notEqual(done, JSON.stringify({ text: start.text, words: untouched }), "it was done");
    await closeEditors();
    return { awaits, text, words };
  }

  /** Lets the note change at one await of the command. Gives whether that await came. */
  async function checkAt(
    command: RowCommand,
    alone: Alone,
    [at, meeting]: readonly [at: number, meeting: Meeting],
  ): Promise<boolean> {
    const open = await openReviewed(start, "最后一行");
    const { document } = open;
    const happens = (): Promise<void> => writeForeign(document, FOREIGN);
    const { said, isInterrupted } = await call(command, open, { at, meeting, happens });
    const story = `at await ${String(at)}, ${meeting}; said: ${said.join(" | ")}`;
    const isTold = said.includes(reviewMessages.noteChanged());
    const expected = isTold
      ? { text: start.text, words: untouched }
      : { text: alone.text, words: alone.words };
    const right = isInterrupted ? withForeign(expected.text, FOREIGN) : expected.text;
    assert.equal(document.getText(), right, `done on the right text, or told: ${story}`);
    const words = await savedReview(open, [expected.words]);
    assert.deepEqual(words, expected.words, `so does the review: ${story}`);
    const known = [start.text, alone.text, withForeign(start.text, FOREIGN)];
    await undoAll(open, start.text, known);
    await closeEditors();
    return isInterrupted;
  }

  async function checkMany(command: RowCommand, alone: Alone): Promise<void> {
    const step = Math.max(1, Math.ceil(alone.awaits / TRIES));
    for (const meeting of MEETINGS) {
      const first = setup.seed % step;
      for (let at = first, comes = true; comes && at < alone.awaits * 2; at += step) {
        comes = await checkAt(command, alone, [at, meeting]);
      }
    }
  }

  for (const command of COMMANDS) {
    it(`${command.id} of ${command.of} is right, or dropped with words`, async function () {
      this.timeout(TIMEOUT_MS);
      const alone = await callAlone(command);
      if (setup.isLong) {
        await checkMany(command, alone);
      } else if (setup.host === "node") {
        const meeting = MEETINGS[setup.seed % 2] ?? "waiting";
        await checkAt(command, alone, [setup.seed % alone.awaits, meeting]);
      }
      if (command.surely !== undefined) await checkAt(command, alone, [command.surely, "waiting"]);
    });
  }
});
