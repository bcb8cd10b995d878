import * as vscode from "vscode";
import type { NoteFormat } from "../../core/index.js";
import { SETTINGS, VIEW_SCHEME } from "../platform/ids.js";
import type { FormatChoice, Settings } from "../platform/settings.js";

/** Schemes that are never notes even where their file system can be written: parts of the workbench, not files. */
const REFUSED_SCHEMES: ReadonlySet<string> = new Set([
  "comment",
  "output",
  "git",
  "search-editor",
  "vscode-notebook-cell",
  "vscode-notebook-cell-output",
  "vscode-interactive-input",
  "vscode-chat-input",
  "chatSessionInput",
  "vscode-chat-code-block",
  "vscode-chat-response",
  "vscode-settings",
  "vscode-userdata",
  "debug",
  "walkThrough",
  "walkThroughSnippet",
  VIEW_SCHEME,
]);

/** Schemes that are files even where the host cannot say whether they can be written. */
const FILE_SCHEMES: ReadonlySet<string> = new Set([
  "file",
  "untitled",
  "vscode-vfs",
  "vscode-remote",
]);

/** How a document is to be read. */
export type Reading =
  /** In this format. */
  | { readonly kind: "as"; readonly format: NoteFormat; readonly isByHand: boolean }
  /** In the format that its text shows, if it shows one. */
  | { readonly kind: "detect" }
  /** Not at all: the reader has said so. */
  | { readonly kind: "refused" }
  /** Not at all: it cannot be a note. */
  | { readonly kind: "never" };

/** True for documents that can be notes: files and what passes for files, not parts of the workbench. */
export function isCandidate(uri: vscode.Uri): boolean {
  return (
    !REFUSED_SCHEMES.has(uri.scheme) &&
    (FILE_SCHEMES.has(uri.scheme) || vscode.workspace.fs.isWritableFileSystem(uri.scheme) === true)
  );
}

/** Decides how documents are read: by the reader's word, by language, by the text. */
export class FormatChooser {
  readonly #settings: Settings;
  /** Untitled documents have no path that a setting could name. */
  readonly #untitled = new Map<string, FormatChoice>();

  constructor(settings: Settings) {
    this.#settings = settings;
  }

  /** How the document is to be read. */
  readingOf(document: vscode.TextDocument): Reading {
    if (!isCandidate(document.uri)) {
      return { kind: "never" };
    }
    const byHand = this.#choiceByHand(document);
    if (byHand === "none") {
      return { kind: "refused" };
    }
    if (byHand !== null) {
      return { kind: "as", format: byHand, isByHand: true };
    }
    if (document.languageId === "markdown") {
      return { kind: "as", format: "markdown", isByHand: false };
    }
    return document.languageId === "plaintext" ? { kind: "detect" } : { kind: "never" };
  }

  /** Sets the choice by hand; null takes it back. */
  async setChoice(document: vscode.TextDocument, choice: FormatChoice | null): Promise<void> {
    if (!document.isUntitled) {
      await this.#settings.writeEntry(SETTINGS.noteFormats, globOf(document.uri), choice);
    } else if (choice === null) {
      this.#untitled.delete(document.uri.toString());
    } else {
      this.#untitled.set(document.uri.toString(), choice);
    }
  }

  /** Forgets what was set for an untitled document. */
  forget(document: vscode.TextDocument): void {
    this.#untitled.delete(document.uri.toString());
  }

  #choiceByHand(document: vscode.TextDocument): FormatChoice | null {
    if (document.isUntitled) {
      return this.#untitled.get(document.uri.toString()) ?? null;
    }
    const formats = this.#settings.current.noteFormats;
    if (formats.length === 0) {
      return null;
    }
    const own = globOf(document.uri);
    const literal = formats.find(([glob]) => glob === own);
    if (literal !== undefined) {
      return literal[1];
    }
    // As in files.associations: of several patterns that match, the longest is meant.
    const longest = formats
      .filter(([glob]) => matches(document, glob))
      .sort(([one], [other]) => other.length - one.length)[0];
    return longest?.[1] ?? null;
  }
}

/** Before the name of a file that is directly in its folder: a name alone would mean files of that name anywhere. */
const HERE = "./";

/** The glob that names one document: its path in the workspace; its whole path outside, and where folders could share it. */
function globOf(uri: vscode.Uri): string {
  const folder = vscode.workspace.getWorkspaceFolder(uri);
  const isOnly = vscode.workspace.workspaceFolders?.length === 1;
  return (folder === undefined || !isOnly ? uri.path : pathIn(folder, uri)).replace(
    /[*?[\]{}]/gu,
    "[$&]",
  );
}

function pathIn({ uri: { path } }: vscode.WorkspaceFolder, uri: vscode.Uri): string {
  const inside = uri.path.slice(path.length + (path.endsWith("/") ? 0 : 1));
  return inside.includes("/") ? inside : HERE + inside;
}

/** A glob with a slash in front names whole paths, one with a slash inside paths in a folder, any other file names. */
function matches(document: vscode.TextDocument, glob: string): boolean {
  if (glob.startsWith("/") || glob.startsWith("**/")) {
    return vscode.languages.match({ pattern: glob }, document) > 0;
  }
  if (!glob.includes("/")) {
    return vscode.languages.match({ pattern: `**/${glob}` }, document) > 0;
  }
  const folder = vscode.workspace.getWorkspaceFolder(document.uri);
  if (folder === undefined) {
    return false;
  }
  const inside = glob.startsWith(HERE) ? glob.slice(HERE.length) : glob;
  const pattern = new vscode.RelativePattern(folder, inside);
  return vscode.languages.match({ pattern }, document) > 0;
}
