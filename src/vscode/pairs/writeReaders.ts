import * as vscode from "vscode";
import type { MergedReaders } from "../../core/editions/index.js";
import { pairNames, renewedSidecar } from "../../core/pairs/index.js";
import { separateSteps } from "../../core/separation/index.js";
import type { SidecarContent, SidecarOrphan } from "../../core/sidecar/index.js";
import {
  bytesBefore,
  checkUnchanged,
  clearLeftovers,
  folderOf,
  nameOf,
  openDocument,
  writeFiles,
} from "../files/index.js";
import type { WrittenFiles } from "../files/index.js";
import { messages } from "../platform/messages.js";
import { runInSlices } from "../platform/slices.js";
import { pairMessages } from "./messages.js";
import { lookAtTarget, writeNote } from "./noteTarget.js";
import type { NoteWriting } from "./noteTarget.js";
import { readOldSidecar, sidecarBytes } from "./pairPlan.js";
import type { MergingReaders } from "./readerDialogs.js";
import { readersMessages } from "./readersMessages.js";

/** A merged note that was written. */
export interface WrittenReaders {
  readonly uri: vscode.Uri;
  readonly writing: NoteWriting;
  /** The sidecar that keeps what found no place; null when everything did. */
  readonly sidecar: vscode.Uri | null;
}

/**
 * Writes a merged note, and first, where annotations found no place in it, its sidecar with them. Null when the reader did
 * not want a sidecar of that name replaced.
 *
 * @throws Failure where either cannot be written; then both are as they were
 */
export async function writeReaders(
  merging: MergingReaders,
  uri: vscode.Uri,
  merged: MergedReaders,
): Promise<WrittenReaders | null> {
  const target = await lookAtTarget(uri);
  const orphans = orphansOf(merged);
  const sidecar = orphans.length === 0 ? null : await planSidecar(merging, uri, merged, orphans);
  if (sidecar !== null && !(await mayReplace(merging, sidecar))) {
    return null;
  }
  const written = sidecar && (await writeSidecar(sidecar));
  try {
    const writing = await writeNote(target, merged.text);
    return { uri, writing, sidecar: sidecar?.uri ?? null };
  } catch (error) {
    await written?.takeBack();
    throw error;
  }
}

function orphansOf({ copies }: MergedReaders): readonly SidecarOrphan[] {
  return copies.flatMap(({ orphans }) =>
    orphans.map(({ annotation, oldPath, context, candidates }) => ({
      annotation,
      oldPath,
      context: { before: context, after: "" },
      candidates,
    })),
  );
}

/** The sidecar that is to be written. */
interface PlannedSidecar {
  readonly uri: vscode.Uri;
  readonly bytes: Uint8Array;
  /** What is there now; null when nothing is. */
  readonly before: Uint8Array | null;
  readonly losses: readonly string[];
}

/** Orphans go to those that a sidecar of this name keeps already, if it is this note's. */
async function planSidecar(
  { settings }: MergingReaders,
  note: vscode.Uri,
  { text }: MergedReaders,
  orphans: readonly SidecarOrphan[],
): Promise<PlannedSidecar> {
  const name = nameOf(note);
  const uri = vscode.Uri.joinPath(folderOf(note), pairNames(name).sidecar);
  const before = await bytesBefore(uri);
  const separated = await runInSlices(separateSteps(text, settings.current.grammar));
  if (separated === undefined) {
    throw new Error("Separating was cancelled");
  }
  const { content: old, losses } = await readOldSidecar({ name, separated }, uri);
  const { name: label = name, ...renewed } = renewedSidecar(separated, name, old);
  // One that is for these orphans alone has no name: it goes when they have their places.
  const named: SidecarContent = old?.name === undefined ? renewed : { ...renewed, name: label };
  const taken = new Set(separated.annotations.map(({ id }) => id));
  const all = [...(named.orphans ?? []), ...orphans].filter(({ annotation: { id } }) => {
    const isNew = !taken.has(id);
    taken.add(id);
    return isNew;
  });
  return { uri, bytes: await sidecarBytes({ ...named, orphans: all }), before, losses };
}

async function mayReplace(
  { dialogs }: MergingReaders,
  { uri, before, losses }: PlannedSidecar,
): Promise<boolean> {
  if (before === null) {
    return true;
  }
  const answer = await dialogs.ask({
    message: pairMessages.replaceFile(nameOf(uri)),
    detail: losses.length === 0 ? readersMessages.sidecarStays() : losses.join("\n\n"),
    buttons: [{ choice: "replace", title: pairMessages.replace() }],
  });
  return answer === "replace";
}

async function writeSidecar({ uri, bytes, before }: PlannedSidecar): Promise<WrittenFiles> {
  await checkUnchanged(uri, before);
  const written = await writeFiles([{ uri, bytes, isReplacing: before !== null }]);
  await clearLeftovers([uri]);
  return written;
}

/** Says what became of the copies. */
export async function tellOfReaders(
  { dialogs }: MergingReaders,
  { uri, writing, sidecar }: WrittenReaders,
  { copies }: MergedReaders,
): Promise<void> {
  const placed = copies.flatMap((copy) => copy.placed);
  const shared = sum(copies.map((copy) => copy.shared));
  const unsure = placed.filter(({ status }) => status !== "exact").length;
  const orphans = sum(copies.map((copy) => copy.orphans.length));
  const sentences = [
    readersMessages.merged(nameOf(uri), messages.annotations(placed.length - shared)),
    ...(writing.isUnsaved ? [pairMessages.notSavedYet()] : []),
    ...(shared === 0 ? [] : [readersMessages.shared(shared)]),
    ...(unsure === 0 ? [] : [readersMessages.unsure(unsure)]),
    ...(sidecar === null
      ? []
      : [pairMessages.orphansStay(pairMessages.withoutPlace(orphans), nameOf(sidecar))]),
  ];
  const answer = await dialogs.tell({
    message: messages.sentences(sentences),
    buttons: [{ choice: "open", title: pairMessages.openNote() }],
  });
  if (answer === "open") {
    await vscode.window.showTextDocument(await openDocument(uri));
  }
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
