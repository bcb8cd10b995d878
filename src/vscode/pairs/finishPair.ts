import * as vscode from "vscode";
import { fileRole } from "../../core/pairs/index.js";
import type { Dialogs } from "../platform/dialogs.js";
import {
  encodeText,
  fileFailure,
  findSidecarLeftover,
  folderOf,
  isSameBytes,
  isThere,
  nameOf,
  namesIn,
  readBytes,
  readSidecar,
  readText,
} from "../files/index.js";
import { sidecarNameFor } from "./findPair.js";
import { pairMessages } from "./messages.js";
import { checkUnchanged } from "./pairPlan.js";

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
  const wanted = answer === "finish" ? unfinished : [];
  for (const { to, before } of wanted) {
    await checkUnchanged(to, before);
  }
  for (const { from, to, before } of wanted) {
    try {
      await vscode.workspace.fs.rename(from, to, { overwrite: before !== null });
    } catch (error) {
      throw fileFailure(to, error);
    }
  }
}

/** In the order in which they are to get their names: the sidecar first. */
async function findUnfinished(uri: vscode.Uri): Promise<readonly Unfinished[]> {
  const folder = folderOf(uri);
  const names = await namesIn(folder);
  if (!names.some((name) => fileRole(name).kind === "leftover")) {
    return [];
  }
  const sidecar = vscode.Uri.joinPath(folder, sidecarNameFor(nameOf(uri)));
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

async function findAuthorLeftover(
  sidecar: vscode.Uri,
  names: readonly string[],
  text: string,
): Promise<Unfinished | null> {
  const folder = folderOf(sidecar);
  for (const name of names) {
    const role = fileRole(name);
    if (role.kind !== "leftover" || sidecarNameFor(role.of) !== nameOf(sidecar)) {
      continue;
    }
    const from = vscode.Uri.joinPath(folder, name);
    if (fileRole(role.of).kind !== "author" || (await textOf(from)) !== text) {
      continue;
    }
    const to = vscode.Uri.joinPath(folder, role.of);
    const before = (await isThere(to)) ? await readBytes(to) : null;
    return before !== null && isSameBytes(before, encodeText(text)) ? null : { from, to, before };
  }
  return null;
}

/** Null where there is no text to read. */
function textOf(uri: vscode.Uri): Promise<string | null> {
  return readText(uri).catch(() => null);
}
