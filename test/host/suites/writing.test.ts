import { assert } from "chai";
import * as vscode from "vscode";
import { applyNoteEdit } from "../../../src/vscode/edits/index.js";
import { closeEditors, openNote, pause, until } from "../support/openNote.js";

const run = (command: string, ...args: unknown[]): Thenable<unknown> =>
  vscode.commands.executeCommand(`marginalia.${command}`, ...args);

/** The selections of an editor, as [line, character] of their ends. */
function selectionsOf(editor: vscode.TextEditor): readonly (readonly number[])[] {
  return editor.selections.map(({ anchor, active }) => [
    anchor.line,
    anchor.character,
    active.line,
    active.character,
  ]);
}

describe("adding annotations", () => {
  afterEach(closeEditors);

  it("writes at the end of the paragraph under the cursor and stays behind it; undo brings all back", async () => {
    const { document, editor } = await openNote("markdown", "- a| b\n- c\n");
    await run("addAnnotation", { text: "? why #t" });
    assert.equal(document.getText(), "- a b【? why #t】\n- c\n");
    assert.deepEqual(selectionsOf(editor), [[0, 15, 0, 15]]);
    await vscode.commands.executeCommand("undo");
    assert.equal(document.getText(), "- a b\n- c\n");
    await until(() => selectionsOf(editor)[0]?.[1] === 3, "the old selection");
    assert.deepEqual(selectionsOf(editor), [[0, 3, 0, 3]]);
  });

  it("writes behind the selection, and at each of several cursors in one step", async () => {
    const { document, editor } = await openNote("plaintext", "|甲乙丙\n\t丁\n\t戊\n");
    editor.selections = [
      new vscode.Selection(0, 0, 0, 1),
      new vscode.Selection(1, 1, 1, 1),
      new vscode.Selection(2, 2, 2, 2),
    ];
    const before = selectionsOf(editor);
    await run("addAnnotation", { text: "x" });
    assert.equal(document.getText(), "甲【x】乙丙\n\t丁【x】\n\t戊【x】\n");
    assert.deepEqual(selectionsOf(editor), [
      [0, 4, 0, 4],
      [1, 5, 1, 5],
      [2, 5, 2, 5],
    ]);
    await vscode.commands.executeCommand("undo");
    assert.equal(document.getText(), "甲乙丙\n\t丁\n\t戊\n");
    await until(() => editor.selections.length === 3, "three cursors");
    assert.deepEqual(selectionsOf(editor), before);
  });

  it("writes at the line that is selected whole, and not at the one behind it", async () => {
    const { document, editor } = await openNote("plaintext", "|甲\n\t【乙】\n\t丙【丁】\n");
    editor.selection = new vscode.Selection(0, 0, 1, 0);
    await run("addAnnotation", { text: "x" });
    assert.equal(document.getText(), "甲【x】\n\t【乙】\n\t丙【丁】\n");
  });

  it("asks for the words where none are given; Enter writes, Escape leaves", async () => {
    const { document } = await openNote("markdown", "- a|\n");
    const leaving = run("addAnnotation", { value: "left" });
    await pause(500);
    await vscode.commands.executeCommand("workbench.action.closeQuickOpen");
    await leaving;
    assert.equal(document.getText(), "- a\n");
    const adding = run("addAnnotation", { value: "! words" });
    await pause(500);
    await vscode.commands.executeCommand("workbench.action.acceptSelectedQuickOpenItem");
    await adding;
    assert.equal(document.getText(), "- a【! words】\n");
  });

  it("selects what an edit asks for where somebody else has written above it by then", async () => {
    const { editor, document } = await openNote("markdown", "- 甲|\n");
    const { version } = document;
    const foreign = async (): Promise<void> => {
      const edit = new vscode.WorkspaceEdit();
      edit.insert(document.uri, new vscode.Position(0, 0), "- 先\n");
      assert.isTrue(await vscode.workspace.applyEdit(edit));
    };
    // The editor itself; its answer comes when the other edit is made.
    const slow = Object.create(editor, {
      edit: {
        value: async (build: (builder: vscode.TextEditorEdit) => void) => {
          const isMade = await editor.edit(build);
          await foreign();
          return isMade;
        },
      },
    }) as vscode.TextEditor;
    await applyNoteEdit(
      { document, version, editor: slow },
      {
        changes: [{ start: 3, end: 3, text: "【新】" }],
        selections: [{ anchor: 4, active: 5 }],
        touched: [{ start: 3, end: 6 }],
      },
    );
    assert.equal(document.getText(), "- 先\n- 甲【新】\n");
    await until(() => document.getText(editor.selection) === "新", "the new word to be selected");
  });

  it("leaves what an edit asks for as it is where that is selected already", async () => {
    const { editor, document } = await openNote("markdown", "- 甲\n- 乙|\n");
    const { version } = document;
    const [selected] = editor.selections;
    assert.isDefined(selected);
    let count = 0;
    const watched = Object.create(editor, {
      edit: { value: editor.edit.bind(editor) },
      selections: { get: () => editor.selections, set: () => (count += 1) },
    }) as vscode.TextEditor;
    const at = document.offsetAt(selected.active);
    const changes = [{ start: 3, end: 3, text: "【新】" }];
    const edit = { changes, touched: [] };
    const same = { anchor: at + 3, active: at + 3 };
    await applyNoteEdit({ document, version, editor: watched }, { ...edit, selections: [same] });
    assert.equal(count, 0, "it moves with what others write");
    const backwards = { document, version: document.version, editor: watched };
    const wide = { anchor: at + 6, active: at + 5 };
    await applyNoteEdit(backwards, { ...edit, selections: [wide] });
    assert.equal(count, 1);
  });
});
