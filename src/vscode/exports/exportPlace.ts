import * as vscode from "vscode";
import { folderOf, isFolder } from "../files/index.js";

/** Where an export goes. `folder` takes a file for each note, `file` one file for all. */
export type ExportPlace =
  | { readonly kind: "beside" }
  | { readonly kind: "editor" }
  | { readonly kind: "clipboard" }
  | { readonly kind: "folder"; readonly uri: vscode.Uri }
  | { readonly kind: "file"; readonly uri: vscode.Uri };

/** One letter is a drive. */
const SCHEME = /^[a-z][a-z0-9+.-]+:\//iu;
const DRIVE = /^[a-z]:[\\/]/iu;

/**
 * Finds the file or folder that a setting or an argument names: an address, an absolute path on the file system of the
 * note, or a path in the note's workspace folder, else in its own folder.
 */
export function resolvePath(path: string, note: vscode.Uri): vscode.Uri {
  if (SCHEME.test(path)) return vscode.Uri.parse(path, true);
  const slashes = path.replaceAll("\\", "/");
  if (DRIVE.test(path)) return note.with({ path: `/${slashes}` });
  if (slashes.startsWith("/")) return note.with({ path: slashes });
  const top = vscode.workspace.getWorkspaceFolder(note)?.uri ?? topFolder(note);
  return vscode.Uri.joinPath(top, slashes.replace(/^\.\//u, ""));
}

/** A note in no file has no folder: it is in the workspace's first. */
function topFolder(note: vscode.Uri): vscode.Uri {
  const [first] = vscode.workspace.workspaceFolders ?? [];
  return note.scheme === "untitled" && first !== undefined ? first.uri : folderOf(note);
}

/** The place that the argument `target` of the command names. */
export async function readPlace(target: string, note: vscode.Uri): Promise<ExportPlace> {
  if (target === "beside" || target === "editor" || target === "clipboard") return { kind: target };
  const uri = resolvePath(target.trim().replace(/[\\/]+$/u, ""), note);
  const isFolderWished = /[\\/]\s*$/u.test(target) || (await isFolder(uri));
  return { kind: isFolderWished ? "folder" : "file", uri };
}

/**
 * A file as a setting names it: by its path in the workspace folder where there is only that one, else by its address. Of
 * several folders a path is looked for in that of the note, which may be another one.
 */
export function workspacePath(uri: vscode.Uri): string {
  const { workspace } = vscode;
  const isOne = workspace.workspaceFolders?.length === 1;
  const isInIt = workspace.getWorkspaceFolder(uri) !== undefined;
  return isOne && isInIt ? workspace.asRelativePath(uri, false) : uri.toString();
}
