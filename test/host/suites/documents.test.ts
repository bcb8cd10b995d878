import { assert } from "chai";
import { commands, languages, Uri, window, workspace, type TextDocument } from "vscode";
import { parseNote, toJSON } from "../../../src/core/index.js";
import {
  isCandidate,
  NoteStore,
  readNote,
  type NoteEvent,
} from "../../../src/vscode/documents/index.js";
import { log } from "../support/log.js";
import { loadParsing } from "../support/parsing.js";
import type { LoadChunk } from "../../../src/vscode/platform/loadChunk.js";
import type { Log } from "../../../src/vscode/platform/log.js";
import { Settings } from "../../../src/vscode/platform/settings.js";
import { closeAll, replace, showText, until } from "../support/documents.js";

const PAGE = "Map\n2024-01-02 03:04:05 0\n大纲/内容\na\nb 【c】\nMap\n0 条评论\n";

describe("documents", () => {
  let settings: Settings;
  let notes: NoteStore;

  beforeEach(() => {
    settings = new Settings();
    notes = new NoteStore(settings, log, loadParsing);
  });

  afterEach(async () => {
    notes.dispose();
    settings.dispose();
    await closeAll();
  });

  /** The note that is kept equals the document read anew. */
  async function assertCurrent(document: TextDocument): Promise<void> {
    const note = await notes.whenCurrent(document);
    assert.isNotNull(note);
    const { format } = note;
    assert.deepEqual(toJSON(note), toJSON(parseNote(document.getText(), { format })));
  }

  it("reads Markdown when it is shown, and follows edits", async () => {
    const events: NoteEvent[] = [];
    notes.onDidChangeNote((event) => events.push(event));
    const document = await showText("# A\n\n- b 【c】\n");
    await assertCurrent(document);
    assert.equal(notes.activeNote, document);
    await replace(document, [5, 8], "- 第二 【?x】\n  - d");
    await assertCurrent(document);
    assert.isNull(events[0]?.change, "read anew");
    assert.isNotNull(events.at(-1)?.change, "followed");
    assert.equal(events.at(-1)?.version, document.version);
  });

  it("says that a note could not be read where the parsers cannot be loaded, and reads the next", async () => {
    let isBroken = true;
    const failing: LoadChunk = (name) =>
      isBroken ? Promise.reject(new Error("no file")) : loadParsing(name);
    const ownLog = { error: (): void => undefined };
    const own = new NoteStore(settings, Object.assign(Object.create(log), ownLog) as Log, failing);
    try {
      const document = await showText("# A\n");
      assert.isNull(await own.whenCurrent(document));
      assert.equal(own.status(document)?.kind, "failed");
      assert.isFalse(own.isNote(document));
      isBroken = false;
      const other = await showText("# B\n");
      assert.equal((await own.whenCurrent(other))?.nodeCount, 1);
    } finally {
      own.dispose();
    }
  });

  it("has followed a keystroke when the event of the change has gone round", async () => {
    const document = await showText("- a\n".repeat(500));
    await notes.whenCurrent(document);
    const seen: boolean[] = [];
    // A listener that was added later is called later.
    const listening = workspace.onDidChangeTextDocument((event) => {
      if (event.document === document && event.contentChanges.length > 0) {
        seen.push(notes.current(document) !== null);
      }
    });
    // A slow machine may need more than one slice for some of them, but not for all.
    for (let typed = 0; typed < 20; typed += 1) await replace(document, [2, 2], "x");
    listening.dispose();
    assert.equal(seen.length, 20);
    assert.include(seen, true);
  });

  it("equals a new reading after many edits in a row", async () => {
    const document = await showText("# A\n\n- b 【c】\n  - d\n");
    const pieces = ["- ", "\n", "【", "】", "  ", "# ", "x", "```\n", "【?y】", "1. ", "第"];
    let random = 7;
    const next = (below: number): number => (random = (random * 48271) % 2147483647) % below;
    for (let round = 0; round < 60; round += 1) {
      const { length } = document.getText();
      const start = next(length + 1);
      const end = Math.min(length, start + next(4));
      await replace(document, [start, end], pieces[next(pieces.length)] ?? "");
      if (round % 10 === 9) await assertCurrent(document);
    }
    await commands.executeCommand("undo");
    await commands.executeCommand("undo");
    await assertCurrent(document);
  });

  it("follows several cursors and the edits of one operation", async () => {
    const document = await showText("- a\n- b\n- c\n");
    await notes.whenCurrent(document);
    const editor = await window.showTextDocument(document);
    await editor.edit((edit) => {
      for (const line of [0, 1, 2]) edit.insert(document.lineAt(line).range.end, ` 【${line}】`);
    });
    await assertCurrent(document);
    assert.equal(notes.current(document)?.annotationCount, 3);
  });

  it("finishes a long reading in slices and is brought up to date after it", async () => {
    const document = await showText("- item 【x】\n".repeat(40_000));
    await replace(document, [0, 0], "- first\n");
    assert.equal((await notes.whenCurrent(document))?.nodeCount, 40_001);
  }).timeout(30_000);

  it("leaves plain text alone until it is an outline or holds an annotation", async () => {
    const document = await showText("A line\nAnother line\n", "plaintext");
    assert.isNull(await notes.whenCurrent(document));
    assert.deepEqual(notes.status(document), { kind: "offered" });
    assert.isNull(notes.activeNote);
    assert.equal(notes.activeCandidate, document);
    await replace(document, [6, 6], " 【!】");
    await assertCurrent(document);
    assert.equal(notes.activeNote, document);
    const ceased: TextDocument[] = [];
    notes.onDidCloseNote((closed) => ceased.push(closed));
    await replace(document, [6, 10], "");
    assert.isNull(await notes.whenCurrent(document));
    assert.deepEqual(ceased, [document]);
  });

  it("finds indented outlines and page text, also when they are pasted", async () => {
    const indented = await showText("a\n\tb\n\tc\n", "plaintext");
    assert.equal((await notes.whenCurrent(indented))?.format, "indented");
    const page = await showText("", "plaintext");
    assert.isNull(await notes.whenCurrent(page));
    await replace(page, [0, 0], PAGE);
    assert.equal((await notes.whenCurrent(page))?.format, "page");
  });

  it("takes the reader's word for a format", async () => {
    const document = await showText("one\ntwo\n", "plaintext");
    await notes.setFormat(document, "indented");
    assert.equal((await notes.whenCurrent(document))?.nodeCount, 2);
    await notes.setFormat(document, "none");
    assert.isNull(await notes.whenCurrent(document));
    assert.deepEqual(notes.status(document), { kind: "refused" });
    await notes.setFormat(document, null);
    assert.deepEqual(notes.status(document), { kind: "offered" });
  });

  it("keeps the format of a file in the settings", async () => {
    const folder = workspace.workspaceFolders?.[0];
    assert.isDefined(folder);
    const uri = Uri.joinPath(folder.uri, "odd [name] {1}.txt");
    await workspace.fs.writeFile(uri, new TextEncoder().encode("one\ntwo\n"));
    const document = await workspace.openTextDocument(uri);
    assert.isNull(await notes.whenCurrent(document));
    await notes.setFormat(document, "indented");
    await until("the setting", () => settings.current.noteFormats.length > 0);
    assert.equal((await notes.whenCurrent(document))?.format, "indented");
    assert.include(notes.status(document), { kind: "note", isByHand: true });
    await notes.setFormat(document, null);
    await until("no setting", () => settings.current.noteFormats.length === 0);
    await workspace.fs.delete(uri);
  });

  it("keeps the format of one file for that file, and not for others of its name", async () => {
    const folder = workspace.workspaceFolders?.[0];
    assert.isDefined(folder);
    const names = ["same.txt", "below/same.txt"];
    const uris = names.map((name) => Uri.joinPath(folder.uri, name));
    const bytes = new TextEncoder().encode("one\ntwo\n");
    for (const uri of uris) await workspace.fs.writeFile(uri, bytes);
    const [own, other] = await Promise.all(uris.map((uri) => workspace.openTextDocument(uri)));
    assert.isDefined(own);
    assert.isDefined(other);
    await notes.setFormat(own, "indented");
    await until("the setting", () => settings.current.noteFormats.length > 0);
    assert.equal((await notes.whenCurrent(own))?.format, "indented");
    assert.isNull(await notes.whenCurrent(other));
    await notes.setFormat(own, null);
    await until("no setting", () => settings.current.noteFormats.length === 0);
    for (const uri of uris) await workspace.fs.delete(uri);
  });

  it("gives no note of before an edit while the text is read anew", async () => {
    const document = await showText("- a\n".repeat(30_000));
    await assertCurrent(document);
    await replace(document, [0, 0], "```\n");
    // Another format: while the update goes on, the text is read from its start.
    const choosing = notes.setFormat(document, "indented");
    const during = notes.current(document);
    assert.isTrue(during === null || during.length === document.getText().length);
    await choosing;
    const after = await notes.whenCurrent(document);
    assert.equal(after?.format, "indented");
    assert.equal(after?.length, document.getText().length);
  });

  it("forgets a document whose language changes, and takes it up again", async () => {
    const document = await showText("# A\n");
    await notes.whenCurrent(document);
    const closed: TextDocument[] = [];
    notes.onDidCloseNote((one) => closed.push(one));
    await languages.setTextDocumentLanguage(document, "json");
    assert.lengthOf(closed, 1);
    assert.isNull(notes.current(document));
    await languages.setTextDocumentLanguage(document, "markdown");
    await assertCurrent(document);
  });

  it("never takes parts of the workbench for notes", () => {
    for (const scheme of ["output", "comment", "git", "vscode-notebook-cell", "search-editor"]) {
      assert.isFalse(isCandidate(Uri.from({ scheme, path: "/a.md" })), scheme);
    }
    for (const scheme of ["file", "untitled", "vscode-vfs", "vscode-remote"]) {
      assert.isTrue(isCandidate(Uri.from({ scheme, path: "/a.md" })), scheme);
    }
  });

  it("reads any text that another extension asks for", async () => {
    const plain = await showText("one\n  two\n", "plaintext");
    assert.equal((await readNote(notes, settings, plain.uri)).nodeCount, 2);
  });

  it("has no timer running while nobody types", async () => {
    const document = await showText("# A\n\n- b 【c】\n");
    await notes.whenCurrent(document);
    const pending = new Map<unknown, string>();
    const { setTimeout: set, clearTimeout: clear } = globalThis;
    // The host has timers of its own; ours are told by where they were asked for.
    globalThis.setTimeout = ((run: () => void, ms?: number) => {
      const stack = new Error().stack ?? "";
      const handle = set(() => {
        pending.delete(handle);
        run();
      }, ms);
      pending.set(handle, stack);
      return handle;
    }) as typeof setTimeout;
    globalThis.clearTimeout = ((handle: never) => {
      pending.delete(handle);
      clear(handle);
    }) as typeof clearTimeout;
    try {
      await replace(document, [5, 5], "- typed\n");
      await notes.whenCurrent(document);
      await new Promise((resolve) => set(resolve, 1000));
      const ours = [...pending.values()].filter((stack) => /marginalia|main.dist/u.test(stack));
      assert.deepEqual(ours, []);
    } finally {
      globalThis.setTimeout = set;
      globalThis.clearTimeout = clear;
    }
  });
});
