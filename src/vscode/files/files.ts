import * as vscode from "vscode";
import { fileFault, temporaryName } from "../../core/pairs/index.js";
import { Failure } from "../platform/failure.js";
import { isThere } from "../platform/isThere.js";
import { nameOf } from "../platform/nameOf.js";
import { fileMessages } from "./messages.js";

// Everything goes through the editor's file systems, so that it works in the web and in remote windows alike.

const { fs } = vscode.workspace;

/** A file that is to be written. */
export interface FileWrite {
  readonly uri: vscode.Uri;
  readonly bytes: Uint8Array;
  /** Whether there may be one that it takes the place of: the reader has said so. */
  readonly isReplacing: boolean;
}

/** Files that were written. */
export interface WrittenFiles {
  /** Brings back what was there before; only where no file has changed since. Says whether it did. */
  readonly takeBack: () => Promise<boolean>;
}

/** The folder that a file is in. */
export function folderOf(uri: vscode.Uri): vscode.Uri {
  return vscode.Uri.joinPath(uri, "..");
}

/** What went wrong with a file, as an error with words for the reader. */
export function fileFailure(uri: vscode.Uri, cause: unknown): Failure {
  if (cause instanceof Failure) {
    return cause;
  }
  const { code = "", message = "" } = cause as {
    readonly code?: unknown;
    readonly message?: string;
  };
  const fault = fileFault(typeof code === "string" ? code : "", message);
  return new Failure(fileMessages.fileFault(nameOf(uri), fault), { cause });
}

/** How many bytes a file has; null where there is none. */
export async function sizeOf(uri: vscode.Uri): Promise<number | null> {
  try {
    return (await fs.stat(uri)).size;
  } catch {
    return null;
  }
}

/** The names in a folder, sorted; none where it cannot be read. */
export async function namesIn(folder: vscode.Uri): Promise<readonly string[]> {
  try {
    const entries = await fs.readDirectory(folder);
    return entries
      .filter(([, type]) => (type & vscode.FileType.Directory) === 0)
      .map(([name]) => name)
      .sort();
  } catch {
    return [];
  }
}

/**
 * The bytes of a file.
 * @throws Failure when it cannot be read
 */
export async function readBytes(uri: vscode.Uri): Promise<Uint8Array> {
  try {
    return await fs.readFile(uri);
  } catch (error) {
    throw fileFailure(uri, error);
  }
}

/**
 * The bytes of a file; null where there is none.
 * @throws Failure when there is one that cannot be read
 */
export async function readIfThere(uri: vscode.Uri): Promise<Uint8Array | null> {
  try {
    return await readBytes(uri);
  } catch {
    // Where another window takes its place just now there is none for a moment: it is there at the second look.
    return (await isThere(uri)) ? readBytes(uri) : null;
  }
}

/**
 * The text of a file, with its byte order mark where it has one: `encodeText` gives its bytes again.
 * @throws Failure when it cannot be read or is not UTF-8
 */
export async function readText(uri: vscode.Uri): Promise<string> {
  return decodeText(uri, await readBytes(uri));
}

/**
 * The text of a file as `readText` gives it; null where there is none.
 * @throws Failure when there is one that cannot be read or is not UTF-8
 */
export async function readTextIfThere(uri: vscode.Uri): Promise<string | null> {
  const bytes = await readIfThere(uri);
  return bytes === null ? null : decodeText(uri, bytes);
}

/**
 * The text of bytes, as `readText` gives it.
 * @throws Failure when they are not UTF-8
 */
export function decodeText(uri: vscode.Uri, bytes: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch (cause) {
    throw new Failure(fileMessages.notUtf8(nameOf(uri)), { cause });
  }
}

