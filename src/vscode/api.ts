import type * as vscode from "vscode";
import type { Note } from "../core/index.js";
import type { MarkdownIt } from "../core/markdownPreview/index.js";
import type { NoteEvent } from "./documents/index.js";
import type { ExportSummary } from "./exports/index.js";

/** What other extensions get from `activate`. */
export interface MarginaliaApi {
  /** Grows when the shape of this object changes. */
  readonly apiVersion: 1;
  /** The note of a text document, read now if it was not open; rejects where there is no text to read. */
  readonly getNote: (uri: vscode.Uri) => Promise<Note>;
  /** Fires when the note of an open document was read or has followed an edit. */
  readonly onDidChangeNote: vscode.Event<NoteEvent>;
  /** The annotated summary of a note as the content of a file, as Markdown when no format is asked for. */
  readonly exportSummary: ExportSummary;
  /** For the editor's Markdown preview: makes its parser show the annotations of notes. Gives what it was given. */
  readonly extendMarkdownIt: (md: MarkdownIt) => MarkdownIt;
}
