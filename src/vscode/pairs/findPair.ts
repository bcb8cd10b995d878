import * as vscode from "vscode";
import { fileRole, pairNames, sidecarEdition } from "../../core/pairs/index.js";
import { editionIdSteps } from "../../core/sidecar/index.js";
import type { SidecarContent } from "../../core/sidecar/index.js";
import { Failure } from "../platform/failure.js";
import { runInSlices } from "../platform/slices.js";
import {
  decodeText,
  encodeText,
  folderOf,
  nameOf,
  namesIn,
  parseSidecar,
  readBytes,
  readText,
  sizeOf,
} from "../files/index.js";
import { pairMessages } from "./messages.js";

/** A file of author text. */
export interface AuthorFile {
  readonly uri: vscode.Uri;
  readonly text: string;
}

/** A sidecar with the author text that lies beside it. */
export interface Pair {
  readonly sidecar: vscode.Uri;
  /** The sidecar as it was read: what another program writes later is seen as a change. */
  readonly bytes: Uint8Array;
  readonly content: SidecarContent;
  /** Null when there is none; what the sidecar holds is then all there is. */
  readonly author: AuthorFile | null;
}

/** True when the author's file is the text that the annotations were taken from. */
export function fits({ author, content }: Pair): boolean {
  return author !== null && author.text === content.separated.text;
}

/**
 * Finds the pair that a file belongs to: of a sidecar its author text, of an author text or a note its sidecar. Names go
 * first; where they do not lead to two that fit, the rest of the folder is looked through for one that does.
 *
 * @throws Failure where there is no sidecar, or it cannot be read
 */
export async function findPair(uri: vscode.Uri): Promise<Pair> {
  const folder = folderOf(uri);
  const names = await namesIn(folder);
  const role = fileRole(nameOf(uri));
  const isSidecar = role.kind === "sidecar" || uri.path.endsWith(".json");
  const own = isSidecar ? null : await readText(uri);
  const sidecar = isSidecar ? uri : await findSidecar({ uri, text: own ?? "" }, names);
  const bytes = await readBytes(sidecar);
  const content = await parseSidecar(sidecar, decodeText(sidecar, bytes));
  const given = role.kind === "author" || own === content.separated.text ? uri : null;
  const author =
    given === null
      ? await findAuthor(sidecar, content, names)
      : { uri: given, text: own ?? (await readText(given)) };
  return { sidecar, bytes, content, author };
}

/** The name of the sidecar that belongs to a file by its name: of an author text, a note, or the sidecar itself. */
export function sidecarNameFor(name: string): string {
  const role = fileRole(name);
  if (role.kind === "sidecar") {
    return name;
  }
  return pairNames(role.kind === "author" ? role.noteName : name).sidecar;
}

/** The sidecar of an author text or note. */
async function findSidecar(
  { uri, text }: AuthorFile,
  names: readonly string[],
): Promise<vscode.Uri> {
  const folder = folderOf(uri);
  const role = fileRole(nameOf(uri));
  const named = sidecarNameFor(nameOf(uri));
  const isNamed = names.includes(named);
  // A note names its sidecar; only an author text can be looked for by what it says.
  if (isNamed && role.kind === "note") {
    return vscode.Uri.joinPath(folder, named);
  }
  const edition = await runInSlices(editionIdSteps(text));
  const others = names.filter((name) => name !== named && fileRole(name).kind === "sidecar");
  for (const name of isNamed ? [named, ...others] : others) {
    const candidate = vscode.Uri.joinPath(folder, name);
    const json = await readText(candidate).catch(() => "");
    if (sidecarEdition(json) === edition) {
      return candidate;
    }
  }
  if (!isNamed) {
    throw new Failure(pairMessages.noSidecar(named, nameOf(uri)));
  }
  return vscode.Uri.joinPath(folder, named);
}

/** The author text of a sidecar: of the files that could be it the first that fits, else the one that has its name. */
async function findAuthor(
  sidecar: vscode.Uri,
  { separated }: SidecarContent,
  names: readonly string[],
): Promise<AuthorFile | null> {
  const folder = folderOf(sidecar);
  const role = fileRole(nameOf(sidecar));
  const named = names.filter((name) => {
    const other = fileRole(name);
    return (
      other.kind === "author" &&
      role.kind === "sidecar" &&
      pairNames(other.noteName).sidecar === nameOf(sidecar)
    );
  });
  const { length } = encodeText(separated.text);
  let first: AuthorFile | null = null;
  for (const name of named) {
    const uri = vscode.Uri.joinPath(folder, name);
    const author = { uri, text: await readText(uri) };
    if (author.text === separated.text) {
      return author;
    }
    first ??= author;
  }
  const others = names.filter((name) => !named.includes(name) && isTextName(name));
  const found = await findSame({ folder, names: others, text: separated.text, length });
  return found === null ? first : { uri: found, text: separated.text };
}

interface Search {
  readonly folder: vscode.Uri;
  readonly names: readonly string[];
  readonly text: string;
  /** Of the text in bytes: files of another length are not read. */
  readonly length: number;
}

async function findSame({ folder, names, text, length }: Search): Promise<vscode.Uri | null> {
  for (const name of names) {
    const uri = vscode.Uri.joinPath(folder, name);
    if ((await sizeOf(uri)) === length && (await readText(uri).catch(() => null)) === text) {
      return uri;
    }
  }
  return null;
}

/** Notes and author texts, by their names: no sidecars, no leftovers. */
function isTextName(name: string): boolean {
  const { kind } = fileRole(name);
  return (kind === "note" && !name.endsWith(".json")) || kind === "author";
}
