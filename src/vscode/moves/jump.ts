import * as vscode from "vscode";
import type { NoteNode } from "../../core/index.js";
import { nodePath, pathLine } from "../../core/note/index.js";
import { messages } from "../platform/messages.js";

/** Where to put the cursor, and what else should be in view with it. */
export interface JumpTarget {
  readonly position: vscode.Position;
  /** Seen as a whole if the window is high enough. */
  readonly whole: vscode.Range;
}

/** How much of the visible lines may lie between a host and its annotation for both to be shown. */
const SHARE_OF_VIEW = 0.8;

/**
 * Puts the cursor somewhere in a note, so that Go Back returns from there. Setting a selection is kept in that history
 * only when it moves ten lines or more; the editor's own "go to locations" is always kept, opens folds, and scrolls only
 * when the place is out of view (tried in 1.91 and 1.139).
 */
export async function jumpTo(editor: vscode.TextEditor, target: JumpTarget): Promise<void> {
  const { document } = editor;
  if (vscode.window.activeTextEditor !== editor) {
    await vscode.window.showTextDocument(document, {
      viewColumn: editor.viewColumn ?? vscode.ViewColumn.Active,
    });
  }
  if (isPlainEditor(document)) {
    await vscode.commands.executeCommand(
      "editor.action.goToLocations",
      document.uri,
      editor.selection.active,
      [new vscode.Location(document.uri, target.position)],
      "goto",
      "",
    );
  } else {
    // The side of a comparison: "go to locations" would open another editor.
    editor.selection = new vscode.Selection(target.position, target.position);
    editor.revealRange(new vscode.Range(target.position, target.position));
  }
  const active = vscode.window.activeTextEditor ?? editor;
  if (active.document === document && fitsInto(active, target.whole)) {
    active.revealRange(target.whole);
  }
}

/** What to say of a host that is too far away to be shown with its annotation; null where it is near. */
export function describeFarHost(
  editor: vscode.TextEditor,
  whole: vscode.Range,
  host: NoteNode,
): string | null {
  const path = pathLine(nodePath(host));
  return path === "" || fitsInto(editor, whole) ? null : messages.aboutHost(path);
}

function fitsInto({ visibleRanges }: vscode.TextEditor, range: vscode.Range): boolean {
  const visible = visibleRanges.reduce((sum, { start, end }) => sum + end.line - start.line + 1, 0);
  return range.end.line - range.start.line + 1 <= visible * SHARE_OF_VIEW;
}

function isPlainEditor(document: vscode.TextDocument): boolean {
  const input = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
  return input instanceof vscode.TabInputText && input.uri.toString() === document.uri.toString();
}
