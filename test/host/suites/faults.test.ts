import { assert } from "chai";
import { workspace } from "vscode";
import type { Uri } from "vscode";
import { fromSidecar, toSidecar } from "../../../src/core/index.js";
import { reviewState } from "../../../src/core/review/index.js";
import { finishPair } from "../../../src/vscode/pairs/finishPair.js";
import { createPairs } from "../../../src/vscode/pairs/pairsFeature.js";
import { createReaders } from "../../../src/vscode/pairs/readersFeature.js";
import { AnswersFile } from "../../../src/vscode/restoration/answersFile.js";
import { pageChoices } from "../../../src/vscode/restoration/pageChoices.js";
import { PageSession } from "../../../src/vscode/restoration/pageSession.js";
import { restoreNote } from "../../../src/vscode/restoration/restoreNote.js";
import { SidecarStore } from "../../../src/vscode/review/sidecarStore.js";
import { setup } from "../setup.js";
import { exportCommands } from "../support/exportCommands.js";
import { checkEnds, checkErrors, ENDS, ERRORS } from "../support/faults.js";
import type { Writing } from "../support/faults.js";
import type { Trouble } from "../support/memoryFiles.js";
import { notesInMemory } from "../support/notesInMemory.js";
import { AUTHOR, NOTE, orphanOf } from "../support/pairCommands.js";
import { WillingDialogs } from "../support/willingDialogs.js";

const OLD = "# old【o】\n";

/** A slice of them where time is short: what does most harm. */
const SLICE: readonly Trouble[] = setup.host === "node" ? ["short", "half", "torn"] : ["torn"];
const TROUBLES = setup.isLong ? [...ERRORS, ...ENDS] : SLICE;

