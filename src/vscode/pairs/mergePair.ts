import * as vscode from "vscode";
import type { Separated } from "../../core/index.js";
import { likenessSteps, noteNameOf } from "../../core/pairs/index.js";
import { MergeError, mergeWithReportSteps } from "../../core/separation/index.js";
import type { MergeReport } from "../../core/separation/index.js";
import { Failure } from "../platform/failure.js";
import { messages } from "../platform/messages.js";
import { runInSlices } from "../platform/slices.js";
import { folderOf, nameOf } from "../files/index.js";
import { fits } from "./findPair.js";
import type { AuthorFile, Pair } from "./findPair.js";
import { pairMessages } from "./messages.js";
import { openDocument, readNoteFile } from "./noteFile.js";
import { holds, lookAtTarget, writeNote } from "./noteTarget.js";
import type { NoteTarget, NoteWriting } from "./noteTarget.js";
import { takeBack } from "./separateNote.js";
import type { Separating } from "./separateNote.js";

/** What a pair was merged into. */
interface Merged {
  readonly pair: Pair;
  readonly report: MergeReport;
  readonly annotations: number;
}

/** Puts the pair that a file belongs to together again, asking wherever something could be lost. */
export async function mergePair(merging: Separating, pair: Pair): Promise<void> {
  const separated = await chooseText(merging, pair);
  if (separated === null) {
    return;
  }
  const report = await merge(merging, separated);
  const merged = { pair, report, annotations: separated.annotations.length };
  const target = await chooseTarget(merging, merged);
  if (target === null) {
    return;
  }
  if (holds(target, report.text)) {
    const message = pairMessages.alreadyMerged(target.name);
    await merging.dialogs.tell({ message, buttons: [] });
    return;
  }
  await tellOfNote(merging, merged, target, await writeNote(target, report.text));
}

/** What is to be merged; asks where the author's file is not the text that the annotations were taken from. */
async function chooseText({ dialogs }: Separating, pair: Pair): Promise<Separated | null> {
  const { author, content, sidecar } = pair;
  if (author === null || fits(pair)) {
    return content.separated;
  }
  const answer = await dialogs.ask({
    message: pairMessages.otherText(nameOf(author.uri), nameOf(sidecar)),
    detail: await describeDifference(pair, author),
    buttons: [{ choice: "base", title: pairMessages.useTextAsItWas() }],
  });
  return answer === undefined ? null : content.separated;
}

async function describeDifference({ content }: Pair, author: AuthorFile): Promise<string> {
  const likeness = await runInSlices(likenessSteps(content.separated.text, author.text));
  const percent = Math.floor((likeness ?? 0) * 100);
  return percent >= 50
    ? pairMessages.seemsEdited(percent)
    : pairMessages.seemsOther(percent, content.name ?? "");
}

async function merge({ settings }: Separating, separated: Separated): Promise<MergeReport> {
  try {
    const report = await runInSlices(mergeWithReportSteps(separated, settings.current.grammar));
    if (report !== undefined) {
      return report;
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
async function chooseTarget(merging: Separating, merged: Merged): Promise<NoteTarget | null> {
  const { sidecar, author, content } = merged.pair;
  const name = noteNameOf({
    sidecar: nameOf(sidecar),
    author: author && nameOf(author.uri),
    label: content.name,
    format: content.separated.grammar.format,
  });
  const target = await lookAtTarget(vscode.Uri.joinPath(folderOf(sidecar), name));
  const isFree = target.before === null && target.document === null;
  if (isFree || holds(target, merged.report.text)) {
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
  { annotations }: Merged,
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
  const undo = document === null ? [] : [pairMessages.oneUndoStep()];
  return [...counts, pairMessages.lossOfNote(), ...undo].join("\n\n");
}

/** Says what was done and which file is now the one to edit. */
async function tellOfNote(
  { dialogs }: Separating,
  { pair, report, annotations }: Merged,
  target: NoteTarget,
  writing: NoteWriting,
): Promise<void> {
  const orphans = pair.content.orphans?.length ?? 0;
  const sentences = [
    pairMessages.merged(target.name, messages.annotations(annotations)),
    ...(writing.kind === "document" ? [pairMessages.notSavedYet()] : []),
    ...(pair.author === null ? [pairMessages.textFromSidecar()] : []),
    ...(report.moved.length === 0 ? [] : [pairMessages.moved(report.moved.length)]),
    ...(orphans === 0
      ? []
      : [pairMessages.orphansStay(pairMessages.withoutPlace(orphans), nameOf(pair.sidecar))]),
    ...(report.problems.length === 0 ? [] : [pairMessages.grammarDiffers()]),
  ];
  const { uri } = target;
  const answer = await dialogs.tell({
    message: sentences.reduce((text, sentence) => pairMessages.sentences(text, sentence)),
    buttons: [
      { choice: "open", title: pairMessages.openNote() },
      ...(writing.kind === "file" ? [{ choice: "undo", title: pairMessages.undo() } as const] : []),
    ],
  });
  if (answer === "open") {
    await vscode.window.showTextDocument(await openDocument(uri));
  } else if (answer === "undo" && writing.kind === "file") {
    await takeBack(dialogs, writing.written);
  }
}
