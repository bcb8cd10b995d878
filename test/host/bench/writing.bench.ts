import { assert } from "chai";
import { commands, Selection, window, workspace } from "vscode";
import type { TextDocument, TextEditor } from "vscode";
import { Random } from "../../bench/random.js";
import { formatMs, median, quantile, spreadNote, targetNote } from "../../bench/row.js";
import type { Api } from "./extension.js";
import { ownExtension, reportRow, show, writeOutline } from "./extension.js";
import { pause } from "./probes.js";

const LINES = 50_000;
const ADDITIONS = 20;
const LIMIT_ADDITION_MS = 50;
const KEYSTROKES = 100;
const LIMIT_KEYSTROKE_MS = 16;

/** When the editor last told of a change; this listener is older than the extension's, so it hears first. */
let toldAt = 0;
workspace.onDidChangeTextDocument(({ contentChanges }) => {
  if (contentChanges.length > 0) toldAt = performance.now();
});

/** Milliseconds from an action to the word of the change that it makes. */
async function untilChanged(document: TextDocument, action: () => unknown): Promise<number> {
  const start = performance.now();
  return new Promise((resolve) => {
    const listener = workspace.onDidChangeTextDocument((event) => {
      if (event.document !== document || event.contentChanges.length === 0) return;
      listener.dispose();
      resolve(performance.now() - start);
    });
    action();
  });
}

/** Puts the cursor at the end of a line. */
async function goTo(editor: TextEditor, line: number): Promise<void> {
  const { end } = editor.document.lineAt(line).range;
  editor.selection = new Selection(end, end);
  editor.revealRange(editor.selection);
  await pause(300);
}

describe("writing", function () {
  this.timeout(300_000);
  let api: Api;
  let document: TextDocument;
  let editor: TextEditor;

  before(async () => {
    api = await ownExtension().activate();
    const uri = await writeOutline("written.md", LINES);
    document = await show(uri);
    await api.getNote(uri);
    const shown = window.activeTextEditor;
    assert.isDefined(shown);
    editor = shown;
    // The editor's own language server has the whole note to read.
    await pause(5000);
  });

  it("adds annotations", async () => {
    const random = new Random(7);
    const times: number[] = [];
    for (let round = 0; round <= ADDITIONS; round++) {
      await goTo(editor, random.below(document.lineCount));
      const taken = await untilChanged(document, () =>
        commands.executeCommand("marginalia.addAnnotation", { text: "? words #tag" }),
      );
      // The first one loads the chunk.
      if (round > 0) times.push(taken);
      await pause(300);
    }
    reportRow({
      work: `addAnnotation in ${LINES} lines: from the command to the edit applied`,
      subject: "marginalia",
      median: median(times),
      note: `${targetNote(median(times), LIMIT_ADDITION_MS, "ms")}; ${spreadNote(times)}`,
    });
  });

  it("types inside a bracket", async () => {
    await goTo(editor, LINES >> 1);
    await commands.executeCommand("marginalia.addAnnotation", { text: "x" });
    const { active } = editor.selection;
    const inside = active.translate(0, -1);
    editor.selection = new Selection(inside, inside);
    await pause(1000);
    const times: number[] = [];
    for (let key = 0; key < KEYSTROKES; key++) {
      const refreshed = new Promise<number>((resolve) => {
        const listener = api.onDidChangeNote((event) => {
          if (event.document !== document || event.version !== document.version) return;
          listener.dispose();
          resolve(performance.now() - toldAt);
        });
      });
      await commands.executeCommand("type", { text: "e" });
      times.push(await refreshed);
      await pause(50);
    }
    const late = quantile(times, 0.95);
    reportRow({
      work: `typing inside a bracket, ${KEYSTROKES} keystrokes, ${LINES} lines`,
      subject: "marginalia",
      median: median(times),
      note: `p95 ${formatMs(late)}, ${targetNote(late, LIMIT_KEYSTROKE_MS, "ms")}; ${spreadNote(times)}`,
    });
  });

  after(async () => {
    await commands.executeCommand("workbench.action.files.revert");
    await commands.executeCommand("workbench.action.closeAllEditors");
  });
});
