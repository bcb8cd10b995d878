import * as vscode from "vscode";
import { hint } from "../platform/hint.js";
import { messages } from "../platform/messages.js";
import type { Dialogs } from "../platform/dialogs.js";
import { Failure } from "../platform/failure.js";
import {
  clearLeftovers,
  folderOf,
  isSameBytes,
  nameOf,
  openDocument,
  readBytes,
} from "../files/index.js";
import type { WrittenFiles } from "../files/index.js";
import { pairMessages } from "./messages.js";
import { readNoteFile } from "./noteFile.js";
import type { NoteFile, NoteReading } from "./noteFile.js";
import { isSame, planPair, replacedFiles, writePair } from "./pairPlan.js";
import type { PairPlan, PlannedFile } from "./pairPlan.js";

/** What separating needs. */
export interface Separating extends NoteReading {
  readonly dialogs: Dialogs;
}

/**
 * Separates one note: asks where, shows what will be written, asks before a file is replaced. The note stays as it is,
 * but for being saved, which is asked too.
 */
export async function separateNote(
  separating: Separating,
  document: vscode.TextDocument,
): Promise<void> {
  const uri = await savedUri(separating.dialogs, document);
  const note = uri === null ? null : await readNoteFile(separating, uri);
  if (note === null || !(await isWorthIt(separating.dialogs, note))) {
    return;
  }
  const folder = await askForPlace(separating.dialogs, note);
  if (folder === undefined) {
    return;
  }
  const plan = await planPair(await ofNow(separating, note), folder);
  if (isSame(plan.author) && isSame(plan.sidecar)) {
    await clearLeftovers([plan.author.uri, plan.sidecar.uri]);
    await separating.dialogs.tell({
      message: pairMessages.alreadySeparated(note.name),
      buttons: [],
    });
  } else if (await mayReplace(separating.dialogs, plan)) {
    await tellOfPair(separating.dialogs, plan, await writePair(plan));
  }
}

/** The file of a document, which holds what the document shows; null when the reader did not want to save it. */
async function savedUri(
  dialogs: Dialogs,
  document: vscode.TextDocument,
): Promise<vscode.Uri | null> {
  if (document.isUntitled) {
    // The editor asks for a name and a place.
    return (await vscode.workspace.save(document.uri)) ?? null;
  }
  if (!document.isDirty) {
    return document.uri;
  }
  const name = nameOf(document.uri);
  const answer = await dialogs.ask({
    message: pairMessages.unsavedNote(name),
    buttons: [{ choice: "save", title: pairMessages.saveAndSeparate() }],
  });
  if (answer === undefined) {
    return null;
  }
  if (!(await document.save())) {
    throw new Failure(pairMessages.notSaved(name));
  }
  return document.uri;
}

async function isWorthIt(dialogs: Dialogs, { name, separated }: NoteFile): Promise<boolean> {
  if (separated.annotations.length > 0) {
    return true;
  }
  const answer = await dialogs.ask({
    message: pairMessages.noAnnotations(name),
    detail: pairMessages.noAnnotationsDetail(),
    buttons: [{ choice: "write", title: pairMessages.writeAnyway() }],
  });
  return answer === "write";
}

/** Asks for the folder, showing what would be written beside the note. */
async function askForPlace(dialogs: Dialogs, note: NoteFile): Promise<vscode.Uri | undefined> {
  const beside = folderOf(note.uri);
  const rows = [
    await besideRow(note, beside),
    {
      label: `$(folder) ${pairMessages.inFolder()}`,
      detail: pairMessages.inFolderDetail(),
      choice: "other" as const,
    },
  ];
  const title = pairMessages.placeTitle(pairMessages.quoted(note.name));
  const place = await dialogs.pick(title, rows);
  return place === "other"
    ? dialogs.pickFolder(pairMessages.chooseFolder(), beside)
    : place && beside;
}

async function besideRow(
  note: NoteFile,
  folder: vscode.Uri,
): Promise<vscode.QuickPickItem & { readonly choice: "beside" }> {
  const { author, sidecar } = await planPair(note, folder);
  const there = [author, sidecar].filter(({ before }) => before !== null);
  const isDone = isSame(author) && isSame(sidecar);
  return {
    label: `$(note) ${pairMessages.besideNote()}`,
    description: isDone ? pairMessages.bothSame() : pairMessages.exist(there.map(nameOfPlanned)),
    detail: messages.joined([describePlanned(author), describePlanned(sidecar)]),
    choice: "beside",
  };
}

function nameOfPlanned({ name }: PlannedFile): string {
  return name;
}

function describePlanned({ name, content }: PlannedFile): string {
  return pairMessages.planned(name, content);
}

/** The note as its file is now: dialogs take time. */
async function ofNow(separating: Separating, note: NoteFile): Promise<NoteFile> {
  const isOld = !isSameBytes(await readBytes(note.uri), note.bytes);
  return isOld ? readNoteFile(separating, note.uri) : note;
}

async function mayReplace(dialogs: Dialogs, plan: PairPlan): Promise<boolean> {
  const [one, other] = replacedFiles(plan);
  if (one === undefined) {
    return true;
  }
  const answer = await dialogs.ask({
    message:
      other === undefined
        ? pairMessages.replaceFile(one.name)
        : pairMessages.replaceFiles(one.name, other.name),
    detail: [...plan.losses, ...plan.kept].join("\n\n"),
    buttons: [{ choice: "replace", title: pairMessages.replace() }],
  });
  return answer === "replace";
}

/** Says what was done and which file is now the one to edit. */
async function tellOfPair(
  dialogs: Dialogs,
  { note, author, sidecar }: PairPlan,
  written: WrittenFiles,
): Promise<void> {
  const answer = await dialogs.tell({
    message: pairMessages.separated(note.name, author.name, sidecar.name),
    buttons: [
      { choice: "author", title: pairMessages.openAuthorText() },
      { choice: "sidecar", title: pairMessages.openAnnotations() },
      { choice: "undo", title: pairMessages.undo() },
    ],
  });
  if (answer === "undo") {
    await takeBack(dialogs, written);
  } else if (answer !== undefined) {
    const { uri } = answer === "author" ? author : sidecar;
    await vscode.window.showTextDocument(await openDocument(uri));
  }
}

/** Undoes what was written, and says so. */
export async function takeBack(dialogs: Dialogs, written: WrittenFiles): Promise<void> {
  if (await written.takeBack()) {
    hint(pairMessages.undone());
  } else {
    await dialogs.tell({ message: pairMessages.notUndone(), isWarning: true, buttons: [] });
  }
}
