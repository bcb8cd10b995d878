import * as vscode from "vscode";
import type { SummaryFormat } from "../../core/exporters/index.js";
import { isTextFormat } from "../../core/exportChoices/index.js";
import { nameOf, showLeftOut } from "../files/index.js";
import type { Button } from "../platform/dialogs.js";
import { hint } from "../platform/hint.js";
import type { Log } from "../platform/log.js";
import { messages } from "../platform/messages.js";
import type { ExportDialogs } from "./exportDialogs.js";
import type { ExportPlace } from "./exportPlace.js";
import type { ExportOutcome } from "./exportRun.js";
import { exportMessages } from "./messages.js";

/** What telling of an export needs. */
export interface Telling {
  readonly dialogs: ExportDialogs;
  readonly log: Log;
}

/** What is done with a file that was written: the reader is told and asked, it is opened or revealed, or nothing. */
export type AfterExport = "ask" | "open" | "reveal" | "nothing";

/** Says what an export has come to, and does what is wanted with it. */
export async function afterExport(
  telling: Telling,
  outcome: ExportOutcome,
  format: SummaryFormat,
  after: AfterExport,
): Promise<void> {
  const { files, leftOut } = outcome;
  for (const { uri, reason } of leftOut) {
    telling.log.warn(`Not exported: ${uri.toString()}: ${reason}`);
  }
  const [file] = files;
  if (after === "open" || after === "reveal") await show(file, format, after);
  if (after !== "ask" && leftOut.length === 0 && !outcome.isCancelled) return;
  const choice = await telling.dialogs.tell({
    message: describeOutcome(outcome),
    isWarning: leftOut.length > 0 && files.length === 0,
    buttons: buttonsFor(outcome, format),
  });
  if (choice === "why") {
    await showLeftOut(telling.dialogs, exportMessages.leftOutTitle(), leftOut);
  } else if (choice !== undefined) await show(file, format, choice);
}

async function show(
  file: vscode.Uri | undefined,
  format: SummaryFormat,
  how: "open" | "reveal",
): Promise<void> {
  if (file !== undefined) await (how === "open" ? openFile(file, format) : reveal(file));
}

function describeOutcome(outcome: ExportOutcome): string {
  const { files, written, leftOut } = outcome;
  const [file] = files;
  const done = outcome.isCancelled
    ? exportMessages.cancelledAfter(written)
    : files.length === 1 && file !== undefined
      ? written === 0
        ? exportMessages.same(nameOf(file))
        : exportMessages.exported(nameOf(file))
      : exportMessages.exportedMany(files.length);
  return leftOut.length === 0
    ? done
    : messages.sentences([done, exportMessages.leftOut(leftOut.length)]);
}

type Choice = "open" | "reveal" | "why";

function buttonsFor(
  { files, leftOut }: ExportOutcome,
  format: SummaryFormat,
): readonly Button<Choice>[] {
  const [file] = files;
  const canOpen =
    file !== undefined && files.length === 1 && (isTextFormat(format) || isHere(file));
  const canReveal = file !== undefined && (isHere(file) || isInWorkspace(file));
  return [
    ...(canOpen ? [{ choice: "open", title: exportMessages.openFile() } as const] : []),
    ...(canReveal ? [{ choice: "reveal", title: exportMessages.reveal() } as const] : []),
    ...(leftOut.length > 0
      ? [{ choice: "why", title: exportMessages.showLeftOut() } as const]
      : []),
  ];
}

/** True for a file on the machine that the reader sits at: its system can open it and show it in its folder. */
function isHere({ scheme }: vscode.Uri): boolean {
  const { uiKind, remoteName } = vscode.env;
  return uiKind === vscode.UIKind.Desktop && remoteName === undefined && scheme === "file";
}

function isInWorkspace(uri: vscode.Uri): boolean {
  return vscode.workspace.getWorkspaceFolder(uri) !== undefined;
}

async function openFile(uri: vscode.Uri, format: SummaryFormat): Promise<void> {
  const isForSystem = (format === "html" || format === "docx") && isHere(uri);
  if (isForSystem && (await vscode.env.openExternal(uri))) return;
  if (isTextFormat(format)) await vscode.window.showTextDocument(uri, { preview: false });
}

async function reveal(uri: vscode.Uri): Promise<void> {
  const command = isHere(uri) ? "revealFileInOS" : "revealInExplorer";
  await vscode.commands.executeCommand(command, uri);
}

const LANGUAGES: Readonly<Partial<Record<SummaryFormat, string>>> = {
  markdown: "markdown",
  html: "html",
  json: "json",
  sidecar: "json",
};

/** Puts a text where the reader wants it: into a new editor, or on the clipboard. */
export async function putText(
  text: string,
  format: SummaryFormat,
  place: ExportPlace["kind"],
): Promise<void> {
  if (place === "clipboard") {
    // A mark of byte order is for files.
    await vscode.env.clipboard.writeText(text.replace(/^\uFEFF/u, ""));
    hint(exportMessages.copied(exportMessages.format(format)));
    return;
  }
  const document = await vscode.workspace.openTextDocument({
    content: text,
    language: LANGUAGES[format] ?? "plaintext",
  });
  await vscode.window.showTextDocument(document, { preview: false });
}
