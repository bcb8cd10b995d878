import * as vscode from "vscode";
import { folderSummaryName } from "../../core/exportChoices/index.js";
import type { ExportChoices } from "../../core/exportChoices/index.js";
import type { ChunkFeature, FeatureContext } from "../documents/index.js";
import { folderOf, isThere } from "../files/index.js";
import { hint } from "../platform/hint.js";
import { COMMANDS } from "../platform/ids.js";
import { Failure, KeptFailure } from "../platform/failure.js";
import { withProgress } from "../platform/progress.js";
import { afterExport, putText } from "./afterExport.js";
import type { AfterExport } from "./afterExport.js";
import { editorExportDialogs } from "./exportDialogs.js";
import type { ExportDialogs } from "./exportDialogs.js";
import { askForExport } from "./exportFlow.js";
import type { ExportWish } from "./exportFlow.js";
import { ExportMemory } from "./exportMemory.js";
import { decideExisting, planFiles } from "./exportPlan.js";
import type { WithExisting } from "./exportPlan.js";
import { readPlace, resolvePath } from "./exportPlace.js";
import type { ExportPlace } from "./exportPlace.js";
import { isRequest, readRequest, resultOf } from "./exportRequest.js";
import type { ExportRequest } from "./exportRequest.js";
import { runExport } from "./exportRun.js";
import type { ExportContext } from "./exportRun.js";
import { findSubject, subjectOfFiles } from "./exportSubject.js";
import type { ChosenFiles, ExportSubject } from "./exportSubject.js";
import { exportMessages } from "./messages.js";

/** What every part of the command works with. */
interface Exporting extends ExportContext {
  readonly dialogs: ExportDialogs;
  readonly kept: ExportMemory;
}

/**
 * Makes the feature; called once, when its command is called for the first time.
 *
 * @param dialogs how the reader is asked
 * @param showProgress how the reader is told how far the work is, and can cancel it
 */
export function createExports(
  context: FeatureContext,
  dialogs: ExportDialogs = editorExportDialogs,
  showProgress: ExportContext["showProgress"] = withProgress,
): ChunkFeature<typeof COMMANDS.exportSummary> {
  const kept = new ExportMemory(context.memory);
  const exporting: Exporting = { ...context, dialogs, showProgress, kept };
  return {
    commands: {
      [COMMANDS.exportSummary]: async (...args) => {
        const [first] = args;
        return isRequest(first)
          ? exportAsked(exporting, first)
          : exportByQuestions(exporting, args);
      },
    },
    dispose: () => undefined,
  };
}

async function exportByQuestions(exporting: Exporting, args: readonly unknown[]): Promise<unknown> {
  const { dialogs, settings, filters, kept } = exporting;
  const subject = await findSubject(exporting, args, hint);
  if (subject === null) return undefined;
  const query = subject.only === null ? "" : (filters.of(subject.only.document)?.query ?? "");
  const wish = await askForExport({ dialogs, settings, subject, query, last: kept.last });
  if (wish === undefined) return undefined;
  return exportWish(exporting, subject, wish, { existing: "ask", after: "ask", isKept: true });
}

/** Without a question, but for one: what is there already is not replaced unasked. */
async function exportAsked(
  exporting: Exporting,
  given: Readonly<Record<string, unknown>>,
): Promise<unknown> {
  try {
    const request = readRequest(exporting.settings, given);
    const subject = await subjectOf(exporting, request);
    const [first] = subject.uris;
    if (first === undefined) return undefined;
    const { choices, existing, after, together } = request;
    const named = await readPlace(request.target, first);
    const wish = { choices, place: together ? asOneFile(named, first, choices) : named };
    return await exportWish(exporting, subject, wish, { existing, after, isKept: false });
  } catch (error) {
    // Who calls a command from a key or a task wants to know that it did nothing.
    throw error instanceof Failure ? new KeptFailure(error.message, { cause: error }) : error;
  }
}

/** What a request names; the active note where it names nothing. */
async function subjectOf(exporting: Exporting, { notes }: ExportRequest): Promise<ExportSubject> {
  const said: string[] = [];
  const tell = (message: string): void => {
    said.push(message);
  };
  const chosen = await Promise.all(notes.map((path) => filesOf(exporting, path)));
  const subject =
    notes.length === 0
      ? await findSubject(exporting, [], tell)
      : await subjectOfFiles(
          exporting,
          {
            named: chosen.flatMap(({ named }) => named),
            matched: chosen.flatMap(({ matched }) => matched),
          },
          tell,
        );
  if (subject === null) throw new Failure(said[0] ?? exportMessages.noNotesThere());
  return subject;
}

/** What a path, address or glob names; a file may also be called like a glob. */
async function filesOf({ notes }: Exporting, path: string): Promise<ChosenFiles> {
  const uri = resolvePath(path, placeOfPaths(notes.activeNote?.uri));
  return /[*?{[]/u.test(path) && !(await isThere(uri))
    ? { named: [], matched: await vscode.workspace.findFiles(path) }
    : { named: [uri], matched: [] };
}

/** A file in the folder that paths start from: the workspace folder of the active note, else the first, else its own. */
function placeOfPaths(active: vscode.Uri | undefined): vscode.Uri {
  const own = active && vscode.workspace.getWorkspaceFolder(active);
  const [folder = own] = own === undefined ? (vscode.workspace.workspaceFolders ?? []) : [own];
  if (folder === undefined) return active ?? vscode.Uri.file("/note");
  // Any name will do: paths are those of the folder.
  return vscode.Uri.joinPath(folder.uri, "note");
}

function asOneFile(place: ExportPlace, note: vscode.Uri, { format }: ExportChoices): ExportPlace {
  if (place.kind === "file" || place.kind === "editor" || place.kind === "clipboard") return place;
  const folder = place.kind === "folder" ? place.uri : folderOf(note);
  const name = folderSummaryName(folder.path, format);
  return { kind: "file", uri: vscode.Uri.joinPath(folder, name) };
}

interface Manner {
  readonly existing: WithExisting;
  readonly after: AfterExport;
  /** Whether these are the reader's answers, to be remembered. */
  readonly isKept: boolean;
}

/** Does what is wanted and says what came of it. Gives the paths of the files. */
async function exportWish(
  exporting: Exporting,
  subject: ExportSubject,
  { choices, place }: ExportWish,
  { existing, after, isKept }: Manner,
): Promise<unknown> {
  const { dialogs, kept, log } = exporting;
  const planned = planFiles(subject, choices, place);
  const files = await decideExisting(dialogs, planned, existing);
  if (files === undefined) return undefined;
  const outcome = await runExport(exporting, subject, choices, files);
  if (isKept) await kept.keep({ choices, place: place.kind, folder: folderIn(place) });
  if (outcome.content !== null) {
    if (typeof outcome.content === "string") {
      await putText(outcome.content, choices.format, place.kind);
    }
    return undefined;
  }
  const told = afterExport(exporting, outcome, choices.format, after);
  if (isKept) await told;
  else {
    // The message may stay for long, and a task waits for the path.
    told.catch((error: unknown) => {
      log.error("What follows an export failed", error);
    });
  }
  return resultOf(outcome.files);
}

function folderIn(place: ExportPlace): vscode.Uri | null {
  if (place.kind === "folder") return place.uri;
  return place.kind === "file" ? folderOf(place.uri) : null;
}
