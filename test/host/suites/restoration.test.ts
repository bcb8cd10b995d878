import { assert } from "chai";
import * as vscode from "vscode";
import { restore } from "../../../src/core/index.js";
import type { Note } from "../../../src/core/index.js";
import { closeEditors, noteOf, openFile, openNote, pause, until } from "../support/openNote.js";

const { fs } = vscode.workspace;

const BODY = [
  ...["渠口常年淤塞", "闸门无人看管", "【谁来看管？】", "上游的难处", "水量不足"],
  ...["下游轮到夜里浇地", "下游的难处【待核】", "水渠的分配", "收水费的办法", "修渠的办法"],
  ...["两种办法"],
];
const PAGE = ["水渠", "2025-03-01", "大纲/内容", ...BODY, "水渠", "0 条评论", ""].join("\n");

const run = (command: string, ...args: unknown[]): Thenable<unknown> =>
  vscode.commands.executeCommand(`marginalia.${command}`, ...args);

const depths = (note: Note): readonly number[] => note.nodes.map(({ depth }) => depth);

const isFlat = (note: Note): boolean => Math.max(...depths(note)) <= 1;

/** The note of a document, once something holds of it. */
async function noteWhen(
  document: vscode.TextDocument,
  what: string,
  holds: (note: Note) => boolean,
): Promise<Note> {
  let note = await noteOf(document);
  const end = performance.now() + 10_000;
  while (!holds(note)) {
    assert.isBelow(performance.now(), end, `waited for ${what}`);
    await pause(20);
    note = await noteOf(document);
  }
  return note;
}

const tree = (document: vscode.TextDocument): Promise<Note> =>
  noteWhen(document, "the tree", (note) => !isFlat(note));

async function openPage(text = PAGE): Promise<vscode.TextDocument> {
  const { document } = await openNote("plaintext", text);
  await tree(document);
  return document;
}

const beside = ({ uri }: vscode.TextDocument, end: string): vscode.Uri =>
  uri.with({ path: uri.path.replace(/\.\w+$/u, end) });

async function textOf(uri: vscode.Uri): Promise<string> {
  return fs.readFile(uri).then(
    (bytes) => new TextDecoder().decode(bytes),
    () => "",
  );
}

/** The file of answers beside a page, once something holds of it. */
async function answersWhen(
  document: vscode.TextDocument,
  what: string,
  holds: (text: string) => boolean,
): Promise<string> {
  const uri = beside(document, ".outline.json");
  let text = await textOf(uri);
  const end = performance.now() + 10_000;
  while (!holds(text)) {
    assert.isBelow(performance.now(), end, `waited for ${what}`);
    await pause(20);
    text = await textOf(uri);
  }
  return text;
}

/** The lines that a file of answers speaks of. */
function keptLines(text: string): readonly unknown[] {
  const { lines } = JSON.parse(text) as { lines: readonly (readonly unknown[])[] };
  return lines.map(([, , line]) => line);
}

/** Puts the cursor on the line that begins with some words. */
function goTo(document: vscode.TextDocument, words: string): void {
  const editor = vscode.window.visibleTextEditors.find((one) => one.document === document);
  assert.isDefined(editor);
  const line = document.getText().split("\n").lastIndexOf(words);
  assert.isAtLeast(line, 0, words);
  editor.selection = new vscode.Selection(line, 0, line, 0);
}

const parentOf = (note: Note, words: string): string | undefined =>
  note.nodes.find(({ label }) => label === words)?.parent?.label;

