import type * as vscode from "vscode";
import type { Separated, Steps } from "../../core/index.js";
import { separateNoteSteps, separateSteps } from "../../core/separation/index.js";
import { isCandidate } from "../documents/index.js";
import type { FeatureContext } from "../documents/index.js";
import { Failure } from "../platform/failure.js";
import { runInSlices } from "../platform/slices.js";
import { decodeText, nameOf, openDocument, readBytes } from "../files/index.js";
import { pairMessages } from "./messages.js";

/** A note as its file holds it, taken apart. */
export interface NoteFile {
  readonly uri: vscode.Uri;
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly separated: Separated;
}

/** What is needed to read notes. */
export type NoteReading = Pick<FeatureContext, "notes" | "settings">;

/**
 * Reads a note from its file, to the byte: an editor's document has neither the byte order mark nor line breaks of two
 * kinds. How it is to be read is found as for a document, by the reader's word, its language and its text.
 *
 * @throws Failure where the file cannot be read, is no UTF-8 or no note, or the token was cancelled
 */
export async function readNoteFile(
  { notes, settings }: NoteReading,
  uri: vscode.Uri,
  token?: vscode.CancellationToken,
): Promise<NoteFile> {
  const name = nameOf(uri);
  if (!isCandidate(uri)) {
    throw new Failure(pairMessages.notAPlaceForNotes(name));
  }
  const bytes = await readBytes(uri);
  const text = decodeText(uri, bytes);
  const document = await openDocument(uri);
  const note = await notes.whenCurrent(document, token);
  if (note === null) {
    throw new Failure(pairMessages.notANote(name));
  }
  const { grammar } = settings.current;
  const steps: Steps<Separated> =
    note.text === text
      ? separateNoteSteps(note)
      : separateSteps(text, { ...grammar, format: note.format });
  const separated = await runInSlices(steps, token);
  if (separated === undefined) {
    throw new Failure(pairMessages.notANote(name));
  }
  return { uri, name, bytes, separated };
}
