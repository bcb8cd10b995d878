import * as vscode from "vscode";
import { isSummaryName } from "../../core/exportChoices/index.js";
import type { Note, NoteNode } from "../../core/index.js";
import { readNote } from "../documents/index.js";
import type { FeatureContext } from "../documents/index.js";
import { isRowArgument } from "../edits/index.js";
import { findNotes, isFolder, nameOf, openDocument } from "../files/index.js";
import { Failure } from "../platform/failure.js";
import { withProgress } from "../platform/progress.js";
import { exportMessages } from "./messages.js";

/** A note that is to be exported, read. */
export interface ReadSubject {
  readonly document: vscode.TextDocument;
  readonly note: Note;
}

/** What is to be exported. */
export interface ExportSubject {
  /** At least one. */
  readonly uris: readonly vscode.Uri[];
  /** Addresses of those that were chosen one by one; the others were found in folders or by patterns. */
  readonly named: ReadonlySet<string>;
  /** The only note, read; null where there are several. */
  readonly only: ReadSubject | null;
  /** The node of the row that the command was called on; null where it was called on none. */
  readonly node: NoteNode | null;
}

/** Files and folders to export. */
export interface ChosenFiles {
  /** Chosen one by one: of these nothing is left out. */
  readonly named: readonly vscode.Uri[];
  /** Found by patterns: summaries of before are left out, as in folders. */
  readonly matched: readonly vscode.Uri[];
}

/** Where notes are read from. */
export type Reading = Pick<FeatureContext, "notes" | "settings">;

/**
 * Finds what a command is to export: the node of a row of the outline; the notes among files and in folders that were
 * chosen in the explorer; else the active note.
 *
 * @returns null when there is nothing to export, after the reader was told so by `tell`, or he cancelled
 * @throws Failure when a file is none that can be read
 */
export async function findSubject(
  reading: Reading,
  args: readonly unknown[],
  tell: (message: string) => void,
): Promise<ExportSubject | null> {
  const [first, several] = args;
  const chosen = Array.isArray(several) && several.length > 0 ? (several as unknown[]) : [first];
  const uris = chosen.filter((one) => one instanceof vscode.Uri);
  if (uris.length > 0) return subjectOfFiles(reading, { named: uris, matched: [] }, tell);
  const document = reading.notes.activeNote;
  const note = document === null ? null : await reading.notes.whenCurrent(document);
  if (document === null || note === null) {
    tell(exportMessages.noNote());
    return null;
  }
  const node = isRowArgument(first) ? note.follow(first.node) : null;
  if (isRowArgument(first) && node === null) throw new Failure(exportMessages.partGone());
  const { uri } = document;
  return { uris: [uri], named: addresses([uri]), only: { document, note }, node };
}

/** The subject that files and folders make. */
export async function subjectOfFiles(
  reading: Reading,
  chosen: ChosenFiles,
  tell: (message: string) => void,
): Promise<ExportSubject | null> {
  const all = [...chosen.named, ...chosen.matched];
  const named = addresses(chosen.named);
  const [one] = chosen.named;
  if (one !== undefined && all.length === 1 && !(await isFolder(one))) {
    return { uris: [one], named, only: await readSubject(reading, one), node: null };
  }
  const found = await withProgress(exportMessages.looking(), (_, token) => findNotes(all, token));
  const uris = found?.filter((uri) => named.has(uri.toString()) || !isSummaryName(nameOf(uri)));
  if (uris?.length === 0) tell(exportMessages.noNotesThere());
  const [only] = uris ?? [];
  if (uris === undefined || only === undefined) return null;
  const read = uris.length === 1 ? await readSubject(reading, only) : null;
  return { uris, named, only: read, node: null };
}

/** The addresses of files, to look others up among them. */
export function addresses(uris: readonly vscode.Uri[]): ReadonlySet<string> {
  return new Set(uris.map((uri) => uri.toString()));
}

/**
 * Reads a note as it is now, with what is not saved.
 * @throws Failure when there is no text in it
 */
export async function readSubject(reading: Reading, uri: vscode.Uri): Promise<ReadSubject> {
  const document = await openDocument(uri);
  return { document, note: await readNote(reading.notes, reading.settings, uri) };
}

/**
 * Reads a file of a folder: what does not count as a note is left out.
 * @throws Failure when it is none
 */
export async function readFound(
  { notes }: Reading,
  uri: vscode.Uri,
  token: vscode.CancellationToken,
): Promise<ReadSubject | null> {
  const document = await openDocument(uri);
  const note = await notes.whenCurrent(document, token);
  if (token.isCancellationRequested) return null;
  if (note === null) throw new Failure(exportMessages.notANote(nameOf(uri)));
  return { document, note };
}

/** What the subject is called. */
export function nameSubject({ uris, only, node }: ExportSubject): string {
  if (only === null) return exportMessages.notes(uris.length);
  const name = nameOf(only.document.uri);
  return node === null ? exportMessages.subject(name) : exportMessages.partOf(node.label, name);
}
