import * as vscode from "vscode";
import { fileRole } from "../../core/pairs/index.js";
import { nameOf } from "../platform/nameOf.js";
import { folderOf, namesIn } from "./files.js";

const { fs } = vscode.workspace;

/** What is left in a folder of writing files of these names, when the window was closed over it: the newest first. */
async function findLeftovers(
  folder: vscode.Uri,
  names: readonly string[],
): Promise<readonly vscode.Uri[]> {
  const wanted = new Set(names);
  const found = (await namesIn(folder)).filter((name) => {
    const role = fileRole(name);
    return role.kind === "leftover" && wanted.has(role.of);
  });
  const leftovers = found.map(async (name) => {
    const uri = vscode.Uri.joinPath(folder, name);
    return { uri, written: await timeOf(uri) };
  });
  const all = await Promise.all(leftovers);
  return all.sort((one, other) => other.written - one.written).map(({ uri }) => uri);
}

/** When a file was written last; 0 where nobody knows. */
async function timeOf(uri: vscode.Uri): Promise<number> {
  try {
    return (await fs.stat(uri)).mtime;
  } catch {
    return 0;
  }
}

/** What an interrupted write left of a file. */
export interface Leftover<Content> {
  readonly uri: vscode.Uri;
  readonly content: Content;
}

/**
 * Reads what interrupted writes left of a file: the newest that is complete; null where there is none.
 *
 * @param read fails for one of which only a part was written
 */
export async function readLeftover<Content>(
  file: vscode.Uri,
  read: (leftover: vscode.Uri) => Promise<Content>,
): Promise<Leftover<Content> | null> {
  for (const uri of await findLeftovers(folderOf(file), [nameOf(file)])) {
    try {
      return { uri, content: await read(uri) };
    } catch {
      // Only a part of it was written.
    }
  }
  return null;
}

/** Removes leftovers. One that stays does no harm. */
async function removeLeftovers(leftovers: readonly vscode.Uri[]): Promise<void> {
  for (const uri of leftovers) {
    await fs.delete(uri).then(undefined, () => undefined);
  }
}

/**
 * Removes what earlier attempts left of writing these files, now that they are written. Each folder is read once, however
 * many of the files are in it.
 */
export async function clearLeftovers(written: readonly vscode.Uri[]): Promise<void> {
  const folders = new Map<string, vscode.Uri[]>();
  for (const uri of written) {
    const address = folderOf(uri).toString();
    const inFolder = folders.get(address) ?? [];
    folders.set(address, inFolder);
    inFolder.push(uri);
  }
  for (const uris of folders.values()) {
    const [first] = uris as [vscode.Uri];
    await removeLeftovers(await findLeftovers(folderOf(first), uris.map(nameOf)));
  }
}
