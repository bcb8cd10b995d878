import * as vscode from "vscode";
import type { MergedReaders } from "../../core/editions/index.js";
import { pairNames, renewedSidecar } from "../../core/pairs/index.js";
import { separateSteps } from "../../core/separation/index.js";
import { toSidecarSteps } from "../../core/sidecar/index.js";
import type { SidecarOrphan } from "../../core/sidecar/index.js";
import { encodeText, folderOf, isThere, nameOf, readSidecar, writeFiles } from "../files/index.js";
import type { WrittenFiles } from "../files/index.js";
import { messages } from "../platform/messages.js";
import { runInSlices } from "../platform/slices.js";
import { pairMessages } from "./messages.js";
import { openDocument } from "./noteFile.js";
import { lookAtTarget, writeNote } from "./noteTarget.js";
import type { NoteWriting } from "./noteTarget.js";
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
 * Writes a merged note, and first, where annotations found no place in it, its sidecar with them.
 * @throws Failure where either cannot be written; then both are as they were
 */
export async function writeReaders(
  merging: MergingReaders,
  uri: vscode.Uri,
  merged: MergedReaders,
): Promise<WrittenReaders> {
  const target = await lookAtTarget(uri);
  const orphans = orphansOf(merged);
  const written = orphans.length === 0 ? null : await keepOrphans(merging, uri, merged, orphans);
  try {
    const writing = await writeNote(target, merged.text);
    return { uri, writing, sidecar: written && sidecarOf(uri) };
  } catch (error) {
    await written?.takeBack();
    throw error;
  }
}

function sidecarOf(note: vscode.Uri): vscode.Uri {
  return vscode.Uri.joinPath(folderOf(note), pairNames(nameOf(note)).sidecar);
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

/** Orphans go to those that a sidecar of this name keeps already, with all else that it keeps. */
async function keepOrphans(
  { settings }: MergingReaders,
  note: vscode.Uri,
  { text }: MergedReaders,
  orphans: readonly SidecarOrphan[],
): Promise<WrittenFiles> {
  const sidecar = sidecarOf(note);
  const isReplacing = await isThere(sidecar);
  const old = isReplacing ? await readSidecar(sidecar) : null;
  const separated = await runInSlices(separateSteps(text, settings.current.grammar));
  if (separated === undefined) {
    throw new Error("Separating was cancelled");
  }
  const renewed = renewedSidecar(separated, nameOf(note), old);
  // Two copies may have lost the same annotation.
  const all = [...(renewed.orphans ?? []), ...orphans].map(
    (one) => [one.annotation.id, one] as const,
  );
  const json = await runInSlices(
    toSidecarSteps({ ...renewed, orphans: [...new Map(all).values()] }),
  );
  if (json === undefined) {
    throw new Error("Writing the sidecar was cancelled");
  }
  return writeFiles([{ uri: sidecar, bytes: encodeText(json), isReplacing }]);
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
    message: sentences.reduce((text, sentence) => pairMessages.sentences(text, sentence)),
    buttons: [{ choice: "open", title: pairMessages.openNote() }],
  });
  if (answer === "open") {
    await vscode.window.showTextDocument(await openDocument(uri));
  }
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
