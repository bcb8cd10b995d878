import { assert } from "chai";
import * as vscode from "vscode";
import { fromSidecar, separate, toSidecar } from "../../../src/core/index.js";
import type { SidecarContent, SidecarOrphan } from "../../../src/core/index.js";
import { reviewState } from "../../../src/core/review/index.js";
import { toTreeItem } from "../../../src/vscode/review/rowItems.js";
import { RowModel } from "../../../src/vscode/review/rows.js";
import { showText } from "../support/documents.js";
import { MemoryFiles } from "../support/memoryFiles.js";
import { closeEditors, openFile, openNote, pause, until } from "../support/openNote.js";

const { fs } = vscode.workspace;

const NOTE = [
  "# 水渠\n",
  "- 上游的水渠由谁来修【谁说的？】\n",
  "- 下游的水渠无人过问【存疑】\n",
  "- 只在旧版里有的一句话【要留住】\n",
  "- 最后一行没有变【好】\n",
].join("\n");

const EDITION = [
  "# 水渠\n",
  "- 上游的水渠究竟由谁来修\n",
  "- 下游的水渠无人过问\n",
  "- 最后一行没有变\n",
].join("\n");

const run = (command: string, ...args: unknown[]): Thenable<unknown> =>
  vscode.commands.executeCommand(`marginalia.${command}`, ...args);

const sidecarUri = ({ uri }: vscode.TextDocument): vscode.Uri =>
  uri.with({ path: uri.path.replace(/\.\w+$/u, ".annotations.json") });

async function readSidecarText(document: vscode.TextDocument): Promise<string> {
  return new TextDecoder().decode(await fs.readFile(sidecarUri(document)));
}

async function sidecar(document: vscode.TextDocument): Promise<SidecarContent> {
  return fromSidecar(await readSidecarText(document));
}

async function hasSidecar(document: vscode.TextDocument): Promise<boolean> {
  return fs.stat(sidecarUri(document)).then(
    () => true,
    () => false,
  );
}

/** Waits until the sidecar says something. */
async function untilSidecar(
  document: vscode.TextDocument,
  what: string,
  holds: (content: SidecarContent) => boolean,
): Promise<void> {
  const end = performance.now() + 5000;
  const holdsNow = (): Promise<boolean> =>
    // The editor deletes a file before it gives its name to another.
    sidecar(document).then(holds, () => false);
  while (!(await holdsNow())) {
    assert.isBelow(performance.now(), end, `waited for ${what}`);
    await pause(50);
  }
}

/** A note that was carried over to the new edition. */
async function updated(): Promise<vscode.TextDocument> {
  const { document } = await openNote("markdown", NOTE);
  const file = await openFile("txt", EDITION);
  await run("updateEdition", file.uri);
  return document;
}

/** The row of an orphan, as the view hands it to commands. */
function orphanRow(orphan: SidecarOrphan | undefined): object {
  assert.isDefined(orphan);
  return { kind: "orphan", id: "orphan", orphan };
}

function placeRow(content: SidecarContent, words: string): object {
  const { annotations } = content.separated;
  const index = annotations.findIndex(({ raw }) => raw === words);
  const annotation = annotations[index];
  assert.isDefined(annotation, words);
  return {
    kind: "place",
    id: "place",
    place: { annotation, index, review: content.reviews?.get(annotation.id) },
  };
}

