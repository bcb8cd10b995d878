import * as vscode from "vscode";
import { fileRole } from "../../core/pairs/index.js";
import type { Dialogs } from "../platform/dialogs.js";
import {
  bytesBefore,
  checkUnchanged,
  clearLeftovers,
  findSidecarLeftover,
  folderOf,
  isSameBytes,
  nameOf,
  namesIn,
  readBytes,
  readSidecar,
  readText,
  writeFiles,
} from "../files/index.js";
import type { FileWrite } from "../files/index.js";
import { sidecarNameFor } from "./findPair.js";
import { pairMessages } from "./messages.js";

/** A file that was written whole and did not get its name. */
interface Unfinished {
  readonly from: vscode.Uri;
  readonly to: vscode.Uri;
  /** What has the name now; null when nothing has. */
  readonly before: Uint8Array | null;
}

/**
 * Offers to finish writing the pair that a file belongs to, where the window was closed over it: a sidecar that is there
 * under another name alone, and the author text that the sidecar names.
 *
 * @throws Failure where it cannot be finished, or what would be replaced was changed while the question was open
 */
export async function finishPair(dialogs: Dialogs, uri: vscode.Uri): Promise<void> {
  const unfinished = await findUnfinished(uri);
  const [first] = unfinished;
  if (first === undefined) {
    return;
  }
  const answer = await dialogs.ask({
    message: pairMessages.interrupted(unfinished.map(({ to }) => nameOf(to)).join(", ")),
    detail: unfinished
      .map(({ from, before }) =>
        before === null
          ? pairMessages.interruptedDetail(nameOf(from))
          : pairMessages.interruptedReplacing(nameOf(from)),
      )
      .join("\n\n"),
    buttons: [{ choice: "finish", title: pairMessages.finish() }],
  });
  if (answer === "finish") {
    await finish(unfinished);
  }
}

/** Written anew, both or none, rather than renamed: what was left stays until all is in its place. */
async function finish(unfinished: readonly Unfinished[]): Promise<void> {
  for (const { to, before } of unfinished) {
    await checkUnchanged(to, before);
  }
  const writes: FileWrite[] = [];
  for (const { from, to, before } of unfinished) {
    writes.push({ uri: to, bytes: await readBytes(from), isReplacing: before !== null });
  }
  await writeFiles(writes);
  await clearLeftovers(unfinished.map(({ to }) => to));
}

/** In the order in which they are to get their names: the sidecar first. */
async function findUnfinished(uri: vscode.Uri): Promise<readonly Unfinished[]> {
  const folder = folderOf(uri);
  const names = await namesIn(folder);
  if (!names.some((name) => fileRole(name).kind === "leftover")) {
    return [];
  }
  const sidecar = vscode.Uri.joinPath(folder, sidecarNameFor(nameOf(uri)));
  await clearWritten(sidecar, names);
  const isWritten = names.includes(nameOf(sidecar));
  const leftover = isWritten ? null : await findSidecarLeftover(sidecar);
  const content = isWritten
    ? await readSidecar(sidecar).catch(() => null)
    : (leftover?.content ?? null);
  if (content === null) {
    return [];
  }
  const author = await findAuthorLeftover(sidecar, names, content.separated.text);
  const first = leftover && { from: leftover.uri, to: sidecar, before: null };
  return [first, author].filter((one) => one !== null);
}

/** What is left of writing the files of a pair, each with the file that it was to be. */
function leftoversOf(
  sidecar: vscode.Uri,
  names: readonly string[],
): readonly Pick<Unfinished, "from" | "to">[] {
  const folder = folderOf(sidecar);
  return names.flatMap((name) => {
    const role = fileRole(name);
    return role.kind === "leftover" && sidecarNameFor(role.of) === nameOf(sidecar)
      ? [{ from: vscode.Uri.joinPath(folder, name), to: vscode.Uri.joinPath(folder, role.of) }]
      : [];
  });
}

/** Removes what was left of writing the pair and came to be written all the same. */
async function clearWritten(sidecar: vscode.Uri, names: readonly string[]): Promise<void> {
  for (const { from, to } of leftoversOf(sidecar, names)) {
    const [left, written] = [await bytesOf(from), await bytesOf(to)];
    if (left !== null && written !== null && isSameBytes(left, written)) {
      await vscode.workspace.fs.delete(from).then(undefined, () => undefined);
    }
  }
}

async function findAuthorLeftover(
  sidecar: vscode.Uri,
  names: readonly string[],
  text: string,
): Promise<Unfinished | null> {
  for (const { from, to } of leftoversOf(sidecar, names)) {
    if (fileRole(nameOf(to)).kind === "author" && (await textOf(from)) === text) {
      return { from, to, before: await bytesBefore(to) };
    }
  }
  return null;
}

/** Null where there is no file to read. */
function bytesOf(uri: vscode.Uri): Promise<Uint8Array | null> {
  return readBytes(uri).catch(() => null);
}

/** Null where there is no text to read. */
function textOf(uri: vscode.Uri): Promise<string | null> {
  return readText(uri).catch(() => null);
}
