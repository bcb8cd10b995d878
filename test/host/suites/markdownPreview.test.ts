import { assert } from "chai";
import * as vscode from "vscode";
import { setup } from "../setup.js";
import { closeEditors, openFile, openNote } from "../support/openNote.js";

/** What the editor's own Markdown preview makes of a document. */
async function render(document: vscode.TextDocument): Promise<string> {
  return (
    (await vscode.commands.executeCommand<string | undefined>("markdown.api.render", document)) ??
    ""
  );
}

/** Renders until the page is as it should be: what is drawn before the note is there is drawn again. */
async function untilRendered(document: vscode.TextDocument, pattern: RegExp): Promise<string> {
  const end = performance.now() + 20_000;
  for (;;) {
    const page = await render(document);
    if (pattern.test(page)) return page;
    assert.isBelow(performance.now(), end, `waited for ${String(pattern)} in ${page}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** Opens a preview beside the note. */
async function openPreview({ uri }: vscode.TextDocument): Promise<void> {
  await vscode.commands.executeCommand("markdown.showPreviewToSide", uri);
}

async function setDisplay(display: string | undefined): Promise<void> {
  await vscode.workspace
    .getConfiguration("marginalia")
    .update("annotationDisplay", display, vscode.ConfigurationTarget.Global);
}

const tests = (): void => {
  afterEach(async () => {
    await setDisplay(undefined);
    await vscode.workspace
      .getConfiguration("marginalia")
      .update("noteFormats", undefined, vscode.ConfigurationTarget.Workspace);
    await closeEditors();
  });

  it("shows annotations with their kinds, at the lines of the note", async () => {
    const { document } = await openNote(
      "markdown",
      "# 甲【？乙【丙】】\n\n- 丁【!\n  戊】\n- 【x】\n- 己",
    );
    await openPreview(document);
    const page = await untilRendered(document, /marginalia-annotation/u);
    assert.match(
      page,
      /甲<span class="marginalia-annotation marginalia-question" role="note" title="/u,
    );
    assert.match(page, /marginalia-comment marginalia-reply/u);
    assert.match(page, /丁<span class="marginalia-annotation marginalia-important"/u);
    assert.match(page, /<li data-line="5"[^>]*>\s*己/u);
  });

  it("leaves the editor's own outline alone, also with what is hidden in the preview", async () => {
    const { document } = await openNote("markdown", "# 甲【乙】\n\n# 【丙】\n");
    await openPreview(document);
    await setDisplay("hidden");
    await untilRendered(document, /^(?!.*marginalia).*甲/su);
    const symbols = await vscode.commands.executeCommand<readonly vscode.DocumentSymbol[]>(
      "vscode.executeDocumentSymbolProvider",
      document.uri,
    );
    assert.includeMembers(
      symbols.map(({ name }) => name),
      ["# 甲【乙】", "# 【丙】"],
    );
  });

  it("draws a note that no preview has shown with its annotations at once", async () => {
    const { document: first } = await openNote("markdown", "甲【乙】");
    await untilRendered(first, /marginalia-annotation/u);
    const { document } = await openNote("markdown", "丙【丁】");
    assert.match(await render(document), /marginalia-annotation/u);
  });

  it("dims and hides them as the text does", async () => {
    const { document } = await openNote("markdown", "# 甲【乙】\n\n- 【丙】\n- 丁");
    await openPreview(document);
    await untilRendered(document, /marginalia-annotation/u);
    await setDisplay("dimmed");
    await untilRendered(document, /marginalia-dimmed/u);
    await setDisplay("hidden");
    const page = await untilRendered(document, /^(?!.*marginalia)/su);
    assert.notMatch(page, /乙|丙/u);
    assert.match(page, /<li data-line="3"[^>]*>\s*丁/u);
    await vscode.commands.executeCommand("marginalia.cycleAnnotationDisplay");
    await untilRendered(document, /marginalia-annotation/u);
  });

  it("shows a note that no editor shows", async () => {
    const document = await openFile("md", "甲【乙】");
    await openPreview(document);
    await untilRendered(document, /marginalia-comment/u);
  });

  it("leaves alone what the reader does not take for a note, and texts of nobody", async () => {
    const { document } = await openNote("markdown", "丙【丁】 ");
    await openPreview(document);
    await untilRendered(document, /marginalia-annotation/u);
    const name = document.uri.path.split("/").at(-1) ?? "";
    await vscode.workspace
      .getConfiguration("marginalia")
      .update("noteFormats", { [name]: "none" }, vscode.ConfigurationTarget.Workspace);
    await untilRendered(document, /^(?!.*marginalia)/su);
    const page = await vscode.commands.executeCommand<string>("markdown.api.render", "无主【戊】");
    assert.include(page, "无主【戊】");
  });

  it("follows edits of the note", async () => {
    const { document, editor } = await openNote("markdown", "甲|");
    await openPreview(document);
    await untilRendered(document, /甲/u);
    await editor.edit((edit) => {
      edit.insert(editor.selection.active, "【~乙】");
    });
    await untilRendered(document, /marginalia-doubt/u);
  });
};

// There our extension is in a worker and the editor's Markdown support in Node: neither can call the other.
describe("the editor's Markdown preview", () => {
  if (setup.host !== "worker") tests();
});
