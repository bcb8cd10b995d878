import * as vscode from "vscode";
import { pairNames } from "../../core/pairs/index.js";
import { Failure } from "../platform/failure.js";
import type { Log } from "../platform/log.js";
import { formatNumber, messages } from "../platform/messages.js";
import { isCancelled, withProgress } from "../platform/progress.js";
import type { Progress } from "../platform/progress.js";
import type { Dialogs } from "../platform/dialogs.js";
import {
  commonFolder,
  findNotes,
  folderOf,
  isThere,
  movedFolder,
  nameOf,
  openedDocument,
  showLeftOut,
} from "../files/index.js";
import type { LeftOut } from "../files/index.js";
import { pairMessages } from "./messages.js";
import { readNoteFile } from "./noteFile.js";
import { isSame, planPair, replacedFiles, writePair } from "./pairPlan.js";
import type { Separating } from "./separateNote.js";

/** What separating many notes needs. */
export interface SeparatingMany extends Separating {
  readonly log: Log;
}

/** Gives the folder for the pair of a note. */
type FolderFor = (note: vscode.Uri) => vscode.Uri;

/** Separates the notes among the files and in the folders chosen; one that cannot be is left out and the rest go on. */
export async function separateNotes(
  separating: SeparatingMany,
  chosen: readonly vscode.Uri[],
): Promise<void> {
  const files = await withProgress(pairMessages.looking(), (_, token) => findNotes(chosen, token));
  if (files === null) {
    return;
  }
  if (files.length === 0) {
    await separating.dialogs.tell({ message: pairMessages.noNotesThere(), buttons: [] });
    return;
  }
  const folderFor = await askForPlace(separating.dialogs, files);
  const existing = folderFor && (await countExisting(files, folderFor));
  const answer = existing === null ? undefined : await askToReplace(separating.dialogs, existing);
  if (folderFor === null || answer === undefined) {
    return;
  }
  const run = new ManyNotes(separating, folderFor, answer);
  await withProgress(pairMessages.separating(), (progress, token) =>
    run.separate(files, progress, token),
  );
  await run.tell(files.length);
}

/** Asks where to; null when the reader went away. */
async function askForPlace(
  dialogs: Dialogs,
  files: readonly vscode.Uri[],
): Promise<FolderFor | null> {
  const count = pairMessages.notes(files.length);
  const existing = await countExisting(files, folderOf);
  const place = await dialogs.pick(pairMessages.placeTitle(count), [
    {
      label: `$(note) ${pairMessages.besideNotes()}`,
      detail: pairMessages.existAlready(formatNumber(existing), count),
      choice: "beside",
    },
    {
      label: `$(folder) ${pairMessages.inOneFolder()}`,
      detail: pairMessages.inOneFolderDetail(),
      choice: "folder",
    },
  ]);
  if (place !== "folder") {
    return place === "beside" ? folderOf : null;
  }
  const top = commonFolder(files);
  const folder = await dialogs.pickFolder(pairMessages.chooseFolder(), top ?? undefined);
  return folder === undefined ? null : (file) => movedFolder(file, top, folder);
}

async function countExisting(files: readonly vscode.Uri[], folderFor: FolderFor): Promise<number> {
  let count = 0;
  for (const file of files) {
    const { author, sidecar } = pairNames(nameOf(file));
    const uris = [author, sidecar].map((name) => vscode.Uri.joinPath(folderFor(file), name));
    const there = await Promise.all(uris.map(isThere));
    if (there.includes(true)) {
      count += 1;
    }
  }
  return count;
}

/** What becomes of pairs that are there. */
type WithExisting = "replace" | "skip";

async function askToReplace(dialogs: Dialogs, count: number): Promise<WithExisting | undefined> {
  if (count === 0) {
    return "skip";
  }
  return dialogs.ask<WithExisting>({
    message: pairMessages.someExist(pairMessages.notes(count)),
    detail: pairMessages.someExistDetail(),
    buttons: [
      { choice: "replace", title: pairMessages.replace() },
      { choice: "skip", title: pairMessages.skip() },
    ],
  });
}

