import { assert } from "chai";
import * as vscode from "vscode";
import type { SectionRow, SectionRows } from "../../../src/vscode/platform/sectionView.js";

/** A view with a list that nobody draws: what it was filled with can be asked for. */
export class ListView implements vscode.Disposable {
  /** What was to be drawn anew, each time; undefined for everything. */
  readonly redrawn: (readonly SectionRow[] | undefined)[] = [];
  readonly #onDidChangeVisibility = new vscode.EventEmitter<vscode.TreeViewVisibilityChangeEvent>();
  readonly #onDidExpand = new vscode.EventEmitter<vscode.TreeViewExpansionEvent<SectionRow>>();
  readonly #onDidCollapse = new vscode.EventEmitter<vscode.TreeViewExpansionEvent<SectionRow>>();
  #rows: SectionRows | null = null;
  readonly tree = {
    visible: true,
    onDidChangeVisibility: this.#onDidChangeVisibility.event,
    onDidExpandElement: this.#onDidExpand.event,
    onDidCollapseElement: this.#onDidCollapse.event,
  };

  fill(_section: string, rows: SectionRows): void {
    this.#rows = rows;
  }

  redraw(rows?: readonly SectionRow[]): void {
    this.redrawn.push(rows);
  }

  /** Shows or hides the view. */
  setVisible(visible: boolean): void {
    this.tree.visible = visible;
    this.#onDidChangeVisibility.fire({ visible });
  }

  /** The rows below a row, or those at the top. */
  children(row?: SectionRow): readonly SectionRow[] {
    return this.#rows?.children(row) ?? [];
  }

  /** What a row shows. */
  item(row: SectionRow): vscode.TreeItem {
    return this.#rows?.item(row) ?? new vscode.TreeItem("");
  }

  /** The row with an id. */
  row(id: string): SectionRow {
    const all = (row?: SectionRow): readonly SectionRow[] =>
      this.children(row).flatMap((child) => [child, ...all(child)]);
    const found = all().find((row) => row.id === id);
    assert.isDefined(found, id);
    return found;
  }

  dispose(): void {
    this.#onDidChangeVisibility.dispose();
    this.#onDidExpand.dispose();
    this.#onDidCollapse.dispose();
  }
}
