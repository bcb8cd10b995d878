import { assert } from "chai";
import * as vscode from "vscode";
import { closeEditors, noteOf, openNote, until } from "../support/openNote.js";
import type { OpenNote } from "../support/openNote.js";

const run = (command: string, ...args: unknown[]): Thenable<unknown> =>
  vscode.commands.executeCommand(`marginalia.${command}`, ...args);

/** The text of a document with `|` where the cursor is. */
function shown({ document, selection }: vscode.TextEditor): string {
  const offset = document.offsetAt(selection.active);
  const text = document.getText().replaceAll("\r\n", "\n");
  return `${text.slice(0, offset)}|${text.slice(offset)}`;
}

describe("nodes of the cursor", () => {
  afterEach(closeEditors);

  it("move with what is below them, and the cursor stays in its word; one undo brings all back", async () => {
    const { editor } = await openNote("markdown", "1. a\n2. bo|th\n   - 【n】\n3. c\n");
    const start = shown(editor);
    for (const [command, expected] of [
      ["moveNodeUp", "1. bo|th\n   - 【n】\n2. a\n3. c\n"],
      ["moveNodeDown", "1. a\n2. bo|th\n   - 【n】\n3. c\n"],
      ["demoteNode", "1. a\n   1. bo|th\n      - 【n】\n2. c\n"],
      ["promoteNode", "1. a\n2. bo|th\n   - 【n】\n3. c\n"],
    ] as const) {
      await run(command);
      assert.equal(shown(editor), expected, command);
    }
    for (const expected of ["   1. bo|th", "2. bo|th", "1. bo|th"]) {
      await vscode.commands.executeCommand("undo");
      await until(() => shown(editor).includes(expected), expected);
    }
    await vscode.commands.executeCommand("undo");
    await until(() => shown(editor) === start, "the text and the cursor as they were");
  });

  it("may be several, and move in one step", async () => {
    const { document, editor } = await openNote("plaintext", "甲|\n乙\n\t丙\n丁\n【x】\n");
    editor.selections = [new vscode.Selection(1, 1, 1, 1), new vscode.Selection(3, 1, 3, 1)];
    await run("demoteNode");
    assert.equal(document.getText(), "甲\n\t乙\n\t\t丙\n\t丁\n【x】\n");
    assert.deepEqual(
      editor.selections.map(({ active }) => [active.line, active.character]),
      [
        [1, 2],
        [3, 2],
      ],
    );
    await vscode.commands.executeCommand("undo");
    assert.equal(document.getText(), "甲\n乙\n\t丙\n丁\n【x】\n");
    await until(() => editor.selections.length === 2, "both cursors");
  });

  it("are those of the lines that are selected whole, and not of the line behind them", async () => {
    const { document, editor } = await openNote("markdown", "- a|\n- b\n- c\n");
    editor.selection = new vscode.Selection(0, 0, 1, 0);
    await run("moveNodeDown");
    assert.equal(document.getText(), "- b\n- a\n- c\n");
    await run("moveNodeDown");
    assert.equal(document.getText(), "- b\n- c\n- a\n");
    editor.selection = new vscode.Selection(0, 0, 1, 0);
    await run("cutNode");
    assert.equal(document.getText(), "- c\n- a\n");
    editor.selection = new vscode.Selection(0, 0, 1, 0);
    await run("pasteNode");
    assert.equal(document.getText(), "- c\n- b\n- a\n");
  });

  it("stay where there is nowhere to go", async () => {
    const { document, editor } = await openNote("markdown", "- a|\n\n# B\n");
    const start = shown(editor);
    for (const command of ["moveNodeUp", "moveNodeDown", "promoteNode", "demoteNode"]) {
      await run(command);
      assert.equal(shown(editor), start, command);
    }
    assert.isFalse(document.isDirty);
  });

  it("are cut to the clipboard, and pasted into another note in its own way", async () => {
    const source = await openNote("markdown", "- a\n  - b|\n    - c 【n】\n- d\n");
    await run("cutNode");
    assert.equal(shown(source.editor), "- a\n|- d\n");
    assert.equal(
      (await vscode.env.clipboard.readText()).replaceAll("\r\n", "\n"),
      "- b\n  - c 【n】",
    );
    const target = await openNote("plaintext", "甲\n\t乙|\n丙\n");
    await run("pasteNode");
    assert.equal(shown(target.editor), "甲\n\t乙\n\t|- b\n\t\t- c 【n】\n丙\n");
    await vscode.commands.executeCommand("undo");
    assert.equal(target.document.getText(), "甲\n\t乙\n丙\n");
  });

  it("are pasted from any outline in the clipboard, and nothing else is", async () => {
    const { editor } = await openNote("markdown", "# A|\n\n## B\n");
    await vscode.env.clipboard.writeText("x\n\ty\n");
    await run("pasteNode");
    assert.equal(shown(editor), "# A\n\n|- x\n  - y\n\n## B\n");
    await vscode.env.clipboard.writeText(" \n");
    await run("pasteNode");
    assert.equal(shown(editor), "# A\n\n|- x\n  - y\n\n## B\n");
  });
});

