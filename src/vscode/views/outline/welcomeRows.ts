import * as vscode from "vscode";
import type { OutlineElement } from "../../../core/tree/index.js";
import { COMMANDS } from "../../platform/ids.js";
import { messages } from "../../platform/messages.js";

/** A row that does something: what the view holds while no note is open. */
export interface ActionElement {
  readonly kind: "action";
  readonly id: "clipboard" | "file";
}

/** Any row of the view: of a note's outline, or of what is there while no note is open. */
export type OutlineRow = OutlineElement | ActionElement;

/**
 * Rows, not the editor's own welcome with buttons: that takes the tree's place, and with it the target for files that
 * are dropped on the view.
 */
export const WELCOME_ROWS: readonly ActionElement[] = [
  { kind: "action", id: "clipboard" },
  { kind: "action", id: "file" },
];

/** The row of an action. */
export function toActionItem({ id }: ActionElement): vscode.TreeItem {
  const isClipboard = id === "clipboard";
  const title = isClipboard ? messages.newNoteFromClipboard() : messages.openFile();
  const item = new vscode.TreeItem(title);
  item.iconPath = new vscode.ThemeIcon(isClipboard ? "clippy" : "folder-opened");
  item.contextValue = "action";
  item.command = {
    command: isClipboard ? COMMANDS.newNoteFromClipboard : "workbench.action.files.openFile",
    title,
  };
  return item;
}