/** Separates note after note and remembers what came of it. */
export class ManyNotes {
  readonly #separating: SeparatingMany;
  readonly #folderFor: FolderFor;
  readonly #withExisting: WithExisting;
  readonly #leftOut: LeftOut[] = [];
  /** Sidecars that were written: `a.md` and `a.txt` in one folder would have the same. */
  readonly #sidecars = new Set<string>();
  #notes = 0;
  #annotations = 0;

  constructor(separating: SeparatingMany, folderFor: FolderFor, withExisting: WithExisting) {
    this.#separating = separating;
    this.#folderFor = folderFor;
    this.#withExisting = withExisting;
  }

  /** Separates the notes in these files, one after the other, until all are done or the token is cancelled. */
  async separate(
    files: readonly vscode.Uri[],
    progress: Progress,
    token: vscode.CancellationToken,
  ): Promise<void> {
    const increment = 100 / files.length;
    for (const uri of files) {
      if (isCancelled(token)) {
        return;
      }
      progress.report({ message: nameOf(uri), increment });
      const reason = await this.#separateOne(uri, token).catch((error: unknown) =>
        this.#describe(uri, error),
      );
      // What was given up was not left out.
      if (reason !== null && !isCancelled(token)) {
        this.#leftOut.push({ uri, reason });
      }
    }
  }

  /** Says what was done. */
  async tell(all: number): Promise<void> {
    const { dialogs, log } = this.#separating;
    const notes = this.#notes;
    const done =
      notes + this.#leftOut.length < all
        ? pairMessages.stopped(notes, all)
        : pairMessages.separatedMany(
            pairMessages.notes(notes),
            messages.annotations(this.#annotations),
          );
    if (this.#leftOut.length === 0) {
      await dialogs.tell({ message: done, buttons: [] });
      return;
    }
    for (const { uri, reason } of this.#leftOut) {
      log.warn(`Not separated: ${uri.toString()}: ${reason}`);
    }
    const message = messages.sentences([done, pairMessages.leftOut(this.#leftOut.length)]);
    const buttons = [{ choice: "show", title: pairMessages.showLeftOut() }] as const;
    if ((await dialogs.tell({ message, isWarning: notes === 0, buttons })) === "show") {
      await showLeftOut(dialogs, pairMessages.leftOutTitle(), this.#leftOut);
    }
  }

  /** Null, or why the note was left out. */
  async #separateOne(uri: vscode.Uri, token: vscode.CancellationToken): Promise<string | null> {
    if (openedDocument(uri)?.isDirty === true) {
      return pairMessages.leftOutUnsaved();
    }
    const folder = this.#folderFor(uri);
    const sidecar = vscode.Uri.joinPath(folder, pairNames(nameOf(uri)).sidecar).toString();
    if (this.#sidecars.has(sidecar)) {
      return pairMessages.leftOutClash();
    }
    const note = await readNoteFile(this.#separating, uri, token);
    if (note.separated.annotations.length === 0) {
      return pairMessages.leftOutNothing();
    }
    const plan = await planPair(note, folder);
    const replaced = replacedFiles(plan);
    if (replaced.length > 0 && this.#withExisting === "skip") {
      return pairMessages.leftOutExists();
    }
    if (isSame(plan.author) && isSame(plan.sidecar)) {
      return pairMessages.leftOutSame();
    }
    // Nobody is asked about each note: what only the old files hold is not given up.
    if (plan.losses.length > 0) {
      return messages.sentences(plan.losses);
    }
    if (isCancelled(token)) {
      return null;
    }
    await writePair(plan);
    this.#sidecars.add(sidecar);
    this.#notes += 1;
    this.#annotations += note.separated.annotations.length;
    return null;
  }

  #describe(uri: vscode.Uri, error: unknown): string {
    if (error instanceof Failure) {
      return error.message;
    }
    this.#separating.log.error(`Separating ${uri.toString()} failed`, error);
    return pairMessages.leftOutFailed();
  }
}
