import * as vscode from "vscode";
import { Disposable } from "../platform/dispose.js";
import { VIEWS } from "../platform/ids.js";

/** A row of the view: what it stands for is for the chunk to know. */
export interface ReviewRow {
  readonly id: string;
}

/** What fills the view once the chunk is there. */
export interface ReviewRows {
  readonly item: (row: ReviewRow) => vscode.TreeItem;
  readonly children: (row: ReviewRow | undefined) => readonly ReviewRow[];
  readonly parent: (row: ReviewRow) => ReviewRow | undefined;
}

/** The view of what is to be reviewed. It is there from the start and empty until the chunk fills it. */
export class ReviewView extends Disposable implements vscode.TreeDataProvider<ReviewRow> {
  readonly #onDidChangeTreeData = this._register(new vscode.EventEmitter<undefined>());
  readonly onDidChangeTreeData = this.#onDidChangeTreeData.event;
  readonly tree: vscode.TreeView<ReviewRow>;
  #rows: ReviewRows | null = null;

  constructor() {
    super();
    this.tree = this._register(
      vscode.window.createTreeView(VIEWS.annotations, { treeDataProvider: this }),
    );
  }

  /** Shows other rows, or the same ones anew. */
  show(rows: ReviewRows): void {
    this.#rows = rows;
    this.#onDidChangeTreeData.fire(undefined);
  }

  getTreeItem(row: ReviewRow): vscode.TreeItem {
    return this.#rows?.item(row) ?? new vscode.TreeItem("");
  }

  getChildren(row?: ReviewRow): ReviewRow[] {
    return [...(this.#rows?.children(row) ?? [])];
  }

  getParent(row: ReviewRow): ReviewRow | undefined {
    return this.#rows?.parent(row);
  }
}