describe("the tree of a page text", () => {
  afterEach(closeEditors);

  it("is guessed, with annotations at the next author line", async () => {
    const note = await tree(await openPage());
    assert.equal(note.root.label, "水渠");
    const [first] = note.annotations;
    assert.equal(first?.host.label, "上游的难处");
    for (const { parent, ordinal } of note.nodes) {
      assert.isTrue(parent === null || parent.ordinal > ordinal);
    }
  });

  it("is shown flat where the reader wants it, and again when it is opened again", async () => {
    const document = await openPage();
    await run("showFlatOutline");
    assert.isTrue(isFlat(await noteOf(document)));
    await run("showRestoredOutline");
    assert.isFalse(isFlat(await noteOf(document)));
  });

  it("is not guessed without the sign of a page, until the reader asks for it", async () => {
    const { document } = await openNote("plaintext", BODY.join("\n"));
    await run("setNoteFormat", "page");
    await noteWhen(document, "the format", ({ format }) => format === "page");
    // Writing it as a note waits until its tree is known.
    await run("restoreHierarchy", "indented");
    assert.isTrue(isFlat(await noteOf(document)));
    await vscode.window.showTextDocument(document, { preview: false });
    await run("showRestoredOutline");
    assert.isFalse(isFlat(await noteOf(document)));
    await vscode.window.showTextDocument(document);
    await run("setNoteFormat", "detect");
  });

  it("stays while the text is edited", async () => {
    const document = await openPage();
    const before = depths(await tree(document));
    const edit = new vscode.WorkspaceEdit();
    edit.insert(document.uri, new vscode.Position(3, 2), "常常");
    await vscode.workspace.applyEdit(edit);
    assert.deepEqual(depths(await noteOf(document)), before);
  });

  it("follows the answers beside the file", async () => {
    const page = await openFile("txt", PAGE);
    const at = (words: string): number => PAGE.split("\n").indexOf(words);
    const line = (words: string): string => JSON.stringify([at(words), "", words, ""]);
    await fs.writeFile(
      beside(page, ".outline.json"),
      new TextEncoder().encode(
        `{"marginalia":"outline","version":1,"readTo":null,"lines":[${line("水量不足")},${line("两种办法")}],` +
          `"answers":[{"kind":"parent","line":0,"parent":1}]}`,
      ),
    );
    await vscode.window.showTextDocument(page, { preview: false });
    const note = await tree(page);
    assert.equal(parentOf(note, "水量不足"), "两种办法");
  });
});

describe("the review of a page's outline", () => {
  afterEach(async () => {
    await run("answerOutline", "end").then(undefined, () => undefined);
    await closeEditors();
  });

  it("marks titles with one key, keeps the answers, and takes them back", async () => {
    const document = await openPage();
    await run("reviewOutline");
    goTo(document, "水渠的分配");
    await run("answerOutline", "1");
    assert.equal(parentOf(await noteOf(document), "水渠的分配"), "水渠");
    const kept = await answersWhen(document, "the answer", (text) => text.includes("chapter"));
    assert.include(kept, "水渠的分配");
    await run("answerOutline", "back");
    await answersWhen(document, "no answer", (text) => text.includes('"answers": []'));
    const { activeTextEditor } = vscode.window;
    assert.equal(document.lineAt(activeTextEditor?.selection.active.line ?? 0).text, "水渠的分配");
  });

  it("goes on to another line after an answer", async () => {
    const document = await openPage();
    await run("reviewOutline");
    const line = (): number | undefined => vscode.window.activeTextEditor?.selection.active.line;
    const first = line();
    assert.equal(vscode.window.activeTextEditor?.document, document);
    await run("answerOutline", "0");
    assert.notEqual(line(), first);
  });

  it("lets a line adopt more and fewer", async () => {
    const document = await openPage();
    await run("reviewOutline");
    const children = (note: Note): number | undefined =>
      note.nodes.find(({ label }) => label === "两种办法")?.childCount;
    goTo(document, "两种办法");
    const before = children(await noteOf(document)) ?? 0;
    await run("answerOutline", "more");
    assert.equal(children(await noteOf(document)), before + 1);
    goTo(document, "两种办法");
    await run("answerOutline", "fewer");
    await noteWhen(document, "fewer children", (note) => children(note) === before);
  });

  it("offers parents in its second pass, and takes the one that is chosen", async () => {
    const document = await openPage();
    await run("reviewOutline");
    await run("answerOutline", "pass");
    const editor = vscode.window.activeTextEditor;
    const line = editor?.selection.active.line ?? 0;
    await run("answerOutline", "1");
    await answersWhen(document, "the answer", (text) => text.includes('"parent"'));
    assert.notEqual(editor?.selection.active.line, line);
  });

  it("goes on downwards where the reader has put the cursor", async () => {
    const document = await openPage();
    await run("reviewOutline");
    await run("answerOutline", "pass");
    const line = (): number => vscode.window.activeTextEditor?.selection.active.line ?? -1;
    const other = line() === 3 ? 4 : 3;
    goTo(document, document.lineAt(other).text);
    await run("answerOutline", "skip");
    assert.isAbove(line(), other);
  });

  it("takes rows that are dropped on another", async () => {
    const document = await openPage();
    const note = await noteOf(document);
    const row = (words: string): object => {
      const node = note.nodes.find(({ label }) => label === words);
      assert.isDefined(node);
      return { kind: "node", id: `n${node.key}`, node };
    };
    await run("attachLines", [row("渠口常年淤塞")], row("两种办法"));
    assert.equal(parentOf(await noteOf(document), "渠口常年淤塞"), "两种办法");
  });

  it("keeps its answers when lines come and go", async () => {
    const document = await openPage();
    await run("reviewOutline");
    goTo(document, "两种办法");
    await run("answerOutline", "1");
    const edit = new vscode.WorkspaceEdit();
    edit.insert(document.uri, new vscode.Position(3, 0), "新的一行\n");
    await vscode.workspace.applyEdit(edit);
    goTo(document, "水渠的分配");
    await run("answerOutline", "1");
    const note = await noteOf(document);
    assert.equal(parentOf(note, "两种办法"), "水渠");
    assert.equal(parentOf(note, "水渠的分配"), "水渠");
    await answersWhen(document, "both", (text) => text.split("chapter").length === 3);
  });
});