describe("review", () => {
  afterEach(closeEditors);

  it("carries annotations over to a file's text in one step, and keeps the rest beside the note", async () => {
    const document = await updated();
    assert.equal(
      document.getText(),
      [
        "# 水渠\n",
        "- 上游的水渠究竟由谁来修【谁说的？】\n",
        "- 下游的水渠无人过问【存疑】\n",
        "- 最后一行没有变【好】\n",
      ].join("\n"),
    );
    const { separated, orphans = [], reviews } = await sidecar(document);
    assert.equal(separated.text, EDITION);
    assert.deepEqual(
      orphans.map(({ annotation }) => annotation.raw),
      ["【要留住】"],
    );
    assert.deepEqual(
      [...(reviews?.values() ?? [])].map(({ status, isAccepted }) => [status, isAccepted]),
      [["edited", false]],
    );
    const { activeTab } = vscode.window.tabGroups.activeTabGroup;
    assert.instanceOf(activeTab?.input, vscode.TabInputTextDiff);
    await vscode.commands.executeCommand("undo");
    assert.equal(document.getText(), NOTE);
    await until(() => !document.isDirty || document.getText() === NOTE, "the undoing");
  });

  it("forgets the review when the update is undone, and knows it again when it is redone", async () => {
    const document = await updated();
    await vscode.window.showTextDocument(document);
    await vscode.commands.executeCommand("undo");
    const end = performance.now() + 5000;
    while (await hasSidecar(document)) {
      assert.isBelow(performance.now(), end, "the sidecar is still there");
      await pause(50);
    }
    await vscode.commands.executeCommand("redo");
    while (!(await hasSidecar(document))) {
      assert.isBelow(performance.now(), end + 5000, "the sidecar did not come back");
      await pause(50);
    }
    assert.lengthOf((await sidecar(document)).orphans ?? [], 1);
  });

  it("takes the new text from the clipboard, with the note's line breaks", async () => {
    const { document } = await openNote("markdown", NOTE.replaceAll("\n", "\r\n"));
    await vscode.env.clipboard.writeText(EDITION);
    await run("updateEdition", "clipboard");
    assert.include(document.getText(), "究竟由谁来修【谁说的？】\r\n");
    assert.equal((await sidecar(document)).separated.text, EDITION.replaceAll("\n", "\r\n"));
  });

  it("does nothing for a text that is empty, or the one that the note has", async () => {
    const { document } = await openNote("markdown", NOTE);
    for (const text of [" \n", NOTE.replace(/【.*?】/gu, "")]) {
      await vscode.env.clipboard.writeText(text);
      await run("updateEdition", "clipboard");
      assert.equal(document.getText(), NOTE);
      assert.isFalse(document.isDirty);
    }
    assert.isFalse(await hasSidecar(document));
  });

  it("accepts places; once nothing is left and the note is saved, the sidecar goes", async () => {
    const document = await updated();
    const before = document.getText();
    await run("acceptPlace", placeRow(await sidecar(document), "【谁说的？】"));
    await untilSidecar(document, "the acceptance", ({ reviews }) =>
      [...(reviews?.values() ?? [])].every(({ isAccepted }) => isAccepted),
    );
    assert.equal(document.getText(), before);
    const [orphan] = (await sidecar(document)).orphans ?? [];
    await vscode.window.showTextDocument(document);
    const editor = vscode.window.activeTextEditor;
    assert.isDefined(editor);
    const end = document.lineAt(document.lineCount - 2).range.end;
    editor.selection = new vscode.Selection(end, end);
    await run("attachAtCursor", orphanRow(orphan));
    assert.include(document.getText(), "【好】【要留住】");
    assert.isUndefined((await sidecar(document)).orphans);
    await document.save();
    await untilGone(document);
  });

  it("keeps an annotation as an orphan and puts it back on undoing", async () => {
    const document = await updated();
    const before = document.getText();
    await run("keepAsOrphan", placeRow(await sidecar(document), "【谁说的？】"));
    assert.equal(document.getText(), before.replace("【谁说的？】", ""));
    assert.lengthOf((await sidecar(document)).orphans ?? [], 2);
    await vscode.window.showTextDocument(document);
    await vscode.commands.executeCommand("undo");
    assert.equal(document.getText(), before);
    await untilSidecar(document, "one orphan", ({ orphans }) => orphans?.length === 1);
    assert.lengthOf([...((await sidecar(document)).reviews ?? [])], 1);
  });

  it("moves an orphan to a candidate in one step", async () => {
    const document = await updated();
    const before = document.getText();
    const [orphan] = (await sidecar(document)).orphans ?? [];
    assert.isDefined(orphan);
    const words = "- 下游的水渠无人过问";
    const at = EDITION.indexOf(words) + words.length;
    const candidate = { at, score: 0.4, path: ["水渠"], text: words };
    await run("moveToCandidate", { kind: "candidate", id: "candidate", orphan, candidate });
    assert.equal(document.getText(), before.replace("【存疑】", "【存疑】【要留住】"));
    assert.isUndefined((await sidecar(document)).orphans);
    await vscode.window.showTextDocument(document);
    await vscode.commands.executeCommand("undo");
    assert.equal(document.getText(), before);
    await untilSidecar(document, "the orphan", ({ orphans }) => orphans?.length === 1);
  });

  it("follows the note when it is written on, and keeps what was taken out by hand", async () => {
    const document = await updated();
    const edit = new vscode.WorkspaceEdit();
    edit.insert(document.uri, new vscode.Position(0, 0), "一段新的开头\n\n");
    await vscode.workspace.applyEdit(edit);
    const cut = new vscode.WorkspaceEdit();
    const start = document.getText().indexOf("【谁说的？】");
    cut.delete(
      document.uri,
      new vscode.Range(document.positionAt(start), document.positionAt(start + 6)),
    );
    await vscode.workspace.applyEdit(cut);
    await untilSidecar(document, "two orphans", ({ orphans }) => orphans?.length === 2);
    assert.isTrue((await sidecar(document)).separated.text.startsWith("一段新的开头"));
  });

  it("finds the review again when a note is opened, and goes on with it", async () => {
    const document = await updated();
    await document.save();
    const { name, bytes } = { name: "again", bytes: await fs.readFile(sidecarUri(document)) };
    const uri = vscode.Uri.joinPath(document.uri, "..", `${name}.md`);
    await fs.writeFile(uri, new TextEncoder().encode(document.getText()));
    await fs.writeFile(vscode.Uri.joinPath(uri, "..", `${name}.annotations.json`), bytes);
    await closeEditors();
    const again = await vscode.workspace.openTextDocument(uri);
    await vscode.window.showTextDocument(again);
    await run("readReview");
    await run("keepAsOrphan", placeRow(await sidecar(again), "【存疑】"));
    assert.notInclude(again.getText(), "【存疑】");
    assert.lengthOf((await sidecar(again)).orphans ?? [], 2);
  });

  it("leaves note and sidecar alone when the sidecar cannot be read", async () => {
    const { document } = await openNote("markdown", NOTE);
    await fs.writeFile(sidecarUri(document), new TextEncoder().encode('{ "mg:version": 1'));
    const file = await openFile("txt", EDITION);
    // Not awaited: it waits until somebody closes the message.
    void run("updateEdition", file.uri);
    await pause(800);
    assert.equal(document.getText(), NOTE);
    assert.equal(await readSidecarText(document), '{ "mg:version": 1');
  });

  it("does not write over a sidecar that another program changed", async () => {
    const document = await updated();
    const before = document.getText();
    const content = await sidecar(document);
    const theirs = new TextEncoder().encode(toSidecar({ ...content, name: "theirs.md" }));
    await fs.writeFile(sidecarUri(document), theirs);
    void run("keepAsOrphan", placeRow(content, "【谁说的？】"));
    await pause(800);
    assert.equal(document.getText(), before);
    assert.equal((await sidecar(document)).name, "theirs.md");
    // It is read again, and the next attempt works.
    void run("keepAsOrphan", placeRow(content, "【谁说的？】"));
    await until(() => document.getText() !== before, "the second attempt");
    await untilSidecar(document, "two orphans", ({ orphans }) => orphans?.length === 2);
    assert.equal((await sidecar(document)).name, "theirs.md");
  });

  it("forgets no annotation of the sidecar that the note does not hold, unless the reader agrees", async () => {
    const { document } = await openNote("markdown", "# 水渠\n\n- 上游【谁】\n- 下游\n");
    const separated = separate("# 水渠\n\n- 上游【谁】\n- 下游【只在这里】\n");
    const id = separated.annotations[0]?.id ?? "";
    const review = { status: "edited", confidence: 1, isAccepted: false } as const;
    const before = toSidecar({ separated, reviews: new Map([[id, review]]) });
    await fs.writeFile(sidecarUri(document), new TextEncoder().encode(before));
    await run("readReview");
    // Not awaited: it asks.
    void run("acceptPlace", placeRow(fromSidecar(before), "【谁】"));
    await pause(800);
    assert.equal(await readSidecarText(document), before);
    const cut = new vscode.WorkspaceEdit();
    const start = document.getText().indexOf("【谁】");
    const end = document.positionAt(start + "【谁】".length);
    cut.delete(document.uri, new vscode.Range(document.positionAt(start), end));
    await vscode.workspace.applyEdit(cut);
    await pause(1500);
    assert.equal(await readSidecarText(document), before);
  });

  it("changes nothing where the sidecar cannot be written", async () => {
    const files = await new MemoryFiles().whenKnown();
    try {
      const document = await vscode.workspace.openTextDocument(files.put("/note.md", NOTE));
      const edition = files.put("/new.md", EDITION);
      await vscode.window.showTextDocument(document, { preview: false });
      await vscode.workspace.openTextDocument(edition);
      files.setTrouble("read-only");
      // Not awaited: it waits until somebody closes the message.
      void run("updateEdition", edition);
      await until(() => files.operations > 0, "the writing");
      await pause(300);
      assert.equal(document.getText(), NOTE);
      assert.isUndefined(files.text("/note.annotations.json"));
      files.setTrouble(null);
      await run("updateEdition", edition);
      assert.include(document.getText(), "究竟由谁来修【谁说的？】");
      assert.isDefined(files.text("/note.annotations.json"));
    } finally {
      await closeEditors();
      files.dispose();
    }
  });

  it("keeps the review of an untitled note in memory, and goes on once its text is in a file", async () => {
    const document = await showText(NOTE);
    const edition = await openFile("txt", EDITION);
    await run("updateEdition", edition.uri);
    const text = document.getText();
    assert.include(text, "究竟由谁来修【谁说的？】");
    await vscode.window.showTextDocument(document);
    await vscode.commands.executeCommand("undo");
    assert.equal(document.getText(), NOTE);
    await vscode.commands.executeCommand("redo");
    const saved = await openFile("md", text);
    await vscode.window.showTextDocument(saved, { preview: false });
    await untilSidecar(saved, "the review", ({ orphans }) => orphans?.length === 1);
  });

  it("leaves no review behind when the update is given up without saving", async () => {
    const document = await updated();
    assert.isTrue(await hasSidecar(document));
    await closeEditors();
    await untilGone(document);
  });

  it("says in words what its rows are", async () => {
    const document = await updated();
    const model = new RowModel(reviewState(await sidecar(document)));
    const items = [...model.groups, ...model.places, ...model.orphans].map((row) =>
      toTreeItem(row, model),
    );
    for (const { accessibilityInformation } of items) {
      assert.isNotEmpty(accessibilityInformation?.label);
    }
    assert.deepEqual(items.map(({ label }) => label).slice(2), ["谁说的？", "要留住"]);
  });
});

async function untilGone(document: vscode.TextDocument): Promise<void> {
  const end = performance.now() + 5000;
  while (await hasSidecar(document)) {
    assert.isBelow(performance.now(), end, "the sidecar is still there");
    await pause(50);
  }
}
