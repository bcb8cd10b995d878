import * as vscode from "vscode";
import { splitName } from "../../core/pairs/index.js";
import { writeRestoredNoteSteps } from "../../core/restoration/index.js";
import type { RestoredNoteOptions } from "../../core/restoration/index.js";
import type { FeatureContext } from "../documents/index.js";
import {
  clearLeftovers,
  encodeText,
  folderOf,
  isThere,
  nameOf,
  writeFiles,
} from "../files/index.js";
import { Failure } from "../platform/failure.js";
import { hint } from "../platform/hint.js";
import { runInSlices } from "../platform/slices.js";
import { restorationMessages } from "./messages.js";
import type { PageSession } from "./pageSession.js";

type Format = RestoredNoteOptions["format"];

const EXTENSIONS: Readonly<Record<Format, string>> = { markdown: ".md", indented: ".txt" };

/**
 * Writes a page as an outline with its tree, beside the page: nothing that is there is replaced unasked.
 *
 * @param wished the format; asked for where it is none
 */
export async function restoreNote(
  context: FeatureContext,
  session: PageSession,
  wished: unknown,
): Promise<void> {
  const format = isFormat(wished) ? wished : await askForFormat();
  if (format === undefined) {
    return;
  }
  const { uri } = session.document;
  const moment = await session.whenRestoredWithProgress();
  const { grammar } = context.settings.current;
  const options = { ...grammar, format, source: nameOf(uri) };
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
  const target = await targetFor(uri, format);
  if (target !== undefined) {
    await writeFiles([
      { uri: target.uri, bytes: encodeText(text), isReplacing: target.isReplacing },
    ]);
    await clearLeftovers([target.uri]);
    await show(await vscode.workspace.openTextDocument(target.uri));
    hint(restorationMessages.written(nameOf(target.uri)));
  }
}

async function show(document: vscode.TextDocument): Promise<void> {
  await vscode.window.showTextDocument(document, { viewColumn: vscode.ViewColumn.Beside });
}

function isFormat(value: unknown): value is Format {
  return value === "markdown" || value === "indented";
}

async function askForFormat(): Promise<Format | undefined> {
  const items = (["markdown", "indented"] as const).map((format) => ({
    label: restorationMessages.writeAs(format),
    detail: restorationMessages.writeAsDetail(format),
    format,
  }));
  const title = restorationMessages.writeTitle();
  return (await vscode.window.showQuickPick(items, { title }))?.format;
}

interface Target {
  readonly uri: vscode.Uri;
  readonly isReplacing: boolean;
}

/** `NAME.restored.EXT` beside the page; where there is one, the reader decides. */
async function targetFor(page: vscode.Uri, format: Format): Promise<Target | undefined> {
  const name = `${splitName(nameOf(page)).stem}.restored${EXTENSIONS[format]}`;
  const uri = vscode.Uri.joinPath(folderOf(page), name);
  if (!(await isThere(uri))) {
    return { uri, isReplacing: false };
  }
  const replace = restorationMessages.replace();
  const other = restorationMessages.otherName();
  const chosen = await vscode.window.showWarningMessage(
    restorationMessages.isThere(name),
    { modal: true, detail: restorationMessages.isThereDetail() },
    replace,
    other,
  );
  if (chosen === other) {
    const saved = await vscode.window.showSaveDialog({ defaultUri: uri });
    // The dialog has asked whether a file may be replaced.
    return saved && checked({ uri: saved, isReplacing: true }, page);
  }
  return chosen === replace ? checked({ uri, isReplacing: true }, page) : undefined;
}

/** Never over the page itself, nor over what only an editor holds. */
function checked(target: Target, page: vscode.Uri): Target {
  const address = target.uri.toString();
  if (address === page.toString()) {
    throw new Failure(restorationMessages.notOverPage());
  }
  const isDirty = vscode.workspace.textDocuments.some(
    ({ uri, isDirty: isChanged }) => isChanged && uri.toString() === address,
  );
  if (isDirty) {
    throw new Failure(restorationMessages.unsaved(nameOf(target.uri)));
  }
  return target;
}
