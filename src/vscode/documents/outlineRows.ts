import type * as vscode from "vscode";
import type { NoteNode } from "../../core/index.js";

/** What the outline's view can be asked. */
export interface OutlineRowsView {
  /** The selected rows, the first one first. */
  readonly selected: readonly unknown[];
  /** Keeps the rows of nodes that were moved open or closed as they are, also where others would be at their new level. */
  keepFolds(document: vscode.TextDocument, nodes: readonly NoteNode[]): void;
  /** Says something about a document's outline over its tree; "" for nothing. */
  remark(document: vscode.TextDocument, text: string): void;
  /** Selects the rows of nodes as soon as they are there, and scrolls to the first. */
  select(document: vscode.TextDocument, nodes: readonly NoteNode[]): void;
}

/** The rows of the outline, for features that act on them: keys give a command no row. The view connects itself. */
export class OutlineRows implements OutlineRowsView {
  #view: OutlineRowsView | null = null;

  /** Says which view it is. */
  connect(view: OutlineRowsView): void {
    this.#view = view;
  }

  get selected(): readonly unknown[] {
    return this.#view?.selected ?? [];
  }

  keepFolds(document: vscode.TextDocument, nodes: readonly NoteNode[]): void {
    this.#view?.keepFolds(document, nodes);
  }

  remark(document: vscode.TextDocument, text: string): void {
    this.#view?.remark(document, text);
  }

  select(document: vscode.TextDocument, nodes: readonly NoteNode[]): void {
    this.#view?.select(document, nodes);
  }
}
