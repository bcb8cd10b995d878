import { assert } from "chai";
import * as vscode from "vscode";
import { COMMANDS, PREVIEW_VIEW } from "../../../src/vscode/platform/ids.js";
import { replace } from "../support/documents.js";
import { notesInMemory } from "../support/notesInMemory.js";
import { until } from "../support/openNote.js";
import { hasWebviews, previewsOf } from "../support/previews.js";

const NOTE = "# Water\n\n- a【?x #t】\n  - b\n- c【@Ann: y】\n- d\n";
const HOSTILE =
  "# Book\n\n- a <script>alert(1)</script>【x】\n- <img src=x onerror=alert(1)>【<svg onload=alert(1)> [l](javascript:alert(1))】\n";

describe("preview of a summary", () => {
  const world = notesInMemory();
  const previews = previewsOf(world, "annotations");
  const show = async (text: string, name = "a.md"): Promise<vscode.TextDocument> => {
    const document = await vscode.workspace.openTextDocument(world.files.put(`/n/${name}`, text));
    await vscode.window.showTextDocument(document);
    await world.context.notes.whenCurrent(document);
    await previews.feature.commands[COMMANDS.previewSummary](document.uri);
    return document;
  };
  const written = (): string => previews.only.panel.webview.html;

  const shownText = (): string => {
    const { html } = previews.only;
    return html.slice(html.indexOf("<main>"), html.indexOf("</main>"));
  };

  it("opens beside the note, with a policy and one script of its own", async () => {
    await show(NOTE);
    await until(() => written() !== "", "the page");
    const html = written();
    const nonce = /script-src 'nonce-(\w+)'/u.exec(html)?.[1] ?? "";
    assert.match(html, /default-src 'none'; style-src 'nonce-\w+'; script-src 'nonce-\w+'"/u);
    assert.deepEqual(html.match(/<script[^>]*>/gu)?.length, 1);
    assert.match(
      html,
      new RegExp(`<script nonce="${nonce}" src="[^"]*/dist/webview/preview\\.js"`, "u"),
    );
    assert.notMatch(html, /\son\w+=/u);
    assert.include(html, "Water");
    assert.equal(vscode.window.activeTextEditor?.document.uri.path, "/n/a.md");
    assert.include(previews.only.panel.title, "a.md");
  });

  it("is one for each note, and shows what it is asked for", async () => {
    const { uri } = await show(NOTE);
    const preview = previews.only;
    await previews.feature.commands[COMMANDS.previewSummary](uri);
    assert.equal(previews.only, preview);
    await until(() => previews.only.html !== "", "the page");
    assert.notInclude(previews.only.html, ">d<");
    await previews.feature.commands[COMMANDS.previewSummary]({ include: "outline" });
    await until(() => previews.only.html.includes(">d<"), "the whole outline");
    await previews.feature.commands[COMMANDS.choosePreviewContent]();
    await until(() => !previews.only.html.includes(">b<"), "the annotations alone");
  });

  it("shows a part when it is asked for, and the whole note again", async () => {
    const document = await show(NOTE);
    const command = previews.feature.commands[COMMANDS.previewSummary];
    const isPart = (): boolean => /\by\b/u.test(shownText()) && !shownText().includes("x #t");
    const isWhole = (): boolean => shownText().includes("x #t");
    await until(isWhole, "the page");
    const note = await world.context.notes.whenCurrent(document);
    const node = note?.nodeAt(NOTE.indexOf("c【"));
    await command({ kind: "node", node });
    await until(isPart, "the part of a row");
    await command(document.uri);
    await until(isWhole, "the whole note");
    const [editor] = vscode.window.visibleTextEditors;
    assert.isDefined(editor);
    const at = document.positionAt(NOTE.indexOf("c【"));
    editor.selection = new vscode.Selection(at, at);
    await until(() => editor.selection.active.isEqual(at), "the cursor");
    await command({ part: "cursor" });
    await until(isPart, "the part with the cursor");
    await command({});
    await until(isWhole, "the whole note");
  });

  it("shows words that would be HTML as words", async () => {
    await show(HOSTILE);
    await until(() => written() !== "", "the page");
    const html = written();
    assert.deepEqual(html.match(/<script[^>]*>/gu)?.length, 1);
    assert.notMatch(html, /<img|<svg onload|href="javascript:/iu);
    assert.match(html.slice(html.indexOf("<main>")), /&lt;script&gt;alert/u);
  });

  it("fills a panel that the editor has kept, and closes one of which it knows nothing", async () => {
    const uri = world.files.put("/n/kept.md", NOTE);
    const panel = (): vscode.WebviewPanel =>
      vscode.window.createWebviewPanel(PREVIEW_VIEW, "kept", vscode.ViewColumn.Two);
    const state = { uri: uri.toString(), choices: { include: "outline" } };
    await previews.feature.restore(panel(), state);
    await until(() => previews.only.html.includes(">d<"), "the whole outline");
    const unknown = panel();
    let isClosed = false;
    unknown.onDidDispose(() => (isClosed = true));
    await previews.feature.restore(unknown, { uri: 1 });
    assert.isTrue(isClosed);
    assert.lengthOf(previews.feature.open(), 1);
  });

  it("ends with its panel", async () => {
    await show(NOTE);
    const { panel } = previews.only;
    panel.dispose();
    assert.lengthOf(previews.feature.open(), 0);
  });

  if (hasWebviews) {
    it("follows the note, and draws what has changed alone", async () => {
      const document = await show(NOTE);
      await previews.shown((html) => html.includes("y"));
      const before = written();
      const at = document.getText().indexOf("x #t");
      await replace(document, [at, at], "why ");
      await previews.shown((html) => html.includes("why x #t"));
      await replace(document, [0, 0], "- new【n】\n\n");
      await previews.shown((html) => html.includes("new"));
      assert.equal(written(), before, "the page was loaded anew");
    });

    it("rests while it is hidden, and is up to date when it is seen again", async () => {
      const document = await show(NOTE);
      await previews.shown((html) => html.includes("y"));
      const { panel } = previews.only;
      const other = await vscode.workspace.openTextDocument(world.files.put("/n/o.txt", "o"));
      await vscode.window.showTextDocument(other, panel.viewColumn);
      await until(() => !panel.visible, "the preview to be hidden");
      const hidden = previews.only.html;
      const at = document.getText().indexOf("x #t");
      await replace(document, [at, at], "late ");
      await world.context.notes.whenCurrent(document);
      assert.equal(previews.only.html, hidden);
      panel.reveal();
      await previews.shown((html) => html.includes("late x #t"));
    });
  }
});
