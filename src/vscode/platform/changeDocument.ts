import * as vscode from "vscode";
import type { TextChange } from "../../core/index.js";
import { toRange, toWorkspaceEdit } from "./convert.js";
import { editorOf } from "./editorOf.js";

/** An edit of line breaks is asked for so often where somebody else is writing: it is right on any text. */
const TRIES = 5;

/**
 * Changes a document as it is now through an editor that shows it, as one step to undo, which brings its selection back.
 *
 * @param changes in the document's offsets of now, none over another
 * @returns whether it was made: not when the document has changed meanwhile. An editor that cannot be written says true.
 */
export async function changeInEditor(
  editor: vscode.TextEditor,
  changes: readonly TextChange[],
): Promise<boolean> {
  return editor.edit((builder) => {
    for (const change of changes) builder.replace(toRange(editor.document, change), change.text);
  });
}

/**
 * Changes a document as it is now, as one step to undo.
 *
 * Where an editor shows it, that one makes the change: it asks for the document's version in the moment of writing. An
 * edit of the workspace asks before it has made itself ready, and VS Code 1.91 then makes it on any text
 * (`BulkTextEdits`, mended since). It is what remains where no editor shows the document, the editor was closed, or is
 * one that cannot be written, as the old side of a comparison.
 *
 * @param changes in the document's offsets of now, none over another
 * @returns whether it was made: not when the document has changed meanwhile
 */
export async function changeDocument(
  document: vscode.TextDocument,
  changes: readonly TextChange[],
): Promise<boolean> {
  if (changes.length === 0) return true;
  const { version } = document;
  const edit = toWorkspaceEdit(document, changes);
  const editor = editorOf(document);
  if (editor !== null) {
    // It rejects where it was closed meanwhile.
    const isMade = await changeInEditor(editor, changes).catch(() => null);
    if (isMade === false || document.version !== version) return isMade === true;
  }
  return vscode.workspace.applyEdit(edit);
}

/**
 * Gives all lines of a document these line breaks, as one step to undo. It is a step of its own: where one edit changes
 * both, undoing it puts the words beside their place, since the editor (1.139) counts the breaks of the other kind.
 *
 * @returns whether they are of that kind now
 */
export async function changeLineBreaks(
  document: vscode.TextDocument,
  eol: vscode.EndOfLine,
): Promise<boolean> {
  for (let tries = 0; tries < TRIES && document.eol !== eol && !document.isClosed; tries += 1) {
    const edit = new vscode.WorkspaceEdit();
    edit.set(document.uri, [vscode.TextEdit.setEndOfLine(eol)]);
    await vscode.workspace.applyEdit(edit);
  }
  return document.eol === eol;
}
