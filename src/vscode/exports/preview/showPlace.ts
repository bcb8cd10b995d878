import * as vscode from "vscode";
import type { Note } from "../../../core/index.js";
import type { FromPreview } from "../../../protocol/preview.js";
import type { FeatureContext } from "../../documents/index.js";
import { openDocument } from "../../files/index.js";
import type { MadePage } from "./previewPages.js";

/** What was chosen in a preview. */
type Chosen = Extract<FromPreview, { readonly type: "go" }>;

/** Shows the place of an entry or annotation in an editor of the note, also when the note has gone on since the page was made. */
export async function showPlace(
  {
    notes,
    uri,
    panel,
  }: Pick<FeatureContext, "notes"> & {
    readonly uri: vscode.Uri;
    readonly panel: vscode.WebviewPanel;
  },
  shown: MadePage,
  chosen: Chosen,
): Promise<void> {
  const document = await openDocument(uri);
  const column = columnFor(document, panel);
  const note = await notes.whenCurrent(document);
  const offset = offsetOf(shown, chosen, note ?? shown.note);
  if (offset === null) return;
  const at = document.positionAt(offset);
  await vscode.window.showTextDocument(document, {
    viewColumn: column,
    selection: new vscode.Range(at, at),
  });
}

/** Null where what was chosen is gone. */
function offsetOf(shown: MadePage, { kind, number }: Chosen, now: Note): number | null {
  const { entries, note } = shown;
  if (kind === "entry") {
    const ordinal = entries.entry(number)?.ordinal ?? -1;
    return ordinal < 0 ? 0 : (now.follow(note.node(ordinal))?.start ?? null);
  }
  const start = entries.annotation(number)?.annotation.place.start;
  return start === undefined ? null : followAnnotation(note, start, now);
}

/** Where an annotation or a reply is now: as far in the same annotation of its node as it was. */
function followAnnotation(note: Note, start: number, now: Note): number | null {
  if (now === note) return start;
  const { node } = note.annotationAt(start) ?? {};
  const follower = node === undefined ? null : now.follow(node);
  if (node === undefined || follower === null) return null;
  const index = node.annotations.findIndex((one) => one.start <= start && start < one.end);
  const found = follower.annotations[index];
  return found === undefined
    ? follower.start
    : found.start + (start - (node.annotations[index]?.start ?? start));
}

/** Where the note is shown already, else beside the preview. */
function columnFor(document: vscode.TextDocument, panel: vscode.WebviewPanel): vscode.ViewColumn {
  const visible = vscode.window.visibleTextEditors.find((editor) => editor.document === document);
  if (visible?.viewColumn !== undefined) return visible.viewColumn;
  const key = document.uri.toString();
  const group = vscode.window.tabGroups.all.find(({ tabs }) =>
    tabs.some(({ input }) => input instanceof vscode.TabInputText && input.uri.toString() === key),
  );
  if (group !== undefined) return group.viewColumn;
  return panel.viewColumn === vscode.ViewColumn.One
    ? vscode.ViewColumn.Beside
    : vscode.ViewColumn.One;
}
