import { assert } from "chai";
import * as vscode from "vscode";
import { changeDocument, changeLineBreaks } from "../../../src/vscode/platform/changeDocument.js";
import { withForeign, writeForeign } from "../support/foreignEdit.js";
import { closeEditors, openFile, until } from "../support/openNote.js";

const TEXT = "甲\n乙\n丙\n";
const FOREIGN = { line: 0, text: "Somebody's.\n" };
const PUT_IN = { start: 4, end: 4, text: "新\n" };

describe("changing a document", () => {
  let document: vscode.TextDocument;

  beforeEach(async () => {
    document = await openFile("md", TEXT);
    await vscode.window.showTextDocument(document, { preview: false });
  });

  afterEach(closeEditors);

  async function assertRightOrNotDone(): Promise<void> {
    const foreign = writeForeign(document, FOREIGN);
    const isMade = await changeDocument(document, [PUT_IN]);
    await foreign;
    const text = isMade ? "甲\n乙\n新\n丙\n" : TEXT;
    assert.equal(document.getText(), withForeign(text, FOREIGN), `made: ${isMade}`);
  }

  it("is right, or not done, where somebody else is writing", assertRightOrNotDone);

  it("is right, or not done, where another editor is the active one", async () => {
    const other = await openFile("md", "other\n");
    await vscode.window.showTextDocument(other, vscode.ViewColumn.Beside);
    await assertRightOrNotDone();
  });

  it("changes a note that only the old side of a comparison shows", async () => {
    const other = await openFile("md", "other\n");
    await vscode.commands.executeCommand("workbench.action.closeAllEditors");
    await vscode.commands.executeCommand("vscode.diff", document.uri, other.uri);
    await until(
      () => vscode.window.visibleTextEditors.some((editor) => editor.document === document),
      "the comparison",
    );
    assert.isTrue(await changeDocument(document, [PUT_IN]));
    assert.equal(document.getText(), "甲\n乙\n新\n丙\n");
  });

  it("changes a note that no editor shows, and has nothing to do for no change", async () => {
    const other = await openFile("md", "other\n");
    await vscode.window.showTextDocument(other, { preview: false });
    assert.isTrue(await changeDocument(document, []));
    assert.equal(document.getText(), TEXT);
    assert.isTrue(await changeDocument(document, [PUT_IN]));
    assert.equal(document.getText(), "甲\n乙\n新\n丙\n");
  });

  it("changes line breaks too, and each undo brings back what there was", async () => {
    assert.isTrue(await changeDocument(document, [PUT_IN]));
    const made = document.getText();
    assert.isTrue(await changeLineBreaks(document, vscode.EndOfLine.CRLF));
    assert.equal(document.getText(), made.replaceAll("\n", "\r\n"));
    for (const before of [made, TEXT]) {
      await vscode.commands.executeCommand("undo");
      assert.equal(document.getText(), before);
    }
  });
});
