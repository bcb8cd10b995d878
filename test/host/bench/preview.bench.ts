import { loadParsing } from "../support/parsing.js";
import { assert } from "chai";
import { commands, Position, workspace, WorkspaceEdit } from "vscode";
import type { TextDocument } from "vscode";
import { Random } from "../../bench/random.js";
import { formatMs, median, quantile, spreadNote, targetNote } from "../../bench/row.js";
import { NoteStore } from "../../../src/vscode/documents/index.js";
import type { FeatureContext } from "../../../src/vscode/documents/index.js";
import { createPreview } from "../../../src/vscode/exports/preview/previewFeature.js";
import type { SummaryPreview } from "../../../src/vscode/exports/preview/summaryPreview.js";
import { Log } from "../../../src/vscode/platform/log.js";
import { Settings } from "../../../src/vscode/platform/settings.js";
import { memory } from "../support/documents.js";
import { ownExtension, reportRow, show, showLife, writeOutline } from "./extension.js";
import { pause } from "./probes.js";

const LINES = 5000;
const KEYSTROKES = 60;
const WARM_UP = 10;
const LIMIT_MS = 50;

/** When the editor last told of a change. */
let toldAt = 0;
workspace.onDidChangeTextDocument(({ contentChanges }) => {
  if (contentChanges.length > 0) toldAt = performance.now();
});

/** Types a letter at the end of a line. Gives the milliseconds from the word of it to the drawn page. */
async function typeLetter(
  preview: SummaryPreview,
  notes: NoteStore,
  document: TextDocument,
): Promise<number> {
  const line = random.below(document.lineCount);
  const drawn = new Promise<number>((resolve) => {
    const listener = preview.onDidShow((note) => {
      if (note !== notes.current(document)) return;
      listener.dispose();
      resolve(performance.now() - toldAt);
    });
  });
  const edit = new WorkspaceEdit();
  edit.insert(document.uri, new Position(line, document.lineAt(line).text.length), "e");
  assert.isTrue(await workspace.applyEdit(edit));
  return drawn;
}

const random = new Random(11);

describe("preview of a summary", function () {
  this.timeout(300_000);
  const log = new Log();
  const settings = new Settings();
  const notes = new NoteStore(settings, log, loadParsing);
  const unused = undefined as never;

  for (const include of ["annotated", "outline"] as const) {
    it(`follows keystrokes: ${include}`, async () => {
      const uri = await writeOutline(`previewed-${include}.md`, LINES);
      const document = await show(uri);
      const filters = { of: () => null, onDidChange: () => ({ dispose: () => undefined }) };
      const feature = createPreview({
        notes,
        settings,
        log,
        filters: filters as unknown as FeatureContext["filters"],
        memory: memory(),
        display: unused,
        extensionUri: ownExtension().extensionUri,
        annotations: unused,
        outline: unused,
        loadChunk: unused,
      });
      await feature.commands["marginalia.previewSummary"]({ include });
      const [preview] = feature.open();
      assert.isDefined(preview);
      await new Promise<void>((resolve) => {
        const listener = preview.onDidShow(() => {
          listener.dispose();
          resolve();
        });
      });
      // The editor's own language server has the note to read.
      await pause(3000);
      const times: number[] = [];
      for (let key = -WARM_UP; key < KEYSTROKES; key += 1) {
        const taken = await typeLetter(preview, notes, document);
        if (key >= 0) times.push(taken);
        showLife();
        await pause(80);
      }
      reportRow({
        work: `keystroke to the drawn preview, ${LINES} lines, ${include}`,
        subject: "marginalia",
        median: median(times),
        note: `${targetNote(median(times), LIMIT_MS, "ms")}; p95 ${formatMs(quantile(times, 0.95))}; ${spreadNote(times)}`,
      });
      feature.dispose();
      await commands.executeCommand("workbench.action.files.revert");
      await commands.executeCommand("workbench.action.closeAllEditors");
    });
  }

  after(() => {
    notes.dispose();
    settings.dispose();
    log.dispose();
  });
});
