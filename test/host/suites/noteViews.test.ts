import { assert } from "chai";
import * as vscode from "vscode";
import { replace, showText } from "../support/documents.js";
import { closeEditors, openNote, pause, until } from "../support/openNote.js";
import type { OpenNote } from "../support/openNote.js";

const run = (command: string): Thenable<unknown> =>
  vscode.commands.executeCommand(`marginalia.${command}`);

/** The editors of views, those of comparisons too. */
function viewEditors(): readonly vscode.TextEditor[] {
  return vscode.window.visibleTextEditors.filter(
    ({ document }) => document.uri.scheme === "marginalia",
  );
}

/** Calls a command and waits for the view that it opens. */
async function open(command: string): Promise<vscode.TextEditor> {
  await run(command);
  await until(() => viewEditors().length > 0, "a view");
  const [editor] = viewEditors();
  assert.isDefined(editor);
  return editor;
}

function untilText({ document }: vscode.TextEditor, text: string): Promise<void> {
  return until(() => document.getText() === text, `${text}, not ${document.getText()}`);
}

/** The line of an editor's cursor, with the cursor in it. */
function atCursor({ document, selection: { active } }: vscode.TextEditor): string {
  const { text } = document.lineAt(active.line);
  return `${text.slice(0, active.character)}|${text.slice(active.character)}`;
}

function untilAt(editor: vscode.TextEditor, expected: string): Promise<void> {
  return until(() => atCursor(editor) === expected, `${expected}, not ${atCursor(editor)}`);
}

async function focus({ document, viewColumn }: vscode.TextEditor): Promise<vscode.TextEditor> {
  return vscode.window.showTextDocument(document, {
    viewColumn: viewColumn ?? vscode.ViewColumn.One,
  });
}

/** Puts the cursor where a text begins. */
function goTo(editor: vscode.TextEditor, text: string): void {
  const position = editor.document.positionAt(editor.document.getText().indexOf(text));
  editor.selection = new vscode.Selection(position, position);
}

async function edit(note: OpenNote, from: string, to: string): Promise<void> {
  const start = note.document.getText().indexOf(from);
  await replace(note.document, [start, start + from.length], to);
}

