import * as vscode from "vscode";
import type { Note } from "../../core/index.js";
import type { Settings } from "../platform/settings.js";
import { runInSlices } from "../platform/slices.js";
import type { NoteSource } from "./noteSource.js";

/**
 * The note of a text document: the one that is kept, where the document counts as a note, else the text read as one in
 * the format that it shows.
 *
 * @throws What VS Code throws when there is no text to read: no such file, a binary file, one over 50 MB.
 */
export async function readNote(
  notes: NoteSource,
  settings: Settings,
  uri: vscode.Uri,
): Promise<Note> {
  const document = await vscode.workspace.openTextDocument(uri);
  const note = await notes.whenCurrent(document);
  if (note !== null) {
    return note;
  }
  const { parseNoteSteps } = await notes.loadParsing();
  const read = await runInSlices(
    parseNoteSteps(document.getText(), { ...settings.current.grammar }),
  );
  if (read === undefined) {
    throw new Error(`Reading ${uri.toString()} was cancelled`);
  }
  return read;
}