describe("the review of a page that is edited", () => {
  afterEach(async () => {
    await run("answerOutline", "end").then(undefined, () => undefined);
    await closeEditors();
  });

  it("takes back one answer, and leaves the others with their lines", async () => {
    const document = await openPage();
    await run("reviewOutline");
    for (const words of ["两种办法", "水渠的分配"]) {
      goTo(document, words);
      await run("answerOutline", "1");
    }
    const edit = new vscode.WorkspaceEdit();
    edit.insert(document.uri, new vscode.Position(3, 0), "新的一行\n");
    await vscode.workspace.applyEdit(edit);
    await run("answerOutline", "back");
    const kept = await answersWhen(
      document,
      "one answer",
      (text) => text.split("chapter").length === 2,
    );
    const { answers } = JSON.parse(kept) as { answers: readonly { line: number }[] };
    assert.deepEqual(
      answers.map(({ line }) => keptLines(kept)[line]),
      ["两种办法"],
    );
    const line = vscode.window.activeTextEditor?.selection.active.line ?? 0;
    assert.equal(document.lineAt(line).text, "水渠的分配");
  });

  it("offers the parents of the line as it stands then", async () => {
    const document = await openPage();
    await run("reviewOutline");
    await run("answerOutline", "pass");
    const line = vscode.window.activeTextEditor?.selection.active.line ?? 0;
    const edit = new vscode.WorkspaceEdit();
    edit.insert(document.uri, new vscode.Position(line + 1, 0), "新的一行\n");
    await vscode.workspace.applyEdit(edit);
    await run("answerOutline", "1");
    const text = await answersWhen(document, "the answer", (kept) => kept.includes('"parent"'));
    const lines = document.getText().split("\n");
    const { parent } = restore(lines).joints.find((joint) => joint.line === line) ?? {};
    assert.isDefined(parent);
    const { answers } = JSON.parse(text) as { answers: readonly { parent: number }[] };
    assert.equal(keptLines(text)[answers[0]?.parent ?? -1], lines[parent]);
  });
});

describe("a restored note", () => {
  afterEach(closeEditors);

  it("is written beside the page, with its annotations and its furniture", async () => {
    const document = await openPage();
    await run("restoreHierarchy", "markdown");
    const written = await textOf(beside(document, ".restored.md"));
    assert.match(written, /^---\n/u);
    assert.include(written, "2025-03-01");
    assert.include(written, "# 水渠");
    assert.include(written, "【谁来看管？】");
    assert.equal(document.getText(), PAGE);
    await until(
      () => vscode.window.activeTextEditor?.document.uri.path.endsWith(".restored.md") === true,
      "the note beside the page",
    );
  });

  it("takes the place of no file that is there, unless the reader says so", async () => {
    const document = await openPage();
    const target = beside(document, ".restored.md");
    await fs.writeFile(target, new TextEncoder().encode("mine"));
    // In tests the editor shows no dialog: nobody says so.
    await run("restoreHierarchy", "markdown");
    assert.equal(await textOf(target), "mine");
  });

  it("is written as indented text", async () => {
    const document = await openPage();
    await run("restoreHierarchy", "indented");
    const written = await textOf(beside(document, ".restored.txt"));
    assert.match(written, /^水渠\n\t/u);
  });
});