describe("views of a note", () => {
  afterEach(closeEditors);

  describe("of the author's text", () => {
    it("open beside, in the language of the note, and leave the note the focus", async () => {
      const note = await openNote("markdown", "# a【x】\n\n- b\n  - 【?y】\n- c|\n");
      const view = await open("showAuthorText");
      await untilText(view, "# a\n\n- b\n- c\n");
      assert.equal(view.document.languageId, "markdown");
      assert.match(view.document.uri.path, /^\/opened-\d+ \(author's text\)\.md$/u);
      assert.strictEqual(vscode.window.activeTextEditor?.document, note.document);
      assert.equal(view.viewColumn, 2);
      await untilAt(view, "- c|");
    });

    it("are one view, however often they are asked for", async () => {
      await openNote("markdown", "- a【x】\n- b\n");
      const view = await open("showAuthorText");
      await run("showAuthorText");
      await focus(view);
      await run("showAuthorText");
      assert.lengthOf(viewEditors(), 1);
      assert.lengthOf(
        vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs),
        2,
      );
    });

    it("follow the note", async () => {
      const note = await openNote("markdown", "- a【x】\n- b\n");
      const view = await open("showAuthorText");
      await untilText(view, "- a\n- b\n");
      await edit(note, "【x】", "c【x【y】】d");
      await untilText(view, "- acd\n- b\n");
    });

    it("cannot be edited, and are no notes", async () => {
      await openNote("markdown", "- a【x】\n- b\n");
      const view = await open("showAuthorText");
      await focus(view);
      await vscode.commands.executeCommand("type", { text: "z" });
      await pause(100);
      assert.equal(view.document.getText(), "- a\n- b\n");
      assert.isFalse(view.document.isDirty);
      // The note is still the one that commands mean.
      await vscode.env.clipboard.writeText("");
      await run("copyAuthorText");
      assert.equal(await vscode.env.clipboard.readText(), "- a\n- b\n");
    });

    it("keep the cursor where it is in the note, and the note where it is in them", async () => {
      const note = await openNote("markdown", "- |a【x】b\n- c【one\n  two】d\n  - 【y】\n- e\n");
      const view = await open("showAuthorText");
      await untilAt(view, "- |ab");
      goTo(note.editor, "d\n");
      await untilAt(view, "- c|d");
      goTo(note.editor, "two");
      await untilAt(view, "- c|d");
      goTo(note.editor, "y】");
      await untilAt(view, "|- e");
      const active = await focus(view);
      goTo(active, "b\n");
      const noteEditor = vscode.window.visibleTextEditors.find(
        ({ document }) => document === note.document,
      );
      assert.isDefined(noteEditor);
      await untilAt(noteEditor, "- a|【x】b");
      goTo(active, "- e");
      await untilAt(noteEditor, "|- e");
      // Nothing comes back.
      await pause(300);
      assert.equal(atCursor(active), "|- e");
    });

    it("bring the place into view", async () => {
      const lines = Array.from({ length: 300 }, (_, at) => `- line ${at}【x】\n`).join("");
      const note = await openNote("markdown", `|${lines}`);
      const view = await open("showAuthorText");
      goTo(note.editor, "line 250【");
      await untilAt(view, "- |line 250");
      await until(
        () => view.visibleRanges.some(({ start, end }) => start.line <= 250 && end.line >= 250),
        "the line in the view",
      );
    });

    it("keep the place while the note changes", async () => {
      const note = await openNote("markdown", "- a\n- b【x】\n- c|\n");
      const view = await open("showAuthorText");
      await untilAt(view, "- c|");
      await edit(note, "- a\n", "- a\n- new\n- lines【z】\n");
      await untilText(view, "- a\n- new\n- lines\n- b\n- c\n");
      await untilAt(view, "- c|");
    });

    it("wait with an update until they are seen", async () => {
      const note = await openNote("markdown", "- a【x】\n- b\n");
      const view = await open("showAuthorText");
      const { document } = view;
      await untilText(view, "- a\n- b\n");
      const other = await vscode.workspace.openTextDocument({ content: "other" });
      await vscode.window.showTextDocument(other, {
        viewColumn: vscode.ViewColumn.Two,
        preview: false,
      });
      await until(() => viewEditors().length === 0, "the view to be hidden");
      await edit(note, "a【x】", "new【x】");
      await pause(800);
      assert.equal(document.getText(), "- a\n- b\n");
      await vscode.window.showTextDocument(document, { viewColumn: vscode.ViewColumn.Two });
      await until(() => document.getText() === "- new\n- b\n", "the update");
    });

    it("show untitled notes and indented ones", async () => {
      const document = await showText("甲\n\t乙【x】\n\t\t丙\n", "plaintext");
      await until(
        () => vscode.window.activeTextEditor?.document === document,
        "the untitled document",
      );
      const view = await open("showAuthorText");
      await untilText(view, "甲\n\t乙\n\t\t丙\n");
      assert.equal(view.document.languageId, "plaintext");
      await closeEditors();
      await openNote("plaintext", "a\n  b【x】\n  c\n");
      await untilText(await open("showAuthorText"), "a\n  b\n  c\n");
    });

    it("say what there is where there is no author text", async () => {
      await openNote("markdown", "【x】\n");
      await untilText(
        await open("showAuthorText"),
        "This note holds nothing but annotations: there is no author text.\n",
      );
    });

    it("say that the note was closed", async () => {
      const document = await showText("- a【x】\n- b\n");
      const view = await open("showAuthorText");
      await untilText(view, "- a\n- b\n");
      await vscode.window.showTextDocument(document);
      await vscode.commands.executeCommand("workbench.action.revertAndCloseActiveEditor");
      const name = document.uri.path;
      await untilText(
        view,
        `“${name}” is closed. When it is open again, this view shows it again.\n`,
      );
    });

    it("say that it is no longer a note, and come back with it", async () => {
      const note = await openNote("markdown", "- a【x】\n- b\n");
      const view = await open("showAuthorText");
      await untilText(view, "- a\n- b\n");
      await vscode.commands.executeCommand("marginalia.setNoteFormat", "none");
      await until(() => view.document.getText().includes("is no longer read"), "the message");
      await vscode.window.showTextDocument(note.document);
      await vscode.commands.executeCommand("marginalia.setNoteFormat", "detect");
      await untilText(view, "- a\n- b\n");
    });
  });

  describe("of the annotations", () => {
    it("are Markdown with the outline as far as it is annotated", async () => {
      await openNote("markdown", "# a【x】\n\n- b\n  - c【@mara 2026-03-14: y?【z】】|\n- d\n");
      const view = await open("showAnnotations");
      const lines = view.document.getText().split("\n");
      assert.match(lines[0] ?? "", /^# Annotations in opened-\d+\.md$/u);
      assert.deepEqual(lines.slice(1), [
        "",
        "2 annotations",
        "",
        "## a",
        "",
        "- **Comment**: x",
        "",
        "### b",
        "",
        "#### c",
        "",
        "- **Question** · @mara · 2026-03-14: y",
        "  - **Reply**: z",
        "",
      ]);
      assert.equal(view.document.languageId, "markdown");
    });

    it("keep the cursor both ways", async () => {
      const note = await openNote("markdown", "# a【x】\n\n- b\n  - c【?y】|\n- d\n");
      const view = await open("showAnnotations");
      await untilAt(view, "- **Question**: |y");
      goTo(note.editor, "x】");
      await untilAt(view, "- **Comment**: |x");
      goTo(note.editor, "# a");
      await untilAt(view, "## |a");
      const active = await focus(view);
      goTo(active, "- **Question**");
      const noteEditor = vscode.window.visibleTextEditors.find(
        ({ document }) => document === note.document,
      );
      assert.isDefined(noteEditor);
      await untilAt(noteEditor, "  - c【|?y】");
    });

    it("follow the note, and say when there are none", async () => {
      const note = await openNote("markdown", "# a【x】\n\n- b\n");
      const view = await open("showAnnotations");
      await edit(note, "【x】", "");
      await until(
        () => view.document.getText().endsWith("\n\nThis note has no annotations.\n"),
        `no annotations, not ${view.document.getText()}`,
      );
    });
  });

  describe("as a comparison", () => {
    it("have the author's text on the left and the note on the right", async () => {
      const note = await openNote("markdown", "- a【x】\n- b\n- c|\n");
      await run("compareWithAuthorText");
      await until(
        () =>
          vscode.window.tabGroups.activeTabGroup.activeTab?.input instanceof
          vscode.TabInputTextDiff,
        "the comparison",
      );
      const tab = vscode.window.tabGroups.activeTabGroup.activeTab;
      assert.match(tab?.label ?? "", /^opened-\d+\.md: author's text ↔ note$/u);
      const input = tab?.input as vscode.TabInputTextDiff;
      assert.equal(input.modified.toString(), note.document.uri.toString());
      await until(() => viewEditors().length > 0, "the left side");
      const [left] = viewEditors();
      assert.isDefined(left);
      await untilText(left, "- a\n- b\n- c\n");
      await until(
        () => vscode.window.activeTextEditor?.document === note.document,
        "the note on the right",
      );
      await until(() => vscode.window.activeTextEditor?.selection.active.line === 2, "the cursor");
      await edit(note, "b\n", "b【new】 d\n");
      await untilText(left, "- a\n- b d\n- c\n");
    });
  });
});
