import * as vscode from "vscode";
import type { Note } from "../../core/index.js";
import { hint } from "../platform/hint.js";
import { messages } from "../platform/messages.js";
import type { NoteSource } from "./noteSource.js";

/** The note that the reader works in, with its editor. */
export interface OpenNote {
  readonly editor: vscode.TextEditor;
  /** Of the document's version of now. */
  readonly note: Note;
}

/** Finds the note in the active editor, or in the one that was active before a view took the focus. Says so if there is none. */
export async function findOpenNote(notes: NoteSource): Promise<OpenNote | null> {
  const { activeTextEditor: active, visibleTextEditors } = vscode.window;
  const editor =
    active !== undefined && notes.isNote(active.document)
      ? active
      : visibleTextEditors.find(({ document }) => document === notes.activeNote);
  const note = editor === undefined ? null : await notes.whenCurrent(editor.document);
  if (editor === undefined || note === null) {
    hint(messages.noNote());
    return null;
  }
  return { editor, note };
}
