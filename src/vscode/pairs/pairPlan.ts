import * as vscode from "vscode";
import { likenessSteps, pairNames, renewedSidecar } from "../../core/pairs/index.js";
import { countMissingSteps } from "../../core/review/index.js";
import { toSidecarSteps } from "../../core/sidecar/index.js";
import type { SidecarContent } from "../../core/sidecar/index.js";
import { Failure } from "../platform/failure.js";
import { messages } from "../platform/messages.js";
import { runInSlices } from "../platform/slices.js";
import {
  bytesBefore,
  checkUnchanged,
  clearLeftovers,
  decodeText,
  encodeText,
  findSidecarLeftover,
  isSameBytes,
  isThere,
  nameOf,
  readSidecar,
  writeFiles,
} from "../files/index.js";
import type { WrittenFiles } from "../files/index.js";
import { pairMessages } from "./messages.js";
import type { NoteFile } from "./noteFile.js";

/** Texts that share at least this part of their lines are versions of one. */
const ALIKE = 0.5;

/** One of the two files that are to be written. */
export interface PlannedFile {
  readonly uri: vscode.Uri;
  readonly name: string;
  readonly bytes: Uint8Array;
  /** What is there now; null when nothing is. */
  readonly before: Uint8Array | null;
  /** What it will hold, in words: a size or a number. */
  readonly content: string;
}

/** What separating a note would write into a folder. Nothing was written yet. */
export interface PairPlan {
  readonly note: NoteFile;
  readonly folder: vscode.Uri;
  readonly author: PlannedFile;
  readonly sidecar: PlannedFile;
  /** What would be lost with the files that are there, in sentences; nothing where it is empty. */
  readonly losses: readonly string[];
  /** What of them is kept, in sentences. */
  readonly kept: readonly string[];
}

/**
 * Works out what separating a note would write.
 * @throws Failure where a file that is there cannot be read, or is open with unsaved changes
 */
export async function planPair(note: NoteFile, folder: vscode.Uri): Promise<PairPlan> {
  const names = pairNames(note.name);
  const sidecarUri = vscode.Uri.joinPath(folder, names.sidecar);
  const author = await planAuthor(note, vscode.Uri.joinPath(folder, names.author));
  // Read before what is kept of it: what another program writes in between is seen as a change.
  const before = await bytesBefore(sidecarUri);
  const old = await readOldSidecar(note, sidecarUri);
  const content = renewedSidecar(note.separated, note.name, old.content);
  const kept = content.orphans?.length ?? 0;
  const count = messages.annotations(note.separated.annotations.length);
  const sidecar: PlannedFile = {
    uri: sidecarUri,
    name: names.sidecar,
    bytes: await sidecarBytes(content),
    before,
    content: kept === 0 ? count : messages.joined([count, pairMessages.withoutPlace(kept)]),
  };
  const edits = isEdited(author, old.content) ? [pairMessages.authorWasEdited(author.name)] : [];
  return {
    note,
    folder,
    author,
    sidecar,
    losses: [...edits, ...old.losses],
    kept:
      kept === 0 ? [] : [pairMessages.sidecarKeeps(sidecar.name, pairMessages.withoutPlace(kept))],
  };
}

/** True when a file is there already and holds what it will hold. */
export function isSame({ before, bytes }: PlannedFile): boolean {
  return before !== null && isSameBytes(before, bytes);
}

/** The files that would take the place of others. */
export function replacedFiles({ author, sidecar }: PairPlan): readonly PlannedFile[] {
  return [author, sidecar].filter((file) => file.before !== null && !isSame(file));
}

/**
 * Writes what was planned: the sidecar first. It names the author text by its hash, so that a pair of which only this
 * half was written is recognised.
 *
 * @throws Failure where that does not work, or a file was changed since it was planned; the files are as before, or it
 *   says how they are
 */
export async function writePair({ author, sidecar }: PairPlan): Promise<WrittenFiles> {
  const wanted = [sidecar, author].filter((file) => !isSame(file));
  for (const { uri, before } of wanted) {
    await checkUnchanged(uri, before);
  }
  const written = await writeFiles(
    wanted.map(({ uri, bytes, before }) => ({ uri, bytes, isReplacing: before !== null })),
  );
  // What an earlier attempt left is out of date now: the note is where all of it comes from.
  await clearLeftovers([author.uri, sidecar.uri]);
  return written;
}

async function planAuthor({ name, separated }: NoteFile, uri: vscode.Uri): Promise<PlannedFile> {
  const bytes = encodeText(separated.text);
  // Half a character that an annotation held apart from its other half: UTF-8 cannot write it.
  if (decodeText(uri, bytes) !== separated.text) {
    throw new Failure(pairMessages.brokenSurrogate(name));
  }
  const before = await bytesBefore(uri);
  return { uri, name: nameOf(uri), bytes, before, content: pairMessages.bytes(bytes.length) };
}

/** A sidecar that is to be replaced. */
export interface OldSidecar {
  /** Null where there is none that is this note's. */
  readonly content: SidecarContent | null;
  /** What would be lost with it, in sentences. */
  readonly losses: readonly string[];
}

/** The sidecar that is there, as far as it can be read and is this note's. */
export async function readOldSidecar(
  { name, separated }: Pick<NoteFile, "name" | "separated">,
  uri: vscode.Uri,
): Promise<OldSidecar> {
  if (!(await isThere(uri))) {
    // Writing it may have been interrupted: what no note holds is in what was left.
    const leftover = await findSidecarLeftover(uri);
    return { content: leftover?.content ?? null, losses: [] };
  }
  try {
    const content = await readSidecar(uri);
    const other = content.name ?? name;
    if (other !== name && !(await isAlike(content.separated.text, separated.text))) {
      return { content: null, losses: [pairMessages.sidecarOfOther(nameOf(uri), other)] };
    }
    // The note may be another copy of the author's text, and the pair all that is left of the one with annotations.
    const missing = (await runInSlices(countMissingSteps(content.separated, separated))) ?? 0;
    const losses = missing === 0 ? [] : [pairMessages.notInNote(nameOf(uri), missing)];
    return { content, losses };
  } catch (error) {
    if (!(error instanceof Failure)) {
      throw error;
    }
    return { content: null, losses: [pairMessages.wouldBeLost(error.message)] };
  }
}

/** A note may have been renamed: what its sidecar says inside is its old name. Then the texts are alike. */
async function isAlike(text: string, other: string): Promise<boolean> {
  return ((await runInSlices(likenessSteps(text, other))) ?? 0) >= ALIKE;
}

/** True when an author text was changed since it was written, so that replacing it would lose something. */
function isEdited({ before, ...file }: PlannedFile, old: SidecarContent | null): boolean {
  if (before === null || isSame({ before, ...file }) || old === null) {
    return false;
  }
  return !isSameBytes(before, encodeText(old.separated.text));
}

/** The bytes of a sidecar. */
export async function sidecarBytes(content: SidecarContent): Promise<Uint8Array> {
  return encodeText((await runInSlices(toSidecarSteps(content))) ?? "");
}
