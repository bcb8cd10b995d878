import * as vscode from "vscode";
import type { OutlineElement } from "../../../core/tree/index.js";
import { COMMANDS } from "../../platform/ids.js";
import { messages } from "../../platform/messages.js";

/** A row that does something: what the view holds while no note is open. */
export interface ActionElement {
  readonly kind: "action";
  readonly id: "sample" | "clipboard" | "file";
}

/** Any row of the view: of a note's outline, or of what is there while no note is open. */
export type OutlineRow = OutlineElement | ActionElement;

/**
 * Rows, not the editor's own welcome with buttons: that takes the tree's place, and with it the target for files that
 * are dropped on the view.
 */
export const WELCOME_ROWS: readonly ActionElement[] = [
  { kind: "action", id: "sample" },
  { kind: "action", id: "clipboard" },
  { kind: "action", id: "file" },
];

/** The row of an action. */
export function toActionItem({ id }: ActionElement): vscode.TreeItem {
  const { title, icon, command } = ACTIONS[id];
  const item = new vscode.TreeItem(title());
  item.iconPath = new vscode.ThemeIcon(icon);
  item.contextValue = "action";
  item.command = { command, title: title() };
  return item;
}

const ACTIONS = {
  sample: { title: messages.openSample, icon: "book", command: COMMANDS.openSample },
  clipboard: {
    title: messages.newNoteFromClipboard,
    icon: "clippy",
    command: COMMANDS.newNoteFromClipboard,
  },
  file: {
    title: messages.openFile,
    icon: "folder-opened",
    command: "workbench.action.files.openFile",
  },
} as const;
