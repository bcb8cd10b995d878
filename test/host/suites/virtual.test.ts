import { assert } from "chai";
import * as vscode from "vscode";
import { separate } from "../../../src/core/index.js";
import { runInterrupted } from "../support/awaitPoints.js";
import { MemoryFiles } from "../support/memoryFiles.js";
import { closeEditors, noteOf, until } from "../support/openNote.js";

const { executeCommand: execute } = vscode.commands;

const NOTE = "书\n\t土地【谁的】\n\t\t漕运\n\t海【险【答】】\n";

/** Files that are on no disk, as those of a virtual workspace: everything goes through their provider. */
describe("notes on a file system of another extension", () => {
  let files: MemoryFiles;
  let document: vscode.TextDocument;

  beforeEach(async () => {
    files = await new MemoryFiles().whenKnown();
    document = await vscode.workspace.openTextDocument(files.put("/n/a.txt", NOTE));
    const editor = await vscode.window.showTextDocument(document, { preview: false });
    editor.selection = new vscode.Selection(2, 3, 2, 3);
    await noteOf(document);
  });

  afterEach(async () => {
    await closeEditors();
    files.dispose();
  });

  /** Calls a command and takes what it offers first. */
  const call = async (id: string, ...args: readonly unknown[]): Promise<string> =>
    (await runInterrupted(() => execute(`marginalia.${id}`, ...args))).said.join(" | ");

  it("have their outline and symbols", async () => {
    const note = await noteOf(document);
    assert.deepEqual(
      note.nodes.map(({ label, depth }) => `${depth} ${label}`),
      ["0 书", "1 土地", "2 漕运", "1 海"],
    );
    const symbols = await execute<readonly vscode.DocumentSymbol[]>(
      "vscode.executeDocumentSymbolProvider",
      document.uri,
    );
    assert.deepEqual(
      symbols.map(({ name, children }) => [name, children.map((child) => child.name)]),
      [["书", ["土地", "海"]]],
    );
  });

  it("are annotated, and saved by the editor", async () => {
    await execute("marginalia.addAnnotation", { text: "新" });
    const expected = NOTE.replace("漕运", "漕运【新】");
    await until(() => document.getText() === expected, "the annotation");
    assert.isTrue(await document.save());
    assert.equal(files.text("/n/a.txt"), expected);
  });

  it("are separated and merged to the byte", async () => {
    const { uri } = document;
    const said = await call("separate", uri, [uri]);
    assert.deepEqual(files.paths, ["/n/a.annotations.json", "/n/a.author.txt", "/n/a.txt"], said);
    assert.equal(files.text("/n/a.author.txt"), separate(NOTE).text);
    await closeEditors();
    await vscode.workspace.fs.delete(uri);
    const sidecar = files.uri("/n/a.annotations.json");
    const told = await call("merge", sidecar, [sidecar]);
    assert.equal(files.text("/n/a.txt"), NOTE, told);
  });

  it("are carried over to a new edition, with the sidecar beside them", async () => {
    const said = await call("updateEdition", { text: "书\n\t土地究竟\n\t\t漕运\n", name: "new" });
    assert.include(document.getText(), "土地【谁的】究竟", said);
    assert.include(files.text("/n/a.annotations.json"), "险", said);
  });

  it("are exported beside themselves", async () => {
    const wish = { notes: [document.uri.toString()], format: "html", then: "nothing" };
    await execute("marginalia.exportSummary", { ...wish, target: "beside", existing: "replace" });
    assert.include(files.text("/n/a.summary.html"), "谁的");
  });
});
