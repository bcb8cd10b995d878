import * as vscode from "vscode";
import type { ExportChoices } from "../../core/exportChoices/index.js";
import { summaryFile } from "../../core/exporters/index.js";
import type { SummaryFile, WrittenSummary } from "../../core/exporters/index.js";
import type { FeatureContext } from "../documents/index.js";
import {
  clearLeftovers,
  encodeSteps,
  fileFailure,
  folderOf,
  isSameBytes,
  isThere,
  nameOf,
  readIfThere,
  refuseUnsaved,
  writeFiles,
} from "../files/index.js";
import type { LeftOut } from "../files/index.js";
import { Failure } from "../platform/failure.js";
import { messages } from "../platform/messages.js";
import { isCancelled } from "../platform/progress.js";
import type { Progress, withProgress } from "../platform/progress.js";
import { runInSlices } from "../platform/slices.js";
import type { PlannedFile } from "./exportPlan.js";
import { nameSubject, readFound, readSubject } from "./exportSubject.js";
import type { ExportSubject, ReadSubject } from "./exportSubject.js";
import { makeSummary, nodeAtCursor } from "./makeSummary.js";
import type { SummaryPart } from "./makeSummary.js";
import { exportMessages } from "./messages.js";

/** What an export has come to. */
export interface ExportOutcome {
  /** Files that are now as they are to be. */
  readonly files: readonly vscode.Uri[];
  /** Of these, how many had to be written. */
  readonly written: number;
  /** The summary that goes to no file. */
  readonly content: SummaryFile | null;
  readonly leftOut: readonly LeftOut[];
  readonly isCancelled: boolean;
}

/** What an export works with. */
export interface ExportContext extends FeatureContext {
  readonly showProgress: typeof withProgress;
}

/** Makes the files of an export, one after another, under a notification that can cancel it. */
export async function runExport(
  context: ExportContext,
  subject: ExportSubject,
  choices: ExportChoices,
  files: readonly PlannedFile[],
): Promise<ExportOutcome> {
  const run = new ExportRun(context, subject, choices);
  const title = exportMessages.exporting(nameSubject(subject));
  return context.showProgress(title, (progress, token) => run.make(files, progress, token));
}

class ExportRun {
  readonly #context: FeatureContext;
  readonly #subject: ExportSubject;
  readonly #choices: ExportChoices;
  readonly #files: vscode.Uri[] = [];
  readonly #leftOut: LeftOut[] = [];
  #written = 0;
  #content: SummaryFile | null = null;

  constructor(context: FeatureContext, subject: ExportSubject, choices: ExportChoices) {
    this.#context = context;
    this.#subject = subject;
    this.#choices = choices;
  }

  async make(
    files: readonly PlannedFile[],
    progress: Progress,
    token: vscode.CancellationToken,
  ): Promise<ExportOutcome> {
    const increment = 100 / Math.max(1, files.length);
    for (const file of files) {
      if (isCancelled(token)) break;
      try {
        await this.#makeOne(file, progress, token);
      } catch (error) {
        // Of several, one that fails does not stop the others.
        if (files.length === 1) throw error;
        this.#leave(file.notes[0] ?? vscode.Uri.file("/"), error);
      }
      progress.report({ increment });
    }
    await clearLeftovers(this.#files);
    return {
      files: this.#files,
      written: this.#written,
      content: this.#content,
      leftOut: this.#leftOut,
      isCancelled: isCancelled(token),
    };
  }

  async #makeOne(
    { notes, target, isReplacing }: PlannedFile,
    progress: Progress,
    token: vscode.CancellationToken,
  ): Promise<void> {
    if (target !== null) refuseUnsaved(target);
    const parts = await this.#read(notes, progress, token);
    const [first, ...others] = parts;
    if (first === undefined) return;
    const place = { folder: target === null ? null : folderOf(target), token };
    const content = await makeSummary(this.#context, this.#choices, [first, ...others], place);
    if (content === undefined || isCancelled(token)) return;
    if (target === null) {
      this.#content = summaryFile(content);
      return;
    }
    const bytes = await bytesOf(content, token);
    if (bytes !== undefined) await this.#write(target, bytes, isReplacing);
  }

  async #read(
    notes: readonly vscode.Uri[],
    progress: Progress,
    token: vscode.CancellationToken,
  ): Promise<readonly SummaryPart[]> {
    const { only, node } = this.#subject;
    if (only !== null) {
      const now = await readSubject(this.#context, only.document.uri);
      return [{ ...now, node: this.#nodeOf(now, node) }];
    }
    const parts: SummaryPart[] = [];
    for (const uri of notes) {
      if (isCancelled(token)) return [];
      progress.report({ message: nameOf(uri) });
      try {
        const read = await readFound(this.#context, uri, token);
        if (read !== null) parts.push({ ...read, node: null });
      } catch (error) {
        if (notes.length === 1) throw error;
        this.#leave(uri, error);
      }
    }
    return parts;
  }

  #nodeOf(now: ReadSubject, node: SummaryPart["node"]): SummaryPart["node"] {
    if (node !== null) {
      const found = now.note.follow(node);
      if (found === null) throw new Failure(exportMessages.partGone());
      return found;
    }
    if (this.#choices.part !== "cursor") return null;
    const atCursor = nodeAtCursor(now);
    if (atCursor === null) throw new Failure(exportMessages.noCursor(nameOf(now.document.uri)));
    return atCursor;
  }

  async #write(target: vscode.Uri, bytes: Uint8Array, isReplacing: boolean): Promise<void> {
    refuseUnsaved(target);
    const before = isReplacing ? await readIfThere(target) : null;
    if (before !== null && isSameBytes(before, bytes)) {
      this.#files.push(target);
      return;
    }
    await makeFolder(folderOf(target));
    await writeFiles([{ uri: target, bytes, isReplacing }]);
    this.#files.push(target);
    this.#written += 1;
  }

  #leave(uri: vscode.Uri, error: unknown): void {
    const isKnown = error instanceof Failure;
    const reason = isKnown ? error.message : messages.commandFailed();
    if (!isKnown) this.#context.log.error(`Exporting ${uri.toString()} failed`, error);
    this.#leftOut.push({ uri, reason });
  }
}

/** The bytes of a file; undefined when the token was cancelled. */
async function bytesOf(
  content: WrittenSummary,
  token: vscode.CancellationToken,
): Promise<Uint8Array | undefined> {
  return content instanceof Uint8Array ? content : runInSlices(encodeSteps(content), token);
}

async function makeFolder(folder: vscode.Uri): Promise<void> {
  if (await isThere(folder)) return;
  try {
    await vscode.workspace.fs.createDirectory(folder);
  } catch (error) {
    throw fileFailure(folder, error);
  }
}
