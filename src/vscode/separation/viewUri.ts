import * as vscode from "vscode";
import { VIEW_SCHEME } from "../platform/ids.js";
import { separationMessages as messages } from "./messages.js";
import { nameOf } from "../platform/nameOf.js";

/** What a view of a note shows: its author text, the same as a side of a comparison, or what its readers wrote. */
export type ViewKind = "author" | "compared" | "annotations";

const KINDS: readonly ViewKind[] = ["author", "compared", "annotations"];

/** The address of a view: its path is its title, with the ending that tells the editor the language. */
export function viewUri(kind: ViewKind, note: vscode.Uri): vscode.Uri {
  const [, stem = "", ending = ""] = /^(.*?)(\.[^.]*)?$/su.exec(nameOf(note)) ?? [];
  const title =
    kind === "annotations"
      ? `${messages.annotationsOf(stem)}.md`
      : `${messages.authorTextOf(stem)}${ending}`;
  return vscode.Uri.from({
    scheme: VIEW_SCHEME,
    authority: kind,
    path: `/${title}`,
    query: note.toString(),
  });
}

/** What the address of a view says; null for any other address. */
export function readViewUri({
  scheme,
  authority,
  query,
}: vscode.Uri): { readonly kind: ViewKind; readonly note: vscode.Uri } | null {
  const kind = KINDS.find((known) => known === authority);
  return scheme === VIEW_SCHEME && kind !== undefined
    ? { kind, note: vscode.Uri.parse(query) }
    : null;
}
