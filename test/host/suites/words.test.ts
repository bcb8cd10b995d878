import { assert } from "chai";
import * as vscode from "vscode";
import { closeEditors, openNote, until } from "../support/openNote.js";

/** What is offered at the cursor, as it would be put in. */
async function offered(
  document: vscode.TextDocument,
  position: vscode.Position,
): Promise<readonly string[]> {
  const { items } = await vscode.commands.executeCommand<vscode.CompletionList>(
    "vscode.executeCompletionItemProvider",
    document.uri,
    position,
  );
  // Words of the text have no text of their own to put in.
  return items.flatMap(({ insertText }) => (typeof insertText === "string" ? [insertText] : []));
}

async function check(
  language: "markdown" | "plaintext",
  marked: string,
  expected: readonly string[],
): Promise<void> {
  const { document, editor } = await openNote(language, marked);
  assert.includeMembers([...(await offered(document, editor.selection.active))], [...expected]);
}

describe("completion in annotations", () => {
  // What offers is there soon after the first note.
  before(async () => {
    const { document } = await openNote("markdown", "【#甲 x】【#");
    const end = document.positionAt(document.getText().length);
    const limit = Date.now() + 10_000;
    while (!(await offered(document, end)).includes("#甲")) {
      assert.isBelow(Date.now(), limit, "nothing is offered");
    }
  });
  afterEach(closeEditors);

  it("offers the tags of the note", async () => {
    await check("markdown", "- 甲【#偏颇 #a/b x】\n- 乙【#|】\n", ["#偏颇", "#a/b"]);
    await check("plaintext", "甲【#偏颇 x】\n\t乙【y #|\n", ["#偏颇"]);
  });

  it("offers behind them those of other open notes", async () => {
    await openNote("markdown", "- 甲【#别处 #偏颇 x】【#别处】\n");
    const { document, editor } = await openNote(
      "markdown",
      "- 甲【#此处 x】\n- 乙【#偏颇】【#|】\n",
    );
    const tags = (await offered(document, editor.selection.active)).filter((word) =>
      word.startsWith("#"),
    );
    // Documents of earlier tests may still be open behind it.
    assert.deepEqual(tags.slice(0, 2), ["#偏颇", "#此处"]);
    assert.include(tags.slice(2), "#别处");
  });

  it("offers readers, dates and kinds", async () => {
    await check("markdown", "- 甲【@王: x】\n- 乙【@|】\n", ["@王: "]);
    await check("markdown", "- 甲【|】\n", ["? ", "！", "todo ", "待办", "[ ] ", "存疑"]);
  });

  it("offers nothing in the author's text and in code", async () => {
    for (const marked of ["甲【#偏颇】 #|\n", "甲【#偏颇】\n\n`【#|】`\n", "甲【#偏颇 `#|`】\n"]) {
      const { document, editor } = await openNote("markdown", marked);
      assert.notInclude(await offered(document, editor.selection.active), "#偏颇");
      await closeEditors();
    }
  });

  it("is asked for by typing # and puts in what is chosen", async () => {
    const { document } = await openNote("markdown", "- 甲【#偏颇 x】\n- 乙【y |】\n");
    await vscode.commands.executeCommand("type", { text: "#" });
    await until(() => document.getText().includes("y #】"), "the character");
    const limit = Date.now() + 10_000;
    while (!document.getText().includes("y #偏颇】")) {
      assert.isBelow(Date.now(), limit, "nothing was put in");
      await vscode.commands.executeCommand("acceptSelectedSuggestion");
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  });
});

describe("renaming a tag", () => {
  // The command brings what else renames along.
  before(async () => {
    await openNote("markdown", "");
    await vscode.commands.executeCommand("marginalia.renameTag", {
      from: "none",
      to: "other",
      hasSubTags: false,
    });
  });
  afterEach(closeEditors);

  async function rename(
    document: vscode.TextDocument,
    text: string,
    name: string,
  ): Promise<vscode.WorkspaceEdit> {
    return vscode.commands.executeCommand<vscode.WorkspaceEdit>(
      "vscode.executeDocumentRenameProvider",
      document.uri,
      document.positionAt(document.getText().indexOf(text) + text.length),
      name,
    );
  }

  it("by the editor's own key changes it and its sub-tags in every annotation", async () => {
    for (const language of ["markdown", "plaintext"] as const) {
      const { document } = await openNote(language, "甲 #a【#a x】\n\t乙【#a/b【#a】 #ab】\n");
      assert.isTrue(await vscode.workspace.applyEdit(await rename(document, "【#a", "新")));
      assert.equal(document.getText(), "甲 #a【#新 x】\n\t乙【#新/b【#新】 #ab】\n");
      await closeEditors();
    }
  });

  it("by command is one step to undo, which brings the selection back", async () => {
    const text = "- 甲【#a x】\n- 乙【#a/b y】\n";
    const { document, editor } = await openNote("markdown", text);
    const selection = new vscode.Selection(0, 2, 0, 3);
    editor.selection = selection;
    const rename = { from: "#a", to: "新", hasSubTags: true };
    await vscode.commands.executeCommand("marginalia.renameTag", rename);
    assert.equal(document.getText(), "- 甲【#新 x】\n- 乙【#新/b y】\n");
    await vscode.commands.executeCommand("undo");
    assert.equal(document.getText(), text);
    assert.isTrue(editor.selection.isEqual(selection));
  });

  it("refuses a name that no tag has, with a reason", async () => {
    const { document } = await openNote("markdown", "甲【#a x】\n");
    const error: unknown = await rename(document, "【#a", "x y").then(
      () => null,
      (reason: unknown) => reason,
    );
    assert.match(String(error), /one word/u);
  });

  it("leaves what Markdown itself renames alone", async () => {
    const { document } = await openNote("markdown", "# Title\n\n[l](#title) 【#a x】\n");
    const edit = await rename(document, "# Tit", "Other").catch(() => null);
    // Without its Markdown support, as in the smallest builds, the editor has nothing to rename.
    if (edit !== null && edit.size > 0) {
      await vscode.workspace.applyEdit(edit);
      assert.match(document.getText(), /^# Other\n/u);
    }
    assert.include(document.getText(), "【#a x】");
  });
});
