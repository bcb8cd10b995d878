import { assert } from "chai";
import * as vscode from "vscode";
import { closeEditors, openFile, openNote, until } from "../support/openNote.js";

/** The editor is asked for the edits of so many actions, as it asks for that of the one that is chosen. */
const MOST_ACTIONS = 10;

/** Problems of a document as `severity code text`. */
function problemsOf(document: vscode.TextDocument): readonly string[] {
  return vscode.languages
    .getDiagnostics(document.uri)
    .filter(({ source }) => source === "Marginalia")
    .map(
      ({ severity, code, range }) =>
        `${vscode.DiagnosticSeverity[severity]} ${typeof code === "string" ? code : ""} ${document.getText(range)}`,
    )
    .sort();
}

/** Waits until a document has these problems. */
async function expectProblems(
  document: vscode.TextDocument,
  expected: readonly string[],
): Promise<void> {
  const wished = JSON.stringify([...expected].sort());
  await until(
    () => JSON.stringify(problemsOf(document)) === wished,
    `problems ${wished}`,
    15_000,
  ).catch(() => {
    assert.deepEqual(problemsOf(document), [...expected].sort());
  });
}

async function actionsAt(
  document: vscode.TextDocument,
  text: string,
  kind?: vscode.CodeActionKind,
): Promise<readonly vscode.CodeAction[]> {
  const start = document.getText().indexOf(text);
  const range = new vscode.Range(document.positionAt(start), document.positionAt(start));
  const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
    "vscode.executeCodeActionProvider",
    document.uri,
    range,
    kind?.value,
    MOST_ACTIONS,
  );
  return actions.filter(({ edit }) => edit?.has(document.uri) === true);
}

async function setSeverity(name: string, severity: string | undefined): Promise<void> {
  const target = vscode.ConfigurationTarget.Global;
  await vscode.workspace.getConfiguration("marginalia.problems").update(name, severity, target);
}

describe("problems", () => {
  afterEach(closeEditors);

  it("are shown for a note, and go with what is mended", async () => {
    const { document, editor } = await openNote(
      "markdown",
      "- 甲【此处偏颇\n- 乙】\n- 丙【x]【】\n- 丁【y】【y】\n\n【z】- 戊|\n",
    );
    await expectProblems(document, [
      "Warning unclosed-bracket 【",
      "Warning stray-bracket 】",
      "Warning mixed-brackets 【x]",
      "Information empty-annotation 【】",
      "Information repeated-annotation 【y】",
      "Information author-text-reads-otherwise 【z】",
    ]);
    await editor.edit((builder) => {
      builder.delete(new vscode.Range(0, 0, 5, 0));
    });
    await expectProblems(document, ["Information author-text-reads-otherwise 【z】"]);
    await editor.edit((builder) => {
      builder.insert(new vscode.Position(0, 0), "甲【 ");
    });
    await expectProblems(document, ["Warning unclosed-bracket 【"]);
  });

  it("are none in plain text without an annotation, and some with one", async () => {
    const { document, editor } = await openNote("plaintext", "甲【\n\t乙\n\t丙\n|");
    const { document: other } = await openNote("markdown", "甲【\n");
    // That of the other document says that the pause is over.
    await expectProblems(other, ["Warning unclosed-bracket 【"]);
    assert.deepEqual(problemsOf(document), []);
    const shown = await vscode.window.showTextDocument(document);
    assert.equal(shown.document, editor.document);
    await shown.edit((builder) => {
      builder.insert(new vscode.Position(1, 2), "【x】");
    });
    await expectProblems(document, ["Warning unclosed-bracket 【"]);
  });

  it("are gone when the note is closed or is none any more", async () => {
    // Opened as a reader does it: the host keeps what an extension has opened for some minutes.
    const folder = vscode.workspace.workspaceFolders?.[0];
    assert.isDefined(folder);
    const uri = vscode.Uri.joinPath(folder.uri, "problems-closed.md");
    await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode("甲【\n"));
    const count = (): number => vscode.languages.getDiagnostics(uri).length;
    await vscode.commands.executeCommand("vscode.open", uri);
    await until(() => count() === 1, "the problem");
    await closeEditors();
    await until(() => count() === 0, "problems to go");
    const plain = await openNote("plaintext", "甲【x】\n乙【\n");
    await expectProblems(plain.document, ["Warning unclosed-bracket 【"]);
    await vscode.languages.setTextDocumentLanguage(plain.document, "json");
    await until(() => problemsOf(plain.document).length === 0, "problems to go");
  });

  it("have the severity that the settings say, or are off", async () => {
    const { document } = await openNote("markdown", "甲【\n\n乙【】\n");
    await expectProblems(document, [
      "Warning unclosed-bracket 【",
      "Information empty-annotation 【】",
    ]);
    try {
      await setSeverity("unclosedBracket", "error");
      await setSeverity("emptyAnnotation", "off");
      await expectProblems(document, ["Error unclosed-bracket 【"]);
    } finally {
      await setSeverity("unclosedBracket", undefined);
      await setSeverity("emptyAnnotation", undefined);
    }
  });

  it("are none on the old side of a comparison", async () => {
    const { document } = await openNote("markdown", "甲【x】乙【\n");
    await expectProblems(document, ["Warning unclosed-bracket 【"]);
    await vscode.commands.executeCommand("marginalia.compareWithAuthorText");
    await until(() => vscode.window.visibleTextEditors.length > 1, "the comparison");
    const others = vscode.languages
      .getDiagnostics()
      .filter(([uri, found]) => uri.scheme === "marginalia" && found.length > 0);
    assert.deepEqual(others, []);
  });
});

