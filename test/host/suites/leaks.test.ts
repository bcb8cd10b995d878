import { assert } from "chai";
import * as vscode from "vscode";
import { VIEW_SCHEME } from "../../../src/vscode/platform/ids.js";
import { setup } from "../setup.js";
import { grown, grownMost, readHeap } from "../support/heap.js";
import type { Heap } from "../support/heap.js";
import { closeEditors, noteOf, until } from "../support/openNote.js";

/** Notes that are opened, edited and closed between two looks at the heap. */
const NOTES = setup.isLong ? 200 : 30;
/** Of anything that a note brings along, one stays for each; of caches with an end, and of the editor's own, fewer do. */
const LEAST = NOTES * 0.9;

/** What the editor itself remembers of each note that was open, in bytes, and more than that. */
const MOST_BYTES = 20_000;

/** Notes between two words to the runner. */
const PART = 10;

const TIMEOUT_MS = 300_000;

/** The editor keeps a view for three minutes, and closes it some time after that. */
const VIEWS_MS = 240_000;
const LOOK_MS = 1000;

/** So long it may take until what the last notes left is gone, and so often is looked. */
const LINGERING_MS = 60_000;
const LOOK_AGAIN_MS = 5000;

const PAGE = "Map\n2024-01-02 03:04:05 0\n大纲/内容\na\nb 【c】\nMap\n0 条评论\n";
const TEXTS = [
  ["md", "# h\n\n- a【? x #t】\n  - b【y【z】】\n"],
  ["txt", "甲【x】\n\t乙\n\t\t丙【todo y】\n"],
  ["txt", PAGE],
] as const;

const run = (command: string, ...args: unknown[]): Thenable<unknown> =>
  vscode.commands.executeCommand(`marginalia.${command}`, ...args);

/**
 * Opens a text as the reader does, by the editor's own command: what an extension opens the editor keeps for minutes.
 */
async function openAsReader(nth: number): Promise<vscode.TextDocument> {
  const [extension, text] = TEXTS[nth % TEXTS.length] as (typeof TEXTS)[number];
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
  assert.isDefined(folder, "no folder is open");
  const uri = vscode.Uri.joinPath(folder, `leak-${Date.now()}-${nth}.${extension}`);
  await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
  await vscode.commands.executeCommand("vscode.open", uri, { preview: false });
  const isShown = (): boolean =>
    vscode.window.activeTextEditor?.document.uri.toString() === uri.toString();
  await until(isShown, "the note to be shown");
  const { document } = vscode.window.activeTextEditor as vscode.TextEditor;
  await noteOf(document);
  return document;
}

/** Uses what there is to use of a note, and closes it. */
async function useOne(nth: number): Promise<void> {
  const document = await openAsReader(nth);
  await run("addAnnotation", { text: `words ${nth}` });
  await run("filterOutline", "a");
  await run("clearFilter");
  await run("nextAnnotation");
  await noteOf(document);
  // The editor closes such a view three minutes later: there is time for that in the long run alone.
  if (setup.isLong && nth % 5 === 0) await run("showAuthorText");
  await vscode.commands.executeCommand("undo");
  await closeEditors();
  await until(() => document.isClosed, "the document to be closed");
}

const isViewOpen = (): boolean =>
  vscode.workspace.textDocuments.some(({ uri }) => uri.scheme === VIEW_SCHEME);

/** Waits for the editor to close the views of notes: it keeps for minutes what extensions have opened. */
async function untilViewsClosed(): Promise<void> {
  for (let waited = 0; isViewOpen() && waited < VIEWS_MS; waited += LOOK_MS) await pause(LOOK_MS);
  assert.isFalse(isViewOpen(), "a view is open");
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, milliseconds);
  });
}

async function useNotes(count: number): Promise<void> {
  for (let nth = 0; nth < count; nth += 1) await useOne(nth);
}

/** How the heap has grown. */
interface Growth {
  readonly classes: readonly string[];
  readonly bytesForEach: number;
  /** In what most, for people. */
  readonly most: string;
}

function hasStayed({ classes, bytesForEach }: Growth): boolean {
  return classes.length > 0 || bytesForEach >= MOST_BYTES;
}

describe("proof: leaks", () => {
  // Only a Node host can look at its heap.
  if (setup.host !== "node") return;

  let before: Heap;
  let bytesBefore = 0;

  afterEach(closeEditors);

  /** Looks at the heap. What was seen is not kept: the next look would find it. */
  async function look(): Promise<Growth> {
    const after = await readHeap();
    return {
      classes: grown(before, after, LEAST),
      bytesForEach: (after.bytes - bytesBefore) / NOTES,
      most: `in ${grownMost(before, after).join(", ")}`,
    };
  }

  it("what is made once, by whatever comes first, is there after a few notes", async function () {
    this.timeout(TIMEOUT_MS);
    await useNotes(12);
    before = await readHeap();
    // Once more, for what the first count itself is kept in.
    bytesBefore = (await readHeap()).bytes;
    assert.isAbove(bytesBefore, 0);
  });

  // In parts, so that the runner hears that the tests go on.
  for (let done = PART; done <= NOTES; done += PART) {
    it(`${done} notes are opened, edited and closed`, async function () {
      this.timeout(TIMEOUT_MS);
      await useNotes(PART);
    });
  }

  it(`nothing stays of these ${NOTES} notes`, async function () {
    this.timeout(TIMEOUT_MS);
    await untilViewsClosed();
    let growth = await look();
    // What the last notes left may be on its way out still; what stays is there at the end as well.
    for (let waited = 0; hasStayed(growth) && waited < LINGERING_MS; waited += LOOK_AGAIN_MS) {
      await pause(LOOK_AGAIN_MS);
      growth = await look();
    }
    assert.deepEqual(growth.classes, []);
    assert.isBelow(growth.bytesForEach, MOST_BYTES, `bytes for each note; ${growth.most}`);
  });
});