describe("proof: faults", () => {
  const world = notesInMemory();
  const exporting = exportCommands(world);

  async function separate(): Promise<void> {
    const note = world.files.uri("/n/a.md");
    const { commands } = createPairs(world.context, new WillingDialogs());
    await commands["marginalia.separate"](note, [note]);
  }

  async function merge(): Promise<void> {
    const sidecar = world.files.uri("/n/a.annotations.json");
    const { commands } = createPairs(world.context, new WillingDialogs());
    await commands["marginalia.merge"](sidecar, [sidecar]);
  }

  async function mergeReaders(): Promise<void> {
    const uris = [world.files.uri("/n/1.md"), world.files.uri("/n/2.md")];
    const dialogs = new WillingDialogs(world.files.uri("/n/m.md"));
    const feature = createReaders(world.context, dialogs);
    await feature.commands["marginalia.mergeReaders"](uris[0], uris);
    feature.dispose();
  }

  function sidecarText(): string {
    return world.files.text("/n/a.annotations.json") ?? "";
  }

  /** Writes one more orphan into a sidecar, as a review does. */
  async function review(): Promise<void> {
    const store = new SidecarStore(world.files.uri("/n/a.annotations.json"));
    const content = await store.read();
    assert.isNotNull(content);
    const state = reviewState(content);
    await store.write({ ...state, orphans: [orphanOf(content)] });
  }

  async function answer(): Promise<void> {
    const failures: unknown[] = [];
    const uri: Uri = world.files.uri("/n/p.outline.json");
    const file = new AnswersFile(
      uri,
      () => undefined,
      (error) => failures.push(error),
    );
    const before = await file.read();
    assert.include([ANSWERS[0], ANSWERS[1]], before, "answers are not lost");
    file.write(ANSWERS[1]);
    await file.whenWritten();
    file.dispose();
    if (failures.length > 0) throw failures[0];
  }

  const finish = (): Promise<void> =>
    finishPair(new WillingDialogs(), world.files.uri("/n/a.annotations.json"));

  /** Leaves what a window leaves that is closed while it writes a pair: at the n-th operation, and the note is gone. */
  async function interruptAt(operation: number): Promise<void> {
    world.files.put("/n/a.md", NOTE);
    world.files.setTrouble("stopped", operation);
    await separate().catch(() => undefined);
    world.files.restore(new Map([...world.files.all].filter(([path]) => path !== "/n/a.md")));
  }

  let sessions: PageSession[] = [];

  afterEach(() => {
    for (const session of sessions) session.dispose();
    sessions = [];
  });

  async function restoring(): Promise<() => Promise<unknown>> {
    const document = await workspace.openTextDocument(world.files.put("/n/p.txt", PAGE));
    const { context } = world;
    const session = new PageSession(document, { context, choices: pageChoices(context.memory) });
    sessions.push(session);
    await session.whenRestored();
    const { settings } = context;
    return () => restoreNote({ settings, dialogs: new WillingDialogs() }, session, "markdown");
  }

  async function exportSummary(): Promise<void> {
    const note = world.files.uri("/n/a.md");
    const target = world.files.uri("/n/a.summary.md").toString();
    await exporting.run([
      { notes: [note.toString()], target, existing: "replace", then: "nothing" },
    ]);
  }

  /** Each prepares its files and gives what is done with them. */
  const WRITINGS: Readonly<Record<string, () => Promise<() => Promise<unknown>>>> = {
    "separate a note": () => {
      world.files.put("/n/a.md", NOTE);
      return Promise.resolve(separate);
    },
    "separate a note over a pair": async () => {
      world.files.put("/n/a.md", OLD);
      await separate();
      const content = fromSidecar(sidecarText());
      world.files.put(
        "/n/a.annotations.json",
        toSidecar({ ...content, orphans: [orphanOf(content)] }),
      );
      world.files.put("/n/a.md", NOTE);
      return separate;
    },
    "merge a pair": async () => {
      world.files.put("/n/a.md", NOTE);
      await separate();
      world.files.restore(new Map([...world.files.all].filter(([path]) => path !== "/n/a.md")));
      return merge;
    },
    "merge a pair over a note": async () => {
      world.files.put("/n/a.md", NOTE);
      await separate();
      world.files.put("/n/a.md", OLD);
      return merge;
    },
    "merge an edited author text": async () => {
      world.files.put("/n/a.md", NOTE);
      await separate();
      world.files.put("/n/a.author.md", `${AUTHOR}- new\n`);
      return merge;
    },
    // Both files were whole under their other names, and none had its own.
    "finish a pair": async () => {
      await interruptAt(2);
      assert.lengthOf(world.files.paths, 2);
      return finish;
    },
    // The sidecar had its name already, and the author text is the one before.
    "finish a pair over another": async () => {
      world.files.put("/n/a.md", OLD);
      await separate();
      await interruptAt(4);
      assert.lengthOf(world.files.paths, 3);
      return finish;
    },
    "merge the copies of readers": () => {
      world.files.put("/n/1.md", "- 书\n  - 土地归公【谁的】\n");
      world.files.put("/n/2.md", "- 书\n  - 土地归公\n  - 漕运改道海上【险】\n");
      return Promise.resolve(mergeReaders);
    },
    "keep a step of a review": async () => {
      world.files.put("/n/a.md", NOTE);
      await separate();
      return review;
    },
    "keep an answer about a page": () => {
      world.files.put("/n/p.outline.json", ANSWERS[0]);
      return Promise.resolve(answer);
    },
    "write a restored note": restoring,
    "write a restored note over another": () => {
      world.files.put("/n/p.restored.md", "older");
      return restoring();
    },
    "export a summary over another": () => {
      world.files.put("/n/a.md", NOTE);
      world.files.put("/n/a.summary.md", "older");
      return Promise.resolve(exportSummary);
    },
  };

  const check = async (act: () => Promise<unknown>, trouble: Trouble): Promise<void> => {
    const writing: Writing = { files: world.files, act };
    const isEnd = ENDS.includes(trouble);
    const operations = await (isEnd ? checkEnds : checkErrors)(writing, trouble);
    assert.isAbove(operations, 1);
  };

  for (const [name, prepare] of Object.entries(WRITINGS)) {
    for (const trouble of TROUBLES) {
      it(`${name}: ${trouble} at every operation`, async () => check(await prepare(), trouble));
    }
  }
});

const PAGE = "水渠\n2025-03-01\n大纲/内容\n淤塞\n【谁来看管？】\n难处\n水渠\n0 条评论\n";

const ANSWERS = [outline(3), outline(5)] as const;

function outline(readTo: number): string {
  const anchor = JSON.stringify([readTo, "a", "b", "c"]);
  return `{"marginalia":"outline","version":1,"readTo":0,"lines":[${anchor}],"answers":[]}\n`;
}
