import * as vscode from "vscode";
import { fileRole } from "../../core/pairs/index.js";
import { nameOf } from "../platform/nameOf.js";

/** Files that may be notes when a folder is searched. */
const NOTE_FILE = /\.(?:md|markdown|txt)$/iu;

/** Folders that hold what nobody wrote. */
const PASSED_OVER = /^(?:\..*|node_modules)$/u;

/**
 * The files that may be notes, of those chosen and in the folders chosen, each once, by folder and name. Author texts and
 * sidecars are passed over; in a folder so are files of other kinds and folders whose names begin with a dot.
 *
 * @returns null when the token was cancelled: what was found by then is not all
 */
export async function findNotes(
  chosen: readonly vscode.Uri[],
  token: vscode.CancellationToken,
): Promise<readonly vscode.Uri[] | null> {
  const found = new Map<string, vscode.Uri>();
  for (const uri of chosen) {
    const own = fileRole(nameOf(uri)).kind === "note" ? [uri] : [];
    const notes = (await isFolder(uri)) ? await notesBelow(uri, token) : own;
    if (notes === null) {
      return null;
    }
    for (const note of notes) {
      found.set(note.toString(), note);
    }
  }
  return [...found.values()];
}

/** True for a folder that can be read. */
export async function isFolder(uri: vscode.Uri): Promise<boolean> {
  try {
    const { type } = await vscode.workspace.fs.stat(uri);
    return (type & vscode.FileType.Directory) !== 0;
  } catch {
    return false;
  }
}

async function notesBelow(
  top: vscode.Uri,
  token: vscode.CancellationToken,
): Promise<readonly vscode.Uri[] | null> {
  const found: vscode.Uri[] = [];
  // A stack, so that depth costs no recursion; links to folders may lead in a circle and are not followed.
  const folders = [top];
  for (let folder = folders.pop(); folder !== undefined; folder = folders.pop()) {
    if (token.isCancellationRequested) {
      return null;
    }
    const entries = await vscode.workspace.fs.readDirectory(folder).then(undefined, () => []);
    const sorted = entries.toSorted(([one], [other]) => (one < other ? -1 : 1));
    for (const [name, type] of sorted) {
      if (type === vscode.FileType.Directory && !PASSED_OVER.test(name)) {
        folders.push(vscode.Uri.joinPath(folder, name));
      } else if ((type & vscode.FileType.File) !== 0 && isNoteName(name)) {
        found.push(vscode.Uri.joinPath(folder, name));
      }
    }
  }
  return found;
}

function isNoteName(name: string): boolean {
  return NOTE_FILE.test(name) && fileRole(name).kind === "note";
}

/** The folder that holds all of these files, itself or in folders below; null where they are of two file systems. */
export function commonFolder(files: readonly vscode.Uri[]): vscode.Uri | null {
  const [first] = files;
  if (first === undefined) {
    return null;
  }
  const isElsewhere = ({ scheme, authority }: vscode.Uri): boolean =>
    scheme !== first.scheme || authority !== first.authority;
  if (files.some(isElsewhere)) {
    return null;
  }
  const paths = files.map(({ path }) => path.split("/").slice(0, -1));
  const [shared = []] = paths;
  const length = Math.min(
    ...paths.map((path) => {
      const at = shared.findIndex((part, index) => path[index] !== part);
      return at < 0 ? shared.length : at;
    }),
  );
  return first.with({ path: shared.slice(0, length).join("/") || "/" });
}

/** The same folder below another top; the top itself where it is not below the old one. */
export function movedFolder(file: vscode.Uri, from: vscode.Uri | null, to: vscode.Uri): vscode.Uri {
  if (from === null) {
    return to;
  }
  const start = from.path.endsWith("/") ? from.path.length : from.path.length + 1;
  const inside = file.path.slice(
    start,
    Math.max(start, file.path.length - nameOf(file).length - 1),
  );
  return inside === "" ? to : vscode.Uri.joinPath(to, inside);
}
