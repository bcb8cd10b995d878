import { assert } from "chai";
import {
  commands,
  ConfigurationTarget,
  Position,
  Range,
  Selection,
  window,
  workspace,
  WorkspaceEdit,
} from "vscode";
import type { TextDocument, Uri } from "vscode";
import { SIZES } from "../../bench/inputs.js";
import { Random } from "../../bench/random.js";
import { formatMs, median, spreadNote, targetNote } from "../../bench/row.js";
import type { Api } from "./extension.js";
import { ownExtension, reportRow, show, showLife, writeOutline } from "./extension.js";
import type { CallbackTime, LongestTurn } from "./probes.js";
import { LoopProbe, pause, TimerProbe } from "./probes.js";

const KEYSTROKES = 40;
const WARM_UP = 10;
const LIMIT_MS = 16;
const LIMIT_GROWTH = 1.5;
const LIMIT_BLOCK_MS = 8;

/** How often the built-in outline is asked for; at 50,000 lines it takes seconds each time. */
const OUTLINE_ROUNDS: Readonly<Record<(typeof SIZES)[number], number>> = {
  500: 10,
  10_000: 5,
  50_000: 3,
};

const SETTLE_MS: Readonly<Record<(typeof SIZES)[number], number>> = {
  500: 1000,
  10_000: 5000,
  50_000: 10_000,
};

/** The built-in outline is not asked for longer than this. */
const PATIENCE_MS = 30_000;
/** An answer that has not come by then counts as this long. */
const LONGEST_ANSWER_MS = 30_000;

const OPENINGS = 3;
const REFUSED = "refused-*.md";

/** Why a window is given up. */
const EARLY = "the extension is active before its bench";

let api: Api;
const timerProbe = new TimerProbe(`${ownExtension().extensionPath}/dist/extension.js`);
/** When the editor last told of a change; this listener is older than the extension's, so it hears first. */
let toldAt = 0;

async function insertLetter(document: TextDocument, line: number): Promise<void> {
  const edit = new WorkspaceEdit();
  edit.insert(document.uri, new Position(line, document.lineAt(line).text.length), "e");
  assert.isTrue(await workspace.applyEdit(edit));
}

/** Milliseconds from the editor's word of a change to a note that has it. */
async function keystroke(document: TextDocument, line: number): Promise<number> {
  const { version } = document;
  const asked = performance.now();
  const refreshed = new Promise<number>((resolve) => {
    const listener = api.onDidChangeNote((event) => {
      if (event.document !== document || event.version <= version) return;
      const taken = performance.now() - toldAt;
      listener.dispose();
      assert.isAbove(toldAt, asked, "the note came before the word of the change");
      resolve(taken);
    });
  });
  await insertLetter(document, line);
  return refreshed;
}

async function typeInto(document: TextDocument): Promise<number[]> {
  const random = new Random(5);
  const times: number[] = [];
  let line = random.below(document.lineCount);
  for (let round = -WARM_UP; round < KEYSTROKES; round++) {
    // A few keystrokes in a line, then on to another.
    if (round % 5 === 0) {
      line = random.below(document.lineCount);
      const place = new Range(line, 0, line, 0);
      if (window.activeTextEditor) {
        window.activeTextEditor.selection = new Selection(place.start, place.start);
        window.activeTextEditor.revealRange(place);
      }
      await pause(300);
    }
    const taken = await keystroke(document, line);
    if (round >= 0) times.push(taken);
    await pause(100);
  }
  return times;
}

async function symbolCount(document: TextDocument): Promise<number> {
  const symbols = await commands.executeCommand<readonly unknown[] | undefined>(
    "vscode.executeDocumentSymbolProvider",
    document.uri,
  );
  return symbols?.length ?? 0;
}

/** What asking for the built-in outline came to. */
interface OutlineAnswers {
  readonly times: readonly number[];
  /** How often the answer was empty: the editor then keeps it until the next edit. */
  readonly empty: number;
  /** True when an answer did not come in time: the last of the times is what was waited for it. */
  readonly isLate: boolean;
}

/** Milliseconds to the built-in symbols after an edit; the first answer is not counted. */
async function askOutline(document: TextDocument, rounds: number): Promise<OutlineAnswers> {
  const random = new Random(9);
  const times: number[] = [];
  let empty = 0;
  let isFirst = true;
  const begin = performance.now();
  while (times.length < rounds && performance.now() - begin < PATIENCE_MS) {
    await insertLetter(document, random.below(document.lineCount));
    const start = performance.now();
    const count = await Promise.race([symbolCount(document), pause(LONGEST_ANSWER_MS)]);
    const taken = performance.now() - start;
    if (count === undefined) {
      times.push(taken);
      return { times, empty, isLate: true };
    }
    if (count === 0) empty += 1;
    else if (isFirst) isFirst = false;
    else times.push(taken);
    await pause(500);
  }
  return { times, empty, isLate: false };
}

interface Opening {
  /** Longest time between two turns of the host. */
  readonly turn: LongestTurn;
  /** Longest slice or other callback of a timer of ours; 0 for a document that is not read. */
  readonly longestOwn: CallbackTime;
  /** Until the note was there, or the editor had shown the document. */
  readonly taken: number;
}

