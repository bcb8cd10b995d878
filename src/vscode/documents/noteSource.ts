import type * as vscode from "vscode";
import type { Note, NoteChange, NoteFormat } from "../../core/index.js";
import type { GivenTree } from "../../core/note/index.js";
import type { FormatChoice } from "../platform/settings.js";
import type { NoteParsing } from "./noteParsing.js";

/** A note was read or has followed its document. */
export interface NoteEvent {
  readonly document: vscode.TextDocument;
  readonly note: Note;
  /** The document's version that the note was made from. */
  readonly version: number;
  /** What changed since the note of the last event of this document; null when it was read anew. */
  readonly change: NoteChange | null;
}

/** How a document stands to being a note. */
export type NoteStatus =
  /** It is one. */
  | { readonly kind: "note"; readonly format: NoteFormat; readonly isByHand: boolean }
  /** It is being read for the first time. */
  | { readonly kind: "reading" }
  /** Plain text without sign of an outline: the reader can make it one. */
  | { readonly kind: "offered" }
  /** The reader has said that it is none. */
  | { readonly kind: "refused" }
  /** Reading it failed; the log says why. */
  | { readonly kind: "failed" };

/** Notes of open documents, kept up to date. */
export interface NoteSource {
  /** The note of exactly the document's version of now, else null. */
  current(document: vscode.TextDocument): Note | null;
  /** The last finished note, maybe of an older version: good for painting, not for positions. */
  latest(document: vscode.TextDocument): Note | null;
  /**
   * Waits until the note has caught up with its document; reads the document when nobody has yet. Null when it is no
   * note, was closed, or the token was cancelled.
   */
  whenCurrent(
    document: vscode.TextDocument,
    token?: vscode.CancellationToken,
  ): Promise<Note | null>;
  /**
   * Gives a document's note of now another tree; null for that of its text. Updates keep it, reading anew forgets it.
   * False, with nothing done, where the document has another note by now.
   */
  giveTree(document: vscode.TextDocument, note: Note, tree: GivenTree | null): boolean;
  /** Fires when a note was read or has caught up, or was given another tree. */
  readonly onDidChangeNote: vscode.Event<NoteEvent>;
  /** Fires when a document was closed that was a note, or ceased to be one. */
  readonly onDidCloseNote: vscode.Event<vscode.TextDocument>;
  /** True when the document counts as a note (for plain text: once it was read). */
  isNote(document: vscode.TextDocument): boolean;
  /** How a document stands to being a note; null when it cannot be one. */
  status(document: vscode.TextDocument): NoteStatus | null;
  /** Fires when what `status` says of a document may have changed. */
  readonly onDidChangeStatus: vscode.Event<vscode.TextDocument>;
  /**
   * The document of the active editor when it can be a note, whether it is one or not. Kept while something that is no
   * text editor has the focus and the document still has a tab.
   */
  readonly activeCandidate: vscode.TextDocument | null;
  /** The same when it is a note, else null. */
  readonly activeNote: vscode.TextDocument | null;
  /** Fires when `activeCandidate` or `activeNote` changed. */
  readonly onDidChangeActiveNote: vscode.Event<vscode.TextDocument | null>;
  /**
   * What turns texts into notes, for texts that are no open document's.
   *
   * @throws Failure when it cannot be loaded
   */
  loadParsing(): Promise<NoteParsing>;
  /** Sets a document's format by hand; null lets it be found again. Kept in the settings, for untitled ones in memory. */
  setFormat(document: vscode.TextDocument, choice: FormatChoice | null): Promise<void>;
}