describe("fixes", () => {
  afterEach(closeEditors);

  it("are offered at a problem", async () => {
    const { document } = await openNote("markdown", "甲【此处偏颇。后文\n");
    const actions = await actionsAt(document, "【");
    assert.lengthOf(actions, 4);
    const [close] = actions;
    assert.isDefined(close?.edit);
    assert.isTrue(await vscode.workspace.applyEdit(close.edit));
    assert.equal(document.getText(), "甲【此处偏颇。】后文\n");
    assert.isEmpty(await actionsAt(document, "此处"));
  });

  it("say which of them needs no decision", async () => {
    const { document } = await openNote("markdown", "甲【x]\n");
    const preferred = (await actionsAt(document, "【")).map(({ isPreferred }) => isPreferred);
    assert.deepEqual(preferred, [true, false]);
  });

  it("mend all that needs no decision when asked for as a source action", async () => {
    const { document } = await openNote("markdown", "- 甲【x]【】\n- 乙【y】【y】【\n");
    const [all, ...more] = await actionsAt(
      document,
      "甲",
      vscode.CodeActionKind.SourceFixAll.append("marginalia"),
    );
    assert.isEmpty(more);
    assert.isDefined(all?.edit);
    assert.isTrue(await vscode.workspace.applyEdit(all.edit));
    assert.equal(document.getText(), "- 甲【x】\n- 乙【y】【\n");
    // Not with what is offered at the cursor.
    assert.isEmpty(await actionsAt(document, "甲", vscode.CodeActionKind.SourceOrganizeImports));
  });

  it("of all problems are one step to undo, which brings the selection back", async () => {
    const text = "- 甲【x]【】\n- 【】\n- 乙【y】【y】\n";
    const { document, editor } = await openNote("markdown", text);
    const selection = new vscode.Selection(2, 3, 2, 5);
    editor.selection = selection;
    await vscode.commands.executeCommand("marginalia.fixAllProblems");
    assert.equal(document.getText(), "- 甲【x】\n- 乙【y】\n");
    await vscode.commands.executeCommand("undo");
    assert.equal(document.getText(), text);
    assert.isTrue(editor.selection.isEqual(selection));
  });

  it("change nothing where there is nothing to do, or no note", async () => {
    const { document } = await openNote("markdown", "甲【\n");
    await vscode.commands.executeCommand("marginalia.fixAllProblems");
    assert.equal(document.getText(), "甲【\n");
    assert.isFalse(document.isDirty);
    const json = await openFile("json", "{}");
    await vscode.window.showTextDocument(json);
    await vscode.commands.executeCommand("marginalia.fixAllProblems");
    assert.isFalse(json.isDirty);
  });
});
