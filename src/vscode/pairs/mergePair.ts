import * as vscode from "vscode";
import type { Steps } from "../../core/index.js";
import { likenessSteps, noteNameOf } from "../../core/pairs/index.js";
import { carriedOverSteps } from "../../core/review/index.js";
import { MergeError, mergeWithReportSteps } from "../../core/separation/index.js";
import { Failure } from "../platform/failure.js";
import { messages } from "../platform/messages.js";
import { runInSlices } from "../platform/slices.js";
import { folderOf, nameOf, openDocument, refuseUnsaved } from "../files/index.js";
import { fits } from "./findPair.js";
import type { AuthorFile, Pair } from "./findPair.js";
import { pairMessages } from "./messages.js";
import { readNoteFile } from "./noteFile.js";
import { holds, lookAtTarget, writeNote } from "./noteTarget.js";
import type { AlongWrite, NoteTarget, NoteWriting } from "./noteTarget.js";
import { sidecarBytes } from "./pairPlan.js";
import { takeBack } from "./separateNote.js";
import type { Separating } from "./separateNote.js";

/** What a pair was merged into. */
interface Merged {
  readonly pair: Pair;
  readonly text: string;
  readonly annotations: number;
  /** What the reader should know of it, in sentences. */
  readonly remarks: readonly string[];
  /** The sidecar of another edition, when the annotations were carried over. */
  readonly along: readonly AlongWrite[];
}

/** Tells what was done; resolves when the reader has closed it, so nothing should wait for that. */
export type Telling = () => Promise<void>;

/**
 * Puts a pair together again, asking wherever something could be lost.
 *
 * @returns what there is to tell; null when the reader went away
 * @throws Failure where it cannot be done; the files are as before
 */
export async function mergePair(merging: Separating, pair: Pair): Promise<Telling | null> {
  for (const uri of [pair.sidecar, ...(pair.author === null ? [] : [pair.author.uri])]) {
    refuseUnsaved(uri);
  }
  const choice = await chooseText(merging, pair);
  if (choice === undefined) {
    return null;
  }
  const name = noteName(pair);
  const merged =
    choice === "base" ? await mergeAsItWas(merging, pair) : await carryOver(merging, pair, name);
  const target = await chooseTarget(merging, merged, name);
  if (target === null) {
    return null;
  }
  if (holds(target, merged.text) && merged.along.length === 0) {
    const message = pairMessages.alreadyMerged(target.name);
    return async () => {
      await merging.dialogs.tell({ message, buttons: [] });
    };
  }
  const writing = await writeNote(target, merged.text, merged.along);
  return () => tellOfNote(merging, merged, target, writing);
}

function noteName({ sidecar, author, content }: Pair): string {
  return noteNameOf({
    sidecar: nameOf(sidecar),
    author: author && nameOf(author.uri),
    label: content.name,
    format: content.separated.grammar.format,
  });
}

/** The text that the annotations were taken from, or the author's file as it is now. */
type ChosenText = "base" | "edited";

/** Asks where the author's file is not the text that the annotations were taken from. */
async function chooseText({ dialogs }: Separating, pair: Pair): Promise<ChosenText | undefined> {
  const { author, sidecar } = pair;
  if (author === null || fits(pair)) {
    return "base";
  }
  return dialogs.ask<ChosenText>({
    message: pairMessages.otherText(nameOf(author.uri), nameOf(sidecar)),
    detail: await describeDifference(pair, author),
    buttons: [
      { choice: "edited", title: pairMessages.carryOver() },
      { choice: "base", title: pairMessages.useTextAsItWas() },
    ],
  });
}

async function describeDifference({ content }: Pair, author: AuthorFile): Promise<string> {
  const likeness = await runInSlices(likenessSteps(content.separated.text, author.text));
  const percent = Math.floor((likeness ?? 0) * 100);
  return percent >= 50
    ? pairMessages.seemsEdited(percent)
    : pairMessages.seemsOther(percent, content.name ?? "");
}

async function mergeAsItWas({ settings }: Separating, pair: Pair): Promise<Merged> {
  const { separated, orphans = [] } = pair.content;
  const steps = mergeWithReportSteps(separated, settings.current.grammar);
  const { text, moved, problems } = await mergeInSlices(steps);
  const remarks = [
    ...(pair.author === null ? [pairMessages.textFromSidecar()] : []),
    ...(moved.length === 0 ? [] : [pairMessages.moved(moved.length)]),
    ...(orphans.length === 0 ? [] : [orphansStay(pair, orphans.length)]),
    ...(problems.length === 0 ? [] : [pairMessages.grammarDiffers()]),
  ];
  return { pair, text, annotations: separated.annotations.length, remarks, along: [] };
}

