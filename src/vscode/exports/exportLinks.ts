import * as vscode from "vscode";
import { relativeAddress } from "../../core/exportChoices/index.js";
import type { ChosenLinks } from "../../core/exportChoices/index.js";
import type { WriteOptions } from "../../core/exporters/index.js";
import { folderOf } from "../files/index.js";

/**
 * The links back to a note that a reader wishes.
 *
 * @param note the file of the note; of several notes, each place names its own
 * @param folder where the export goes; null where it goes to no file
 */
export function linksBack(
  links: ChosenLinks,
  note: vscode.Uri,
  folder: vscode.Uri | null,
): Pick<WriteOptions, "link"> {
  if (links === "none" || note.scheme === "untitled") return {};
  const { pattern, address } = formOf(links, note, folder);
  const addresses = new Map<string, string>();
  const addressOf = (id: string): string => {
    const known = addresses.get(id) ?? address(vscode.Uri.parse(id, true));
    addresses.set(id, known);
    return known;
  };
  const own = note.toString();
  return {
    link: ({ line, column, start, end, note: id = own }) =>
      pattern.replace(NAMES, (_, name: string) =>
        String({ uri: addressOf(id), line, column, start, end }[name]),
      ),
  };
}

const NAMES = /\{(uri|line|column|start|end)\}/gu;

/** How a link is written, and what stands in it for a note. */
interface LinkForm {
  readonly pattern: string;
  readonly address: (uri: vscode.Uri) => string;
}

function formOf(links: ChosenLinks, note: vscode.Uri, folder: vscode.Uri | null): LinkForm {
  if (links === "editor" && editorAddress(note) !== null) {
    const address = (uri: vscode.Uri): string => editorAddress(uri) ?? uri.toString();
    return { pattern: "{uri}:{line}:{column}", address };
  }
  // What the editor cannot be opened at by an address is linked to as a file.
  return links === "relative" || links === "editor"
    ? { pattern: "{uri}#L{line}", address: (uri) => relative(uri, folder) }
    : { pattern: links, address: (uri) => uri.toString() };
}

/** The address under which the editor opens a file: `vscode://file/…`. A browser's editor has none. */
function editorAddress(uri: vscode.Uri): string | null {
  const isHere = vscode.env.uiKind === vscode.UIKind.Desktop && vscode.env.remoteName === undefined;
  return isHere && uri.scheme === "file"
    ? `${vscode.env.uriScheme}://file${uri.toString().slice("file://".length)}`
    : null;
}

function relative(uri: vscode.Uri, folder: vscode.Uri | null): string {
  const from = folder ?? folderOf(uri);
  return from.scheme === uri.scheme && from.authority === uri.authority
    ? relativeAddress(from.path, uri.path)
    : uri.toString();
}
