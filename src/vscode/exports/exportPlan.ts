import * as vscode from "vscode";
import {
  freeName,
  isTextFormat,
  summaryName,
  takesSeveralNotes,
} from "../../core/exportChoices/index.js";
import type { ExportChoices } from "../../core/exportChoices/index.js";
import { commonFolder, folderOf, isThere, movedFolder, nameOf } from "../files/index.js";
import { Failure } from "../platform/failure.js";
import type { ExportDialogs } from "./exportDialogs.js";
import type { ExportPlace } from "./exportPlace.js";
import type { ExportSubject } from "./exportSubject.js";
import { exportMessages } from "./messages.js";

/** What becomes of files that are there already. */
export type WithExisting = "ask" | "replace" | "keep" | "skip";

/** A file that is to be made of notes. */
export interface PlannedFile {
  readonly notes: readonly vscode.Uri[];
  /** Null where the summary goes to no file. */
  readonly target: vscode.Uri | null;
  /** The reader has said that what is there may be replaced. */
  readonly isReplacing: boolean;
}

/**
 * Finds out which files an export makes.
 * @throws Failure when the place cannot take it, or is one of the notes
 */
export function planFiles(
  { uris, named, only }: ExportSubject,
  { format }: ExportChoices,
  place: ExportPlace,
): readonly PlannedFile[] {
  if (place.kind === "editor" || place.kind === "clipboard") {
    if (!isTextFormat(format)) throw new Failure(exportMessages.notText());
    if (only === null) throw new Failure(exportMessages.oneNoteOnly());
    return [{ notes: uris, target: null, isReplacing: false }];
  }
  if (place.kind === "file") {
    if (only === null && !takesSeveralNotes(format)) {
      throw new Failure(exportMessages.sidecarApart());
    }
    // What was found under the name that all of it goes to is the export of before, and no note.
    const target = place.uri.toString();
    const notes = uris.filter((note) => named.has(target) || note.toString() !== target);
    if (notes.length === 0) throw new Failure(exportMessages.isNote(nameOf(place.uri)));
    return [planned(notes, place.uri, notes)];
  }
  const top = commonFolder(uris);
  const taken = new Set<string>();
  return uris.map((note) => {
    const folder = place.kind === "beside" ? folderBeside(note) : movedFolder(note, top, place.uri);
    const at = (name: string): vscode.Uri => vscode.Uri.joinPath(folder, name);
    // `a.md` and `a.txt` in one folder would have the same.
    const name = freeName(summaryName(nameOf(note), format), (one) =>
      taken.has(at(one).toString()),
    );
    taken.add(at(name).toString());
    return planned([note], at(name), uris);
  });
}

function folderBeside(note: vscode.Uri): vscode.Uri {
  if (note.scheme !== "untitled") return folderOf(note);
  const [first] = vscode.workspace.workspaceFolders ?? [];
  if (first === undefined) throw new Failure(exportMessages.noFolder(nameOf(note)));
  return first.uri;
}

function planned(
  notes: readonly vscode.Uri[],
  target: vscode.Uri,
  all: readonly vscode.Uri[],
): PlannedFile {
  if (all.some((note) => note.toString() === target.toString())) {
    throw new Failure(exportMessages.isNote(nameOf(target)));
  }
  return { notes, target, isReplacing: false };
}

/**
 * Decides about files that are there already; asks where it is to be asked.
 * @returns undefined when the reader went away
 */
export async function decideExisting(
  dialogs: ExportDialogs,
  files: readonly PlannedFile[],
  existing: WithExisting,
): Promise<readonly PlannedFile[] | undefined> {
  const taken = new Set<string>();
  for (const { target } of files) {
    if (target !== null && (await isThere(target))) taken.add(target.toString());
  }
  if (taken.size === 0) return files;
  const decision = existing === "ask" ? await ask(dialogs, files, taken) : existing;
  if (decision === undefined) return undefined;
  // A new name is also none that another file of this export has, written or not.
  const names = new Set(files.map(({ target }) => target?.toString() ?? ""));
  const decided: PlannedFile[] = [];
  for (const file of files) {
    const { target } = file;
    if (target === null || !taken.has(target.toString())) decided.push(file);
    else if (decision === "replace") decided.push({ ...file, isReplacing: true });
    else if (decision === "keep") {
      const free = await freeUri(target, names);
      names.add(free.toString());
      decided.push({ ...file, target: free });
    }
  }
  return decided;
}

async function ask(
  dialogs: ExportDialogs,
  files: readonly PlannedFile[],
  taken: ReadonlySet<string>,
): Promise<Exclude<WithExisting, "ask"> | undefined> {
  const [first] = files;
  if (files.length === 1 && first?.target instanceof vscode.Uri) {
    return dialogs.ask<"replace" | "keep">({
      message: exportMessages.replaceFile(nameOf(first.target)),
      buttons: [
        { choice: "replace", title: exportMessages.replace() },
        {
          choice: "keep",
          title: exportMessages.keepBoth(nameOf(await freeUri(first.target, taken))),
        },
      ],
    });
  }
  return dialogs.ask<"replace" | "keep" | "skip">({
    message: exportMessages.replaceFiles(taken.size, files.length),
    buttons: [
      { choice: "replace", title: exportMessages.replace() },
      { choice: "keep", title: exportMessages.newNames() },
      { choice: "skip", title: exportMessages.skip() },
    ],
  });
}

/** The first name with a number that no file has, nor is to have. */
async function freeUri(target: vscode.Uri, names: ReadonlySet<string>): Promise<vscode.Uri> {
  const at = (name: string): vscode.Uri => vscode.Uri.joinPath(folderOf(target), name);
  const tried = new Set(names);
  for (;;) {
    const uri = at(freeName(nameOf(target), (name) => tried.has(at(name).toString())));
    if (!(await isThere(uri))) return uri;
    tried.add(uri.toString());
  }
}
