import { assert } from "chai";
import * as vscode from "vscode";
import type { Note } from "../../../src/core/index.js";

/** A note of a test in its editor. */
export interface OpenNote {
  readonly document: vscode.TextDocument;
  readonly editor: vscode.TextEditor;
  readonly note: Note;
}

interface Api {
  getNote(uri: vscode.Uri): Promise<Note>;
}

let count = 0;

/**
 * Opens a text as a file, with the cursor where `|` stands, and waits until it was read. Each is a file of its own: the
 * editor and its Markdown support keep things by address, and names of untitled documents come again.
 */
export async function openNote(
  language: "markdown" | "plaintext",
  marked: string,
): Promise<OpenNote> {
  const cursor = marked.indexOf("|");
  const content = marked.replace("|", "");
  const document = await openFile(language === "markdown" ? "md" : "txt", content);
  const editor = await vscode.window.showTextDocument(document, { preview: false });
  const position = document.positionAt(Math.max(0, cursor));
  editor.selection = new vscode.Selection(position, position);
  return { document, editor, note: await noteOf(document) };
}

/** The note of a document as it is now. */
export async function noteOf({ uri }: vscode.TextDocument): Promise<Note> {
  const extension = vscode.extensions.getExtension<Api>("marginalia.marginalia");
  assert.isDefined(extension, "the extension is not installed");
  return (await extension.activate()).getNote(uri);
}

/** Writes a new file of the workspace and opens it as a document. */
export async function openFile(extension: string, content: string): Promise<vscode.TextDocument> {
  const folder = vscode.workspace.workspaceFolders?.[0];
  assert.isDefined(folder, "no folder is open");
  count += 1;
  const uri = vscode.Uri.joinPath(folder.uri, `opened-${count}.${extension}`);
  await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(content));
  return vscode.workspace.openTextDocument(uri);
}

/** Closes all editors without asking. */
export async function closeEditors(): Promise<void> {
  const end = performance.now() + CLOSING_LIMIT_MS;
  for (let count = countTabs(); count > 0;) {
    await vscode.commands.executeCommand("workbench.action.revertAndCloseActiveEditor");
    const isClosed = await until(() => countTabs() < count, "an editor to close", 500).then(
      () => true,
      () => false,
    );
    if (!isClosed) {
      // A group that became empty may be the active one until it is gone: then there was nothing to close in it.
      assert.isBelow(performance.now(), end, "waited for an editor to close");
      await vscode.commands.executeCommand("workbench.action.focusFirstEditorGroup");
    }
    count = countTabs();
  }
}

const CLOSING_LIMIT_MS = 8000;

function countTabs(): number {
  return vscode.window.tabGroups.all.reduce((count, { tabs }) => count + tabs.length, 0);
}

/** Waits until something holds; fails with what was waited for. */
export async function until(holds: () => boolean, what: string, limitMs = 20_000): Promise<void> {
  const end = performance.now() + limitMs;
  while (!holds()) {
    assert.isBelow(performance.now(), end, `waited for ${what}`);
    await pause(20);
  }
}

/** Lets time pass, where there is no event to wait for. */
export function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, milliseconds);
  });
}
