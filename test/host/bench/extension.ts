import { extensions, Uri, window, workspace } from "vscode";
import type { Event, Extension, TextDocument } from "vscode";
import { outlineText } from "../../bench/inputs.js";
import type { Row } from "../../bench/row.js";
import type { Note } from "../../../src/core/index.js";
import { report } from "../report.js";

/** What the benches use of the extension. */
export interface Api {
  readonly getNote: (uri: Uri) => Promise<Note>;
  readonly onDidChangeNote: Event<{
    readonly document: TextDocument;
    readonly note: Note;
    readonly version: number;
  }>;
}

/** The extension in this window. */
export function ownExtension(): Extension<Api> {
  const extension = extensions.getExtension<Api>("marginalia.marginalia");
  if (extension === undefined) throw new Error("The extension is not installed");
  return extension;
}

/** Sends a measurement to the runner. */
export function reportRow(row: Row): void {
  report({ type: "row", row });
}

/** Tells the runner that a long measurement goes on. */
export function showLife(): void {
  report({ type: "start" });
}

/** Writes a nested outline into the folder that is open. */
export async function writeOutline(name: string, lines: number): Promise<Uri> {
  const folder = workspace.workspaceFolders?.[0];
  if (folder === undefined) throw new Error("No folder is open");
  const uri = Uri.joinPath(folder.uri, name);
  const text = outlineText({ format: "markdown", lines });
  await workspace.fs.writeFile(uri, new TextEncoder().encode(text));
  return uri;
}

/** Shows a document alone. */
export async function show(uri: Uri): Promise<TextDocument> {
  const document = await workspace.openTextDocument(uri);
  await window.showTextDocument(document, { preview: false });
  return document;
}