describe("nodes of rows of the outline", () => {
  afterEach(closeEditors);

  /** The row of a node, as the tree hands it to a command. */
  function rowOf({ note }: OpenNote, label: string): unknown {
    const node = note.nodes.find((one) => one.label === label);
    assert.isDefined(node, label);
    return { kind: "node", node, id: `n${node.key}` };
  }

  it("are dropped on another one and keep their keys, and so their folds", async () => {
    const open = await openNote("markdown", "# A\n\n- a\n  - b\n- c\n\n## B|\n\n## C\n");
    const { document, editor, note } = open;
    const start = shown(editor);
    await run(
      "moveNodesInto",
      [rowOf(open, "a"), rowOf(open, "b"), rowOf(open, "C")],
      rowOf(open, "B"),
    );
    assert.equal(shown(editor), "# A\n\n- c\n\n## B|\n\n- a\n  - b\n\n### C\n");
    const now = await noteOf(document);
    for (const label of ["a", "b", "c", "B", "C"]) {
      const before = note.nodes.find((node) => node.label === label);
      assert.equal(before && now.follow(before)?.label, label);
    }
    await vscode.commands.executeCommand("undo");
    await until(() => shown(editor) === start, "the text and the cursor as they were");
  });

  it("are moved, cut and pasted where the cursor is elsewhere", async () => {
    const open = await openNote("markdown", "- a\n- b\n  - c\n- d|\n");
    await run("moveNodeUp", rowOf(open, "b"), [rowOf(open, "b")]);
    assert.equal(shown(open.editor), "- b\n  - c\n- a\n- d|\n");
    await run("cutNode", rowOf(open, "c"));
    assert.equal(open.document.getText(), "- b\n- a\n- d\n");
    await run("pasteNode", rowOf(open, "a"));
    assert.equal(shown(open.editor), "- b\n- a\n|- c\n- d\n");
  });

  it("are not moved with an annotation that stands in one, nor in a view that is read-only", async () => {
    const open = await openNote("markdown", "- a\n- b 【n】|\n");
    const row = { kind: "annotation", node: open.note.nodes[1], path: [0], id: "a1:0" };
    await run("moveNodeUp", row);
    assert.isFalse(open.document.isDirty);
    await run("showAuthorText");
    const view = (): vscode.TextEditor | undefined =>
      vscode.window.visibleTextEditors.find(({ document }) => document.uri.scheme === "marginalia");
    await until(() => view() !== undefined, "the author's text");
    const { document, viewColumn } = view() as vscode.TextEditor;
    await vscode.window.showTextDocument(document, viewColumn);
    await run("moveNodeUp");
    assert.isFalse(open.document.isDirty);
  });
});
