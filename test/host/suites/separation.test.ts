import { assert } from "chai";
import * as vscode from "vscode";
import { closeEditors, openNote } from "../support/openNote.js";

const run = (command: string, ...args: unknown[]): Thenable<unknown> =>
  vscode.commands.executeCommand(`marginalia.${command}`, ...args);

describe("separation", () => {
  afterEach(closeEditors);

  // The first command loads the chunk: with that, this suite also proves how chunks are loaded in its host.
  describe("copies the author text", () => {
    beforeEach(() => vscode.env.clipboard.writeText("before"));

    it("of the whole note when nothing is selected", async () => {
      await openNote("markdown", "# a【x】\n\n- b\n  - 【?y】\n- \\【c\\】|\n");
      await run("copyAuthorText");
      assert.equal(await vscode.env.clipboard.readText(), "# a\n\n- b\n- 【c】\n");
    });

    it("of what is selected", async () => {
      const { document, editor } = await openNote("markdown", "- one【x】 two\n- 三【y】四\n");
      const select = (start: number, end: number): vscode.Selection =>
        new vscode.Selection(document.positionAt(end), document.positionAt(start));
      editor.selections = [select(16, 20), select(2, 12)];
      await run("copyAuthorText");
      assert.equal(await vscode.env.clipboard.readText(), "one two\n四");
    });

    it("and leaves the clipboard alone when there is none", async () => {
      const { document, editor } = await openNote("markdown", "- a【one two】\n");
      editor.selection = new vscode.Selection(document.positionAt(4), document.positionAt(7));
      await run("copyAuthorText");
      assert.equal(await vscode.env.clipboard.readText(), "before");
    });
  });
});
