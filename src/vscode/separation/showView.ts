import * as vscode from "vscode";
import type { NoteSource } from "../documents/index.js";
import { hint } from "../platform/hint.js";
import { messages as commonMessages } from "../platform/messages.js";
import { nameOf } from "../platform/nameOf.js";
import type { CursorSync } from "./cursorSync.js";
import { separationMessages as messages } from "./messages.js";
import type { NoteViews } from "./noteViews.js";
import { findDocument } from "./viewContent.js";
import { viewUri } from "./viewUri.js";
import type { ViewKind } from "./viewUri.js";

/** What showing a view takes. */
export interface ViewContext {
  readonly notes: NoteSource;
  readonly views: NoteViews;
  readonly cursors: CursorSync;
}

/** Opens a view of the active note beside it, or shows the one that is open. The note keeps the focus. */
export async function showView(context: ViewContext, kind: ViewKind): Promise<void> {
  const note = findNote(context);
  if (note === null) {
    return;
  }
  const view = await openView(kind, note);
  await vscode.window.showTextDocument(view, {
    viewColumn: columnOf(view.uri) ?? vscode.ViewColumn.Beside,
    preserveFocus: true,
    preview: false,
  });
  context.cursors.follow();
  hint(
    kind === "author" && hasNoAnnotations(context.notes, note)
      ? messages.sameAsNote()
      : messages.viewOpened(nameOf(view.uri)),
  );
}

/** Opens the editor's comparison of the active note with its author text, with the cursor where it was. */
export async function compareWithAuthorText(context: ViewContext): Promise<void> {
  const note = findNote(context);
  if (note === null) {
    return;
  }
  const cursor = vscode.window.visibleTextEditors.find(({ document }) => document === note)
    ?.selection.active;
  const author = await openView("compared", note);
  await vscode.commands.executeCommand(
    "vscode.diff",
    author.uri,
    note.uri,
    messages.comparison(nameOf(note.uri)),
    { preview: false, ...(cursor && { selection: new vscode.Range(cursor, cursor) }) },
  );
  if (hasNoAnnotations(context.notes, note)) {
    hint(messages.sameAsNote());
  }
}

/** The note in the active editor, or the one of which the active editor shows a view. Says so if there is none. */
function findNote({ notes, views }: ViewContext): vscode.TextDocument | null {
  const active = vscode.window.activeTextEditor?.document;
  const view = active === undefined ? null : views.viewIn(active);
  const note = view === null ? notes.activeNote : findDocument(view.note);
  if (note === null) {
    hint(commonMessages.noNote());
  }
  return note;
}

/** Makes the document of a view; it has the language of what it shows. */
async function openView(kind: ViewKind, note: vscode.TextDocument): Promise<vscode.TextDocument> {
  const document = await vscode.workspace.openTextDocument(viewUri(kind, note.uri));
  const language = kind === "annotations" ? "markdown" : note.languageId;
  return document.languageId === language
    ? document
    : vscode.languages.setTextDocumentLanguage(document, language);
}

/** The column in which a view has a tab. */
function columnOf(uri: vscode.Uri): vscode.ViewColumn | undefined {
  const wanted = uri.toString();
  return vscode.window.tabGroups.all.find(({ tabs }) =>
    tabs.some(
      ({ input }) => input instanceof vscode.TabInputText && input.uri.toString() === wanted,
    ),
  )?.viewColumn;
}

function hasNoAnnotations(notes: NoteSource, note: vscode.TextDocument): boolean {
  return notes.current(note)?.annotationCount === 0;
}
