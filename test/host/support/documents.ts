import { assert } from "chai";
import {
  commands,
  Range,
  window,
  workspace,
  WorkspaceEdit,
  type ExtensionContext,
  type TextDocument,
} from "vscode";

/**
 * Shows a new untitled document with this text. The name of a closed one is given again at once, and until the host
 * has heard of the closing it takes the new document for the old one: then another is asked for.
 */
export async function showText(content: string, language = "markdown"): Promise<TextDocument> {
  for (let tries = 0; tries < 200; tries++) {
    const document = await workspace.openTextDocument({ content, language });
    if (document.getText() === content) {
      await window.showTextDocument(document);
      return document;
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  assert.fail("the host keeps giving a document that was closed");
}

/** Replaces the text between two offsets as one edit. */
export async function replace(
  document: TextDocument,
  [start, end]: readonly [start: number, end: number],
  text: string,
): Promise<void> {
  const edit = new WorkspaceEdit();
  const range = new Range(document.positionAt(start), document.positionAt(end));
  edit.replace(document.uri, range, text);
  assert.isTrue(await workspace.applyEdit(edit));
}

/** Closes every editor; untitled ones without a question. */
export async function closeAll(): Promise<void> {
  for (const editor of window.visibleTextEditors) {
    if (editor.document.isUntitled || editor.document.isDirty) {
      await window.showTextDocument(editor.document);
      await commands.executeCommand("workbench.action.revertAndCloseActiveEditor");
    }
  }
  await commands.executeCommand("workbench.action.closeAllEditors");
}

/** Waits until a condition holds; fails with what was waited for. */
export async function until(what: string, holds: () => boolean): Promise<void> {
  const end = Date.now() + 10_000;
  while (!holds()) {
    assert.isBelow(Date.now(), end, `waited in vain: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/** What is remembered between sessions, for one test. */
export function memory(): ExtensionContext["workspaceState"] {
  const values = new Map<string, unknown>();
  return {
    keys: () => [...values.keys()],
    get: <T>(key: string, otherwise?: T) => (values.has(key) ? (values.get(key) as T) : otherwise),
    update: (key: string, value: unknown) => {
      values.set(key, value);
      return Promise.resolve();
    },
  };
}