/** Merges with the author's file as it is now; the sidecar follows. */
async function carryOver({ settings }: Separating, pair: Pair, name: string): Promise<Merged> {
  const { grammar } = settings.current;
  const edited = pair.author?.text ?? pair.content.separated.text;
  const steps = carriedOverSteps(pair.content, edited, { name, options: grammar });
  const { text, content, changed, lost } = await mergeInSlices(steps);
  const orphans = content.orphans?.length ?? 0;
  const remarks = [
    ...(changed === 0 ? [] : [pairMessages.changedPlaces(changed)]),
    ...(lost === 0 ? [] : [pairMessages.lostPlaces(lost)]),
    ...(orphans === 0 ? [] : [orphansStay(pair, orphans)]),
  ];
  const bytes = await sidecarBytes(content);
  return {
    pair,
    text,
    annotations: content.separated.annotations.length,
    remarks,
    along: [{ uri: pair.sidecar, bytes, before: pair.bytes }],
  };
}

function orphansStay({ sidecar }: Pair, count: number): string {
  return pairMessages.orphansStay(pairMessages.withoutPlace(count), nameOf(sidecar));
}

async function mergeInSlices<Result>(steps: Steps<Result>): Promise<Result> {
  try {
    const result = await runInSlices(steps);
    if (result !== undefined) {
      return result;
    }
  } catch (cause) {
    if (cause instanceof MergeError) {
      throw new Failure(pairMessages.cannotMerge(), { cause });
    }
    throw cause;
  }
  throw new Error("Merging was cancelled");
}

/** Where the note goes; asks where another file has the name. Null when the reader went away. */
async function chooseTarget(
  merging: Separating,
  merged: Merged,
  name: string,
): Promise<NoteTarget | null> {
  const folder = folderOf(merged.pair.sidecar);
  const target = await lookAtTarget(vscode.Uri.joinPath(folder, name));
  const isFree = target.before === null && target.document === null;
  if (isFree || holds(target, merged.text)) {
    return target;
  }
  const answer = await merging.dialogs.ask({
    message: pairMessages.replaceFile(name),
    detail: await describeLoss(merging, merged, target),
    buttons: [
      { choice: "replace", title: pairMessages.replace() },
      { choice: "other", title: pairMessages.saveAs() },
    ],
  });
  if (answer !== "other") {
    return answer === "replace" ? target : null;
  }
  // The editor asks before a file is chosen that is there.
  const uri = await merging.dialogs.pickNewFile(pairMessages.saveAs(), target.uri);
  return uri === undefined ? null : lookAtTarget(uri);
}

async function describeLoss(
  merging: Separating,
  { annotations, remarks }: Merged,
  { uri, document }: NoteTarget,
): Promise<string> {
  // Only to say how many: where it is no note, there is nothing to count.
  const note = await readNoteFile(merging, uri).catch(() => null);
  const counts =
    note === null
      ? []
      : [
          pairMessages.replacedCounts(
            messages.annotations(note.separated.annotations.length),
            messages.annotations(annotations),
          ),
        ];
  const undo = document === null ? [] : [pairMessages.canBeUndone()];
  return [...counts, ...remarks, pairMessages.lossOfNote(), ...undo].join("\n\n");
}

/** Says what was done and which file is now the one to edit. */
async function tellOfNote(
  { dialogs }: Separating,
  { annotations, remarks }: Merged,
  { uri, name }: NoteTarget,
  writing: NoteWriting,
): Promise<void> {
  const sentences = [
    pairMessages.merged(name, messages.annotations(annotations)),
    ...(writing.isUnsaved ? [pairMessages.notSavedYet()] : []),
    ...remarks,
  ];
  const answer = await dialogs.tell({
    message: messages.sentences(sentences),
    buttons: [
      { choice: "open", title: pairMessages.openNote() },
      { choice: "undo", title: pairMessages.undo() },
    ],
  });
  if (answer === "open") {
    await vscode.window.showTextDocument(await openDocument(uri));
  } else if (answer === "undo") {
    await takeBack(dialogs, writing);
  }
}
