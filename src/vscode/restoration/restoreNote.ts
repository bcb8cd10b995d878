import * as vscode from "vscode";
import { splitName } from "../../core/pairs/index.js";
import { writeRestoredNoteSteps } from "../../core/restoration/index.js";
import type { RestoredNoteOptions } from "../../core/restoration/index.js";
import type { FeatureContext } from "../documents/index.js";
import {
  bytesBefore,
  checkUnchanged,
  clearLeftovers,
  encodeText,
  folderOf,
  nameOf,
  writeFiles,
} from "../files/index.js";
import type { Dialogs } from "../platform/dialogs.js";
import { Failure } from "../platform/failure.js";
import { hint } from "../platform/hint.js";
import { runInSlices } from "../platform/slices.js";
import { restorationMessages } from "./messages.js";
import type { PageSession } from "./pageSession.js";

type Format = RestoredNoteOptions["format"];

const EXTENSIONS: Readonly<Record<Format, string>> = { markdown: ".md", indented: ".txt" };

/** What writing a restored note needs. */
export interface RestoringNote extends Pick<FeatureContext, "settings"> {
  readonly dialogs: Dialogs;
}

/**
 * Writes a page as an outline with its tree, beside the page: nothing that is there is replaced unasked.
 *
 * @param wished the format; asked for where it is none
 * @throws Failure where it cannot be written, or what it would replace was changed while the question was open
 */
export async function restoreNote(
  { dialogs, settings }: RestoringNote,
  session: PageSession,
  wished: unknown,
): Promise<void> {
  const format = isFormat(wished) ? wished : await askForFormat(dialogs);
  if (format === undefined) {
    return;
  }
  const { uri } = session.document;
  const moment = await session.whenRestoredWithProgress();
  const options = { ...settings.current.grammar, format, source: nameOf(uri) };
  const text = await runInSlices(
    writeRestoredNoteSteps(moment.lines, moment.page.restoration, options),
  );
  if (text === undefined) {
    return;
  }
  if (uri.scheme === "untitled") {
    const language = format === "markdown" ? "markdown" : "plaintext";
    await show(await vscode.workspace.openTextDocument({ content: text, language }));
    return;
  }
  const target = await targetFor(dialogs, uri, format);
  if (target === undefined) {
    return;
  }
  await checkUnchanged(target.uri, target.before);
  const isReplacing = target.before !== null;
  await writeFiles([{ uri: target.uri, bytes: encodeText(text), isReplacing }]);
  await clearLeftovers([target.uri]);
  await show(await vscode.workspace.openTextDocument(target.uri));
  hint(restorationMessages.written(nameOf(target.uri)));
}

async function show(document: vscode.TextDocument): Promise<void> {
  await vscode.window.showTextDocument(document, { viewColumn: vscode.ViewColumn.Beside });
}

function isFormat(value: unknown): value is Format {
  return value === "markdown" || value === "indented";
}

function askForFormat(dialogs: Dialogs): Promise<Format | undefined> {
  const rows = (["markdown", "indented"] as const).map((choice) => ({
    label: restorationMessages.writeAs(choice),
    detail: restorationMessages.writeAsDetail(choice),
    choice,
  }));
  return dialogs.pick(restorationMessages.writeTitle(), rows);
}

interface Target {
  readonly uri: vscode.Uri;
  /** What is there, to be replaced; null when nothing is. */
  readonly before: Uint8Array | null;
}

/**
 * `NAME.restored.EXT` beside the page; where there is one, the reader decides. Never the page itself, nor over what only an
 * editor holds.
 */
async function targetFor(
  dialogs: Dialogs,
  page: vscode.Uri,
  format: Format,
): Promise<Target | undefined> {
  const name = `${splitName(nameOf(page)).stem}.restored${EXTENSIONS[format]}`;
  const uri = vscode.Uri.joinPath(folderOf(page), name);
  const before = await bytesBefore(uri);
  if (before === null) {
    return { uri, before };
  }
  const answer = await dialogs.ask({
    message: restorationMessages.isThere(name),
    detail: restorationMessages.isThereDetail(),
    buttons: [
      { choice: "replace", title: restorationMessages.replace() },
      { choice: "other", title: restorationMessages.otherName() },
    ],
  });
  if (answer !== "other") {
    return answer === "replace" ? { uri, before } : undefined;
  }
  // The editor asks before a file is chosen that is there.
  const saved = await dialogs.pickNewFile(restorationMessages.writeTitle(), uri);
  if (saved?.toString() === page.toString()) {
    throw new Failure(restorationMessages.notOverPage());
  }
  return saved && { uri: saved, before: await bytesBefore(saved) };
}
