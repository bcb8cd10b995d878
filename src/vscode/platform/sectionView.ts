import * as vscode from "vscode";
import { Disposable } from "./dispose.js";

/** A row of a view that several features fill. What it stands for is for its section to know. */
export interface SectionRow {
  readonly id: string;
  readonly section: string;
}

/** The rows of one section. */
export interface SectionRows {
  readonly item: (row: SectionRow) => vscode.TreeItem;
  readonly children: (row: SectionRow | undefined) => readonly SectionRow[];
  readonly parent: (row: SectionRow) => SectionRow | undefined;
  /** The tooltip, worked out when it is asked for; left out where `item` has it. */
  readonly tooltip?: (row: SectionRow) => vscode.MarkdownString | undefined;
}

/** A tree of sections one below the other. It is there from the start and empty; chunks fill it. */
export class SectionView extends Disposable implements vscode.TreeDataProvider<SectionRow> {
  readonly tree: vscode.TreeView<SectionRow>;
  readonly #order: readonly string[];
  readonly #sections = new Map<string, SectionRows>();
  readonly #onDidChangeTreeData = this._register(
    new vscode.EventEmitter<SectionRow[] | undefined>(),
  );
  readonly onDidChangeTreeData = this.#onDidChangeTreeData.event;

  /**
   * Makes the view.
   *
   * @param id the view's id in the manifest
   * @param order the names of the sections from the top down
   */
  constructor(id: string, order: readonly string[]) {
    super();
    this.#order = order;
    this.tree = this._register(
      vscode.window.createTreeView(id, { treeDataProvider: this, canSelectMany: true }),
    );
  }

  /** Fills a section, or fills it anew; nothing is drawn before `redraw`. */
  fill(section: string, rows: SectionRows): void {
    this.#sections.set(section, rows);
  }

  /** Draws everything anew, or only some rows with what is below them. */
  redraw(rows?: readonly SectionRow[]): void {
    this.#onDidChangeTreeData.fire(rows && [...rows]);
  }

  getTreeItem(row: SectionRow): vscode.TreeItem {
    return this.#sections.get(row.section)?.item(row) ?? new vscode.TreeItem("");
  }

  getChildren(row?: SectionRow): SectionRow[] {
    const sections = row === undefined ? this.#order : [row.section];
    return sections.flatMap((name) => [...(this.#sections.get(name)?.children(row) ?? [])]);
  }

  getParent(row: SectionRow): SectionRow | undefined {
    return this.#sections.get(row.section)?.parent(row);
  }

  resolveTreeItem(item: vscode.TreeItem, row: SectionRow): vscode.TreeItem {
    const tooltip = this.#sections.get(row.section)?.tooltip?.(row);
    if (tooltip !== undefined) item.tooltip = tooltip;
    return item;
  }
}