/** UTF-8 bytes of a text. */
export function encodeText(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

/** True when two files hold the same. */
export function isSameBytes(one: Uint8Array, other: Uint8Array): boolean {
  if (one.length !== other.length) {
    return false;
  }
  let at = 0;
  while (at < one.length && one[at] === other[at]) {
    at += 1;
  }
  return at === one.length;
}

/**
 * Writes files so that each is as before or complete. All are written whole under other names and looked at before the
 * first gets its name; then each is renamed, in the order given. Where that fails halfway, those before are put back.
 *
 * @throws Failure saying what went wrong and how the files are now
 */
export async function writeFiles(writes: readonly FileWrite[]): Promise<WrittenFiles> {
  const token = newToken();
  const staged = writes.map((write) => ({
    ...write,
    temporary: vscode.Uri.joinPath(folderOf(write.uri), temporaryName(nameOf(write.uri), token)),
  }));
  try {
    for (const write of staged) {
      await stage(write);
    }
  } catch (error) {
    await discard(staged);
    throw error;
  }
  return putInPlace(staged);
}

interface StagedWrite extends FileWrite {
  readonly temporary: vscode.Uri;
}

/** A file as it was before, and as it is now. */
interface Replaced {
  readonly uri: vscode.Uri;
  readonly before: Uint8Array | null;
  readonly now: Uint8Array;
}

async function stage({ uri, bytes, temporary }: StagedWrite): Promise<void> {
  if (fs.isWritableFileSystem(uri.scheme) === false) {
    throw new Failure(fileMessages.fileFault(nameOf(uri), "read-only"));
  }
  try {
    await fs.writeFile(temporary, bytes);
  } catch (error) {
    throw fileFailure(uri, error);
  }
  if ((await sizeOf(temporary)) !== bytes.length) {
    throw new Failure(fileMessages.fileFault(nameOf(uri), "incomplete"));
  }
}

async function putInPlace(staged: readonly StagedWrite[]): Promise<WrittenFiles> {
  const files: Replaced[] = [];
  try {
    for (const write of staged) {
      // One that is there and cannot be read is not replaced.
      const before = await readIfThere(write.uri);
      files.push({ uri: write.uri, before, now: write.bytes });
      await rename(write);
    }
  } catch (error) {
    if (await putBack(files)) {
      await discard(staged);
      throw error;
    }
    // What is left beside them makes them whole, now or when it is found again.
    throw new Failure(fileMessages.half((error as Failure).message), { cause: error });
  }
  return {
    takeBack: async () => (await areUnchanged(files)) && putBack(files),
  };
}

async function rename({ temporary, uri, isReplacing }: StagedWrite): Promise<void> {
  try {
    await fs.rename(temporary, uri, { overwrite: isReplacing });
  } catch (error) {
    throw fileFailure(uri, error);
  }
}

async function areUnchanged(files: readonly Replaced[]): Promise<boolean> {
  for (const { uri, now } of files) {
    const bytes = await readBytes(uri).catch(() => null);
    if (bytes === null || !isSameBytes(bytes, now)) {
      return false;
    }
  }
  return true;
}

/**
 * Brings files back as they were, the last one first. Says whether all are. The editor removes a file before another gets
 * its name, so one whose renaming failed may be gone. What another program wrote there in the meantime is left alone.
 */
async function putBack(files: readonly Replaced[]): Promise<boolean> {
  try {
    for (const { uri, before, now } of files.toReversed()) {
      const found = await readIfThere(uri);
      const isOurs = found !== null && isSameBytes(found, now);
      if (before === null) {
        await (isOurs && fs.delete(uri));
      } else if (found === null || (isOurs && !isSameBytes(found, before))) {
        await writeFiles([{ uri, bytes: before, isReplacing: true }]);
      }
    }
    return true;
  } catch {
    return false;
  }
}

/** Removes what was written under other names. Nothing can be done where that fails; it is found again by its name. */
async function discard(staged: readonly StagedWrite[]): Promise<void> {
  for (const { temporary } of staged) {
    if (await isThere(temporary)) {
      await fs.delete(temporary).then(undefined, () => undefined);
    }
  }
}

function newToken(): string {
  return Math.floor(Math.random() * 0x1_0000_0000)
    .toString(16)
    .padStart(8, "0");
}
