import * as vscode from "vscode";
import type { MergedReaders } from "../../core/editions/index.js";
import { pairNames } from "../../core/pairs/index.js";
import { separateSteps } from "../../core/separation/index.js";
import { toSidecarSteps } from "../../core/sidecar/index.js";
import type { SidecarContent, SidecarOrphan } from "../../core/sidecar/index.js";
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
  const sidecar = vscode.Uri.joinPath(folderOf(uri), pairNames(nameOf(uri)).sidecar);
  const written =
    orphans.length === 0 ? null : await keepOrphans(merging, sidecar, merged, orphans);
  try {
    const writing = await writeNote(target, merged.text);
    return { uri, writing, sidecar: written && sidecar };
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

/** Orphans go to those that a sidecar of this name keeps already. */
async function keepOrphans(
  { settings }: MergingReaders,
  sidecar: vscode.Uri,
  { text }: MergedReaders,
  orphans: readonly SidecarOrphan[],
): Promise<WrittenFiles> {
  const isReplacing = await isThere(sidecar);
  const known = isReplacing ? ((await readSidecar(sidecar)).orphans ?? []) : [];
  const separated = await runInSlices(separateSteps(text, settings.current.grammar));
  if (separated === undefined) {
    throw new Error("Separating was cancelled");
  }
  const taken = new Set(separated.annotations.map(({ id }) => id));
  const all = [...known, ...orphans].filter(({ annotation: { id } }) => {
    const isNew = !taken.has(id);
    taken.add(id);
    return isNew;
  });
  const content: SidecarContent = { separated, orphans: all };
  const json = await runInSlices(toSidecarSteps(content));
  const bytes = encodeText(json ?? "");
  return writeFiles([{ uri: sidecar, bytes, isReplacing }]);
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
