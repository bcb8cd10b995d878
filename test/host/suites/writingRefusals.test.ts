import { assert } from "chai";
import * as vscode from "vscode";
import { Failure } from "../../../src/vscode/platform/failure.js";
import type { CommandId } from "../../../src/vscode/platform/ids.js";
import { fixAllProblems } from "../../../src/vscode/problems/fixAllProblems.js";
import { renameTag } from "../../../src/vscode/words/renameTag.js";
import { createWriting } from "../../../src/vscode/writing/writingFeature.js";
import { MemoryFiles } from "../support/memoryFiles.js";
import { closeEditors, openNote, until } from "../support/openNote.js";
import { notesInMemory } from "../support/notesInMemory.js";

/** Every command that changes a note, with arguments that ask nothing. */
const CHANGES = [
  ["addAnnotation", { text: "z" }],
  ["addAnnotationNode", { text: "z" }],
  ["editAnnotation", { text: "z" }],
  ["replyToAnnotation", { text: "z" }],
  ["deleteAnnotation"],
  ["setAnnotationKind", { kind: "doubt" }],
  ["toggleDone"],
  ["wrapSelection"],
  ["unwrapAnnotation"],
  ["markAsAuthor"],
] as const;

describe("what cannot be written is refused with words", () => {
  const world = notesInMemory();
  afterEach(closeEditors);

  /** Runs a command of the feature; the words of its refusal, or null. */
  async function refusal(name: string, ...args: unknown[]): Promise<string | null> {
    const feature = createWriting(world.context);
    const commands = feature.commands as Readonly<
      Record<CommandId, (...given: unknown[]) => Promise<unknown>>
    >;
    return refusalOf(() => commands[`marginalia.${name}` as CommandId](...args));
  }

  async function refusalOf(command: () => Promise<unknown>): Promise<string | null> {
    try {
      await command();
      return null;
    } catch (error) {
      assert.instanceOf(error, Failure);
      return error.message;
    }
  }

  async function show(uri: vscode.Uri): Promise<vscode.TextEditor> {
    const document = await vscode.workspace.openTextDocument(uri);
    const editor = await vscode.window.showTextDocument(document, { preview: false });
    editor.selection = new vscode.Selection(0, 2, 0, 3);
    await until(
      () => vscode.window.activeTextEditor?.document === document,
      "the editor to be active",
    );
    return editor;
  }

  const TODO = "- a【todo x】\n";

  it("a file of a file system that is read-only", async () => {
    const files = await new MemoryFiles(true).whenKnown();
    const { document } = await show(files.put("/n/a.md", TODO));
    for (const [name, ...args] of CHANGES) {
      const said = await refusal(name, ...args);
      // Such a document is no note at all where the reader did not ask for it.
      assert.isTrue(said === null || said.includes("read-only"), name);
      assert.equal(document.getText(), TODO, name);
    }
    files.dispose();
  });

  it("a document that the editor was told to protect", async () => {
    const editor = await show(world.files.put("/n/a.md", TODO));
    await vscode.commands.executeCommand("workbench.action.files.setActiveEditorReadonlyInSession");
    for (const [name, ...args] of CHANGES) {
      assert.include(await refusal(name, ...args), "read-only", name);
      assert.equal(editor.document.getText(), TODO, name);
    }
    await vscode.commands.executeCommand(
      "workbench.action.files.resetActiveEditorReadonlyInSession",
    );
    assert.isNull(await refusal("toggleDone"));
    assert.equal(editor.document.getText(), "- a【[x] x】\n");
  });

  it("the author's side of a comparison, though the note is beside it", async () => {
    const { document } = await openNote("markdown", TODO);
    await vscode.commands.executeCommand("marginalia.compareWithAuthorText");
    await until(
      () =>
        vscode.window.visibleTextEditors.some(
          ({ document: { uri } }) => uri.scheme === "marginalia",
        ),
      "the comparison",
    );
    await vscode.commands.executeCommand("workbench.action.compareEditor.focusSecondarySide");
    await until(
      () => vscode.window.activeTextEditor?.document.uri.scheme === "marginalia",
      "the author's side to be active",
    );
    for (const [name, ...args] of CHANGES) {
      assert.include(await refusal(name, ...args), "read-only", name);
    }
    const { context } = world;
    const rename = { from: "a", to: "b", hasSubTags: false };
    assert.include(await refusalOf(() => renameTag(context, rename)), "read-only");
    assert.include(await refusalOf(() => fixAllProblems(context)), "read-only");
    assert.equal(document.getText(), TODO);
    await vscode.commands.executeCommand("workbench.action.compareEditor.focusPrimarySide");
    await until(() => vscode.window.activeTextEditor?.document === document, "the note's side");
    assert.isNull(await refusal("addAnnotation", { text: "z" }));
    assert.equal(document.getText(), "- a【todo x】【z】\n");
  });

  it("a place of another version, and an annotation that is another one now", async () => {
    const editor = await show(world.files.put("/n/a.md", TODO));
    const { document } = editor;
    const target = { uri: document.uri.toString(), start: 3, version: document.version };
    const note = await world.context.notes.whenCurrent(document);
    assert.isNotNull(note);
    const row = { kind: "annotation", node: note.node(0), path: [0] };
    await editor.edit((builder) => {
      builder.insert(new vscode.Position(0, 9), "y");
    });
    const changed = document.getText();
    for (const [name, argument] of Object.entries({ target, row })) {
      assert.include(await refusal("deleteAnnotation", argument), "changed", name);
      assert.equal(document.getText(), changed);
    }
  });

  it("an annotation of the line behind those that are selected", async () => {
    const editor = await show(world.files.put("/n/a.md", "- a\n- 【b】\n"));
    editor.selection = new vscode.Selection(0, 0, 1, 0);
    for (const name of ["deleteAnnotation", "unwrapAnnotation"]) {
      assert.include(await refusal(name), "no annotation", name);
    }
    assert.equal(editor.document.getText(), "- a\n- 【b】\n");
  });

  it("commands without an annotation, and words that are none", async () => {
    const editor = await show(world.files.put("/n/a.md", "- a b\n- c\n"));
    const before = editor.document.getText();
    for (const name of ["editAnnotation", "deleteAnnotation", "toggleDone", "unwrapAnnotation"]) {
      assert.include(await refusal(name, { text: "z" }), "no annotation", name);
    }
    assert.include(await refusal("addAnnotation", { text: " " }), "words");
    assert.include(await refusal("addAnnotation", { text: "a\n\nb" }), "blank line");
    assert.include(await refusal("addAnnotation", { text: "x".repeat(10_001) }), "10,000");
    editor.selection = new vscode.Selection(0, 2, 0, 2);
    assert.include(await refusal("wrapSelection"), "Select");
    assert.equal(editor.document.getText(), before);
  });
});
