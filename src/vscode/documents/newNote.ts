import * as vscode from "vscode";
import type { Note } from "../../core/index.js";
import { messages } from "../platform/messages.js";
import type { NoteSource } from "./noteSource.js";

/** Opens a text as an untitled note in the format that it shows, and says what is in it. */
export async function openTextAsNote(notes: NoteSource, text: string): Promise<void> {
  const { detectFormat } = await notes.loadParsing();
  const format = detectFormat(text);
  const document = await vscode.workspace.openTextDocument({
    content: text,
    language: format === "markdown" ? "markdown" : "plaintext",
  });
  await vscode.window.showTextDocument(document);
  await tellOfNote(notes, document);
}

/** Opens a file as a note and says what is in it; the file stays as it is. */
export async function openFileAsNote(notes: NoteSource, uri: vscode.Uri): Promise<void> {
  const document = await vscode.workspace.openTextDocument(uri);
  await vscode.window.showTextDocument(document);
  await tellOfNote(notes, document);
}

/** Text that was opened on purpose is a note, even where nothing in it shows that it is one. */
async function tellOfNote(notes: NoteSource, document: vscode.TextDocument): Promise<void> {
  let note = await notes.whenCurrent(document);
  if (note === null && notes.status(document)?.kind === "offered") {
    await notes.setFormat(document, "indented");
    note = await notes.whenCurrent(document);
  }
  if (note !== null) {
    // Not awaited: it resolves when the reader closes it.
    void vscode.window.showInformationMessage(describeNote(note));
  }
}

function describeNote(note: Note): string {
  const nodes = messages.nodes(note.nodeCount);
  const summary = messages.newNote(note.format, nodes, messages.annotations(note.annotationCount));
  const lines = note.furniture.reduce(
    (sum, { start, end }) => sum + note.slice(start, end).trimEnd().split("\n").length,
    0,
  );
  return lines === 0 ? summary : messages.newNoteWithFurniture(summary, lines);
}
