import { assert } from "chai";
import * as vscode from "vscode";
import { runInterrupted } from "../support/awaitPoints.js";
import { MemoryFiles } from "../support/memoryFiles.js";
import { closeEditors, noteOf, until } from "../support/openNote.js";

const { fs, updateWorkspaceFolders } = vscode.workspace;
const { executeCommand: execute } = vscode.commands;

const LINES = "书\n甲【一】\n";

function folder(name: string): vscode.Uri {
  const found = vscode.workspace.workspaceFolders?.find((one) => one.name === name);
  assert.isDefined(found, `the folder ${name} is open`);
  return found.uri;
}

async function write(uri: vscode.Uri, text: string): Promise<vscode.Uri> {
  await fs.writeFile(uri, new TextEncoder().encode(text));
  return uri;
}

async function textOf(uri: vscode.Uri): Promise<string> {
  return new TextDecoder().decode(await fs.readFile(uri));
}

async function show(uri: vscode.Uri): Promise<vscode.TextDocument> {
  const document = await vscode.workspace.openTextDocument(uri);
  await vscode.window.showTextDocument(document, { preview: false });
  await until(
    () => vscode.window.activeTextEditor?.document === document,
    "the editor to be active",
  );
  return document;
}

describe("a workspace of several folders", () => {
  afterEach(closeEditors);

  it("reads files of one name in two folders each by its own format", async () => {
    const one = await show(await write(vscode.Uri.joinPath(folder("one"), "same.txt"), LINES));
    assert.equal((await noteOf(one)).format, "indented");
    await execute("marginalia.setNoteFormat", "page");
    assert.equal((await noteOf(one)).format, "page");
    const two = await show(await write(vscode.Uri.joinPath(folder("two"), "same.txt"), LINES));
    assert.equal((await noteOf(two)).format, "indented");
    await execute("marginalia.setNoteFormat", "none");
    assert.equal((await noteOf(one)).format, "page");
  });

  for (const name of ["one", "two"]) {
    it(`takes a template from the note's own folder: ${name}`, async () => {
      const note = await write(vscode.Uri.joinPath(folder(name), "t.md"), "# 书\n\n- 甲【一】\n");
      await write(vscode.Uri.joinPath(folder(name), "form.mustache"), `of ${name}`);
      const wish = { notes: [note.toString()], format: "markdown", template: "form.mustache" };
      await execute("marginalia.exportSummary", {
        ...wish,
        target: "beside",
        existing: "replace",
        then: "nothing",
      });
      const written = await textOf(vscode.Uri.joinPath(folder(name), "t.summary.md"));
      assert.equal(written.trim(), `of ${name}`);
    });
  }

  it("finds a note by its path in the folder of the active note", async () => {
    await write(vscode.Uri.joinPath(folder("two"), "only.md"), "# 书\n\n- 甲【一】\n");
    await show(await write(vscode.Uri.joinPath(folder("two"), "beside.md"), "# 书\n"));
    const wish = { notes: ["only.md"], target: "beside", existing: "replace", then: "nothing" };
    await execute("marginalia.exportSummary", wish);
    const written = await textOf(vscode.Uri.joinPath(folder("two"), "only.summary.md"));
    assert.include(written, "一");
  });

  it("takes in a folder that another extension serves", async () => {
    const files = await new MemoryFiles().whenKnown();
    files.put("/notes/v.txt", LINES);
    const count = vscode.workspace.workspaceFolders?.length ?? 0;
    assert.isTrue(updateWorkspaceFolders(count, 0, { uri: files.uri("/notes"), name: "virtual" }));
    await until(
      () => vscode.workspace.workspaceFolders?.some(({ name }) => name === "virtual") === true,
      "the folder to be open",
    );
    const document = await show(vscode.Uri.joinPath(folder("virtual"), "v.txt"));
    assert.equal((await noteOf(document)).format, "indented");
    const { uri } = document;
    const { said } = await runInterrupted(() => execute("marginalia.separate", uri, [uri]));
    assert.include(files.paths, "/notes/v.annotations.json", said.join(" | "));
    assert.equal(files.text("/notes/v.author.txt"), "书\n甲\n");
    // It refuses while it is still at what it was asked for before.
    await until(() => updateWorkspaceFolders(count, 1), "the folder to be given up");
    await until(
      () => vscode.workspace.workspaceFolders?.length === count,
      "the folder to be closed",
    );
    await closeEditors();
    files.dispose();
  });
});