async function open(uri: Uri, isNote: boolean): Promise<Opening> {
  await pause(1000);
  await timerProbe.takeTimes();
  const probe = new LoopProbe();
  const note = new Promise<void>((resolve) => {
    const listener = api.onDidChangeNote(({ document }) => {
      if (document.uri.toString() !== uri.toString()) return;
      listener.dispose();
      resolve();
    });
  });
  probe.start();
  const start = performance.now();
  await show(uri);
  if (isNote) await note;
  const taken = performance.now() - start;
  await pause(1500);
  const turn = probe.stop();
  const longestOwn = longestOf(await timerProbe.takeTimes());
  await commands.executeCommand("workbench.action.closeAllEditors");
  await pause(500);
  return { turn, longestOwn, taken };
}

function longestOf(times: readonly CallbackTime[]): CallbackTime {
  const [longest] = [...times].sort((a, b) => b.taken - a.taken);
  return longest ?? { taken: 0, collecting: 0 };
}

describe("notes", function () {
  this.timeout(400_000);

  before(async () => {
    // A field of the workbench may have activated the extension already. Its listener would then hear of a change
    // before the one below, and the time between the two would be lost: the runner opens another window.
    assert.isFalse(ownExtension().isActive, EARLY);
    setInterval(showLife, 30_000);
    workspace.onDidChangeTextDocument(() => {
      toldAt = performance.now();
    });
    timerProbe.install();
    api = await ownExtension().activate();
    await workspace
      .getConfiguration("marginalia")
      .update("noteFormats", { [REFUSED]: "none" }, ConfigurationTarget.Workspace);
    await pause(500);
  });

  it("open", async () => {
    const [own, baseline]: [Opening[], Opening[]] = [[], []];
    for (let round = -1; round < OPENINGS; round++) {
      // New files each time: the editor keeps a document for a while after its last tab is closed.
      const withNote = await open(await writeOutline(`read-${round}.md`, 50_000), true);
      const without = await open(await writeOutline(`refused-${round}.md`, 50_000), false);
      if (round < 0) continue;
      own.push(withNote);
      baseline.push(without);
    }
    const work = "longest turn of the host, opening 50000 lines";
    const turns = own.map(({ turn }) => turn.onThread);
    const others = baseline.map(({ turn }) => turn.onThread);
    const blocks = own.map(({ longestOwn }) => longestOwn.taken);
    const collected = own.map(({ longestOwn }) => longestOwn.collecting.toFixed(1)).join(", ");
    const clocks = (openings: readonly Opening[]): string =>
      `by the clock ${formatMs(median(openings.map(({ turn }) => turn.onClock)))}`;
    reportRow({
      work,
      subject: "read as a note",
      median: median(turns),
      ratio: median(turns) / median(others),
      note: `time of the processor; ${clocks(own)}; ${spreadNote(turns)}`,
    });
    reportRow({
      work,
      subject: "not read (marginalia.noteFormats: none)",
      median: median(others),
      note: `what the editor itself takes; ${clocks(baseline)}; ${spreadNote(others)}`,
    });
    reportRow({
      work,
      subject: "longest slice of ours",
      median: median(blocks),
      note: `${targetNote(median(blocks), LIMIT_BLOCK_MS, "ms")}; of it garbage, by round: ${collected} ms; ${spreadNote(blocks)}`,
    });
    const taken = own.map((opening) => opening.taken);
    reportRow({
      work: "from opening 50000 lines to the first note",
      subject: "marginalia",
      median: median(taken),
      note: `with the editor's own opening; ${spreadNote(taken)}`,
    });
  });

  it("type", async () => {
    let least = 0;
    for (const lines of SIZES) {
      const uri = await writeOutline(`typed-${lines}.md`, lines);
      const document = await show(uri);
      await api.getNote(uri);
      await pause(1000);
      // What opening took is told apart.
      await timerProbe.takeTimes();
      const times = await typeInto(document);
      const longest = longestOf(await timerProbe.takeTimes());
      if (least === 0) least = median(times);
      const growth = median(times) / least;
      const work = `keystroke in the host, ${lines} lines`;
      reportRow({
        work,
        subject: "marginalia",
        median: median(times),
        note: [
          `${growth.toFixed(2)} x of ${SIZES[0]} lines`,
          targetNote(median(times), LIMIT_MS, "ms"),
          targetNote(growth, LIMIT_GROWTH, "x"),
          `longest slice after a timer ${longest.taken.toFixed(1)} ms, ${longest.collecting.toFixed(1)} ms of it garbage`,
          spreadNote(times),
        ].join("; "),
      });
      // The language server has the whole note to read after each keystroke: let it come to rest.
      await pause(SETTLE_MS[lines]);
      const { times: peer, empty, isLate } = await askOutline(document, OUTLINE_ROUNDS[lines]);
      reportRow({
        work,
        subject: "built-in Markdown outline",
        median: median(peer),
        ratio: median(peer) / median(times),
        note: `${isLate ? "no answer in that time, so at least this; " : ""}ratio to marginalia; ${spreadNote(peer)}; ${empty} empty answers`,
      });
      await commands.executeCommand("workbench.action.files.revert");
      await commands.executeCommand("workbench.action.closeAllEditors");
    }
  });

  it("idle", async () => {
    await show(await writeOutline("idle.md", 500));
    let started = -1;
    // What the notes before have left to do is done first: a host that was busy for half a minute is late with it.
    for (let tries = 0; tries < 20 && timerProbe.started !== started; tries += 1) {
      started = timerProbe.started;
      await pause(3000);
    }
    started = timerProbe.started;
    await pause(3000);
    reportRow({
      work: "timers while idle, a note open",
      subject: "waiting",
      median: timerProbe.waiting,
      unit: "count",
      note: `${timerProbe.started - started} started in 3 s; ${started} since activation`,
    });
    assert.equal(timerProbe.started, started);
    assert.isEmpty(timerProbe.origins);
  });
});
