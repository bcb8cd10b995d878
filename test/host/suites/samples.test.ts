import { assert } from "chai";
import * as vscode from "vscode";
import { closeEditors, noteOf, until } from "../support/openNote.js";

describe("the sample note", () => {
  afterEach(closeEditors);

  async function open(): Promise<vscode.TextDocument> {
    await vscode.commands.executeCommand("marginalia.openSample");
    const document = vscode.window.activeTextEditor?.document;
    assert.isDefined(document);
    return document;
  }

  it("opens in no file, as a note with annotations of every kind", async () => {
    const document = await open();
    assert.isTrue(document.isUntitled);
    const { annotations } = await noteOf(document);
    assert.sameMembers(
      [...new Set(annotations.map(({ kind }) => kind))],
      ["comment", "question", "important", "todo", "doubt"],
    );
  });

  it("is the one that is open, with what was written in it", async () => {
    const document = await open();
    const edit = new vscode.WorkspaceEdit();
    edit.insert(document.uri, new vscode.Position(0, 0), "x");
    await vscode.workspace.applyEdit(edit);
    assert.equal(await open(), document);
    assert.equal(document.getText().charAt(0), "x");
  });

  it("is carried over to its new edition, with places to look at", async () => {
    const document = await open();
    const before = document.getText();
    const { annotationCount } = await noteOf(document);
    // It ends with the view that lists them, which waits for nothing here.
    void vscode.commands.executeCommand("marginalia.updateSample");
    await until(() => document.getText() !== before, "the new edition");
    const after = await noteOf(document);
    assert.include(document.getText(), "two years, two months and two days");
    assert.isBelow(after.annotationCount, annotationCount, "one at least has lost its words");
    assert.isAbove(after.annotationCount, 10);
  });
});
