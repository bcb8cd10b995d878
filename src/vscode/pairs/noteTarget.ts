import * as vscode from "vscode";
import { lineBreaksOf, replacementBetween } from "../../core/pairs/index.js";
import { changeDocument, changeLineBreaks } from "../platform/changeDocument.js";
import { Failure } from "../platform/failure.js";
import {
  checkUnchanged,
  clearLeftovers,
  encodeText,
  fileMessages,
  isSameBytes,
  nameOf,
  openedDocument,
  readIfThere,
  refuseUnsaved,
  writeFiles,
} from "../files/index.js";
import type { FileWrite, WrittenFiles } from "../files/index.js";

const BOM = "\uFEFF";

/** A place for a merged note, as it was when it was looked at. */
export interface NoteTarget {
  readonly uri: vscode.Uri;
  readonly name: string;
  /** What the file holds; null where there is none. */
  readonly before: Uint8Array | null;
  /** The document that shows the file in a tab, if one does. */
  readonly document: vscode.TextDocument | null;
  readonly version: number;
}

/** A file that is written with a note. */
export interface AlongWrite {
  readonly uri: vscode.Uri;
  readonly bytes: Uint8Array;
  /** What it held when the reader was asked; null where there was none. */
  readonly before: Uint8Array | null;
}

/** How a merged note was written. */
export interface NoteWriting extends WrittenFiles {
  /** True when it is in the document that was open, can be undone there, and is not saved. */
  readonly isUnsaved: boolean;
}

/** Looks at the place where a note is to go. */
export async function lookAtTarget(uri: vscode.Uri): Promise<NoteTarget> {
  const before = await readIfThere(uri);
  const document = isInTab(uri) ? openedDocument(uri) : null;
  return { uri, name: nameOf(uri), before, document, version: document?.version ?? 0 };
}

/** True when the note is there already, to the byte. */
export function holds({ before, document }: NoteTarget, text: string): boolean {
  return before !== null && document?.isDirty !== true && isSameBytes(before, encodeText(text));
}

/**
 * Writes a note. Where a tab shows the file the document is changed, without saving it: one step to undo, and one more
 * where its line breaks change. Where a document could not hold the text to the byte (two kinds of line breaks), the file
 * is written, and the document follows.
 *
 * @param along files that are written with it: all or none
 * @throws Failure where something cannot be written, or the document or a file was changed since it was looked at
 */
export async function writeNote(
  target: NoteTarget,
  text: string,
  along: readonly AlongWrite[] = [],
): Promise<NoteWriting> {
  const { uri, name, before, document, version } = target;
  for (const file of along) {
    await checkUnchanged(file.uri, file.before);
  }
  const writes = along.map(toWrite);
  if (document !== null && !document.isClosed) {
    if (document.version !== version) {
      throw new Failure(fileMessages.changedMeanwhile(name));
    }
    if (canHold(target, text)) {
      return writeIntoDocument(document, text, writes);
    }
    refuseUnsaved(uri);
  }
  await checkUnchanged(uri, before);
  const bytes = encodeText(text);
  const written = await writeFiles([...writes, { uri, bytes, isReplacing: before !== null }]);
  await clearLeftovers([uri, ...along.map((file) => file.uri)]);
  return { ...written, isUnsaved: false };
}

function toWrite({ uri, bytes, before }: AlongWrite): FileWrite {
  return { uri, bytes, isReplacing: before !== null };
}

async function writeIntoDocument(
  document: vscode.TextDocument,
  text: string,
  along: readonly FileWrite[],
): Promise<NoteWriting> {
  const before = document.getText();
  const looked = document.version;
  const written = await writeFiles(along);
  try {
    if (document.isClosed || document.version !== looked) {
      throw new Failure(fileMessages.changedMeanwhile(nameOf(document.uri)));
    }
    await replaceText(document, text);
  } catch (error) {
    await written.takeBack();
    throw error;
  }
  await clearLeftovers(along.map(({ uri }) => uri));
  return {
    isUnsaved: true,
    takeBack: async () => {
      if (document.isClosed || document.getText() !== withoutMark(text)) {
        return false;
      }
      await replaceText(document, before);
      return written.takeBack();
    },
  };
}

function isInTab(uri: vscode.Uri): boolean {
  const address = uri.toString();
  return vscode.window.tabGroups.all
    .flatMap(({ tabs }) => tabs)
    .some(
      ({ input }) =>
        (input instanceof vscode.TabInputText && input.uri.toString() === address) ||
        (input instanceof vscode.TabInputTextDiff && input.modified.toString() === address),
    );
}

/** A document has line breaks of one kind, and the byte order mark that its file has. */
function canHold({ before }: NoteTarget, text: string): boolean {
  const hasMark = before?.[0] === 0xef && before[1] === 0xbb && before[2] === 0xbf;
  return lineBreaksOf(text) !== "mixed" && hasMark === text.startsWith(BOM);
}

/**
 * Makes a text that of a document: its line breaks first, where they differ, then its words.
 *
 * @throws Failure where the document is changed meanwhile; what was in it is as before
 */
async function replaceText(document: vscode.TextDocument, text: string): Promise<void> {
  const wanted = withoutMark(text);
  const breaks = lineBreaksOf(wanted);
  const { eol } = document;
  const before = document.getText();
  const wantedEol = breaks === "crlf" ? vscode.EndOfLine.CRLF : vscode.EndOfLine.LF;
  const isOfBreaks = breaks === "none" || (await changeLineBreaks(document, wantedEol));
  const now = document.getText();
  const change = replacementBetween(now, wanted);
  const isDone =
    isOfBreaks &&
    (document.eol === eol || now === withBreaks(before, document.eol)) &&
    (await changeDocument(document, change === null ? [] : [change]));
  if (isDone) return;
  await changeLineBreaks(document, eol);
  throw new Failure(fileMessages.changedMeanwhile(nameOf(document.uri)));
}

function withoutMark(text: string): string {
  return text.startsWith(BOM) ? text.slice(1) : text;
}

function withBreaks(text: string, eol: vscode.EndOfLine): string {
  return eol === vscode.EndOfLine.CRLF
    ? text.replace(/\r?\n/gu, "\r\n")
    : text.replaceAll("\r\n", "\n");
}
