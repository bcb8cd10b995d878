import * as vscode from "vscode";
import { Failure } from "../platform/failure.js";
import { cut } from "../platform/cut.js";
import { nameOf } from "../platform/nameOf.js";
import { findRevisions } from "./gitHistory.js";
import { reviewMessages } from "./messages.js";

/** A new author text and where it comes from, in words. */
export interface EditionSource {
  readonly text: string;
  readonly name: string;
}

type Choice = () => Promise<EditionSource | undefined>;

interface SourceItem extends vscode.QuickPickItem {
  readonly choose: Choice;
}

/** UTF-16 units of the clipboard's first line that are shown. */
const FIRST_LINE_LENGTH = 60;

/**
 * The new edition of a note's author text: the one that was given, else what the reader chooses.
 *
 * @param wished an address of a file, "clipboard", or the text itself; anything else asks
 * @throws Failure when it cannot be read as text
 */
export async function chooseEdition(
  note: vscode.Uri,
  wished: unknown,
): Promise<EditionSource | undefined> {
  if (wished instanceof vscode.Uri) {
    return readFile(wished);
  }
  if (isSource(wished)) {
    return wished;
  }
  const clipboard = await vscode.env.clipboard.readText();
  if (wished === "clipboard") {
    return fromClipboard(clipboard);
  }
  const revisions = await findRevisions(note);
  const items: SourceItem[] = [
    { label: `$(file) ${reviewMessages.fromFile()}`, choose: () => askForFile(note) },
    {
      label: `$(clippy) ${reviewMessages.fromClipboard()}`,
      description: describeText(clipboard),
      choose: () => Promise.resolve(fromClipboard(clipboard)),
    },
    ...(revisions === null
      ? []
      : [
          {
            label: `$(history) ${reviewMessages.fromGit()}`,
            choose: () => askForRevision(revisions),
          },
        ]),
  ];
  const chosen = await vscode.window.showQuickPick(items, {
    title: reviewMessages.chooseSource(),
    placeHolder: reviewMessages.chooseSourceDetail(),
  });
  return chosen?.choose();
}

function isSource(value: unknown): value is EditionSource {
  if (typeof value !== "object" || value === null) return false;
  const { text, name } = value as Partial<Record<keyof EditionSource, unknown>>;
  return typeof text === "string" && typeof name === "string";
}

function fromClipboard(text: string): EditionSource {
  return { text, name: reviewMessages.clipboard() };
}

/** The first line and the length of a text. */
function describeText(text: string): string {
  const line = text.trim().split(/\r?\n/u, 1)[0] ?? "";
  if (line === "") {
    return reviewMessages.nothingThere();
  }
  return reviewMessages.lineAndLength(cut(line, FIRST_LINE_LENGTH), text.length);
}

async function askForFile(note: vscode.Uri): Promise<EditionSource | undefined> {
  const chosen = await vscode.window.showOpenDialog({
    title: reviewMessages.chooseFile(),
    openLabel: reviewMessages.useFile(),
    ...(note.scheme === "untitled" ? {} : { defaultUri: vscode.Uri.joinPath(note, "..") }),
  });
  const file = chosen?.[0];
  return file === undefined ? undefined : readFile(file);
}

/** As the editor reads it: with its encoding, and with what was not saved yet. */
async function readFile(uri: vscode.Uri): Promise<EditionSource> {
  const name = nameOf(uri);
  try {
    const document = await vscode.workspace.openTextDocument(uri);
    return { text: document.getText(), name };
  } catch (cause) {
    throw new Failure(reviewMessages.cannotRead(name), { cause });
  }
}

async function askForRevision(
  revisions: NonNullable<Awaited<ReturnType<typeof findRevisions>>>,
): Promise<EditionSource | undefined> {
  const items = (await revisions.list()).map(({ hash, subject, date }) => ({
    label: subject,
    description: date === undefined ? "" : date.toLocaleString(vscode.env.language),
    detail: hash.slice(0, 8),
    hash,
  }));
  if (items.length === 0) {
    throw new Failure(reviewMessages.noRevisions());
  }
  const chosen = await vscode.window.showQuickPick(items, {
    title: reviewMessages.chooseRevision(),
    matchOnDescription: true,
    matchOnDetail: true,
  });
  if (chosen === undefined) {
    return undefined;
  }
  return { text: await revisions.read(chosen.hash), name: chosen.label };
}
