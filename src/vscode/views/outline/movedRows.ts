import type * as vscode from "vscode";
import type { OutlineElement } from "../../../core/tree/index.js";
import type { NoteNode } from "../../../core/index.js";
import { Disposable } from "../../platform/dispose.js";
import type { CursorFollower } from "../../platform/cursorFollower.js";
import type { OutlineProvider } from "./outlineProvider.js";
import type { OutlineRow } from "./welcomeRows.js";

/** Of a larger subtree no more folds are kept. */
const MOST_KEPT = 1000;

/** Keeps the rows of nodes selected that were moved from the tree, and in sight. */
export class MovedRows extends Disposable {
  readonly #provider: OutlineProvider;
  readonly #view: vscode.TreeView<OutlineRow>;
  readonly #cursor: CursorFollower;
  #waiting: readonly NoteNode[] = [];

  constructor(
    provider: OutlineProvider,
    view: vscode.TreeView<OutlineRow>,
    cursor: CursorFollower,
  ) {
    super();
    this.#provider = provider;
    this.#view = view;
    this.#cursor = cursor;
    this._register(
      provider.onDidRefresh(() => {
        this.#show();
      }),
    );
  }

  /** Notes how the rows of nodes of the latest note are folded, as long as the tree still shows them at their old places. */
  keepFolds(document: vscode.TextDocument, nodes: readonly NoteNode[]): void {
    const { state } = this.#provider;
    const model = state?.model ?? null;
    if (state === null || model === null || document !== state.document) {
      return;
    }
    const rows = nodes.flatMap((node) => {
      const before = model.content.note.follow(node);
      return before === null ? [] : (model.row(before) ?? []);
    });
    // What is below a closed row is closed as it was.
    let left: readonly OutlineElement[] = rows;
    for (let kept = 0; left.length > 0 && kept < MOST_KEPT; kept += left.length) {
      const folded = left.filter((row) => model.hasChildren(row));
      const open = folded.filter((row) => state.isOpen(row));
      for (const row of folded) {
        state.setOpen(row, state.isOpen(row));
      }
      left = open.flatMap((row) => model.children(row)).slice(0, MOST_KEPT);
    }
  }

  /** Selects the rows of nodes of the latest note once the tree shows it. */
  select(document: vscode.TextDocument, nodes: readonly NoteNode[]): void {
    if (document !== this.#provider.state?.document || !this.#view.visible) {
      return;
    }
    this.#cursor.hold();
    this.#waiting = nodes;
    this.#show();
  }

  #show(): void {
    const model = this.#provider.state?.model ?? null;
    const [first] = this.#waiting;
    const now = first === undefined ? null : (model?.content.note.follow(first) ?? null);
    // What is waited for is not in the tree yet: the note that it shows is older.
    if (model === null || first === undefined || now?.start !== first.start) {
      return;
    }
    this.#waiting = [];
    const row = model.row(now);
    if (row === null) {
      return;
    }
    // Of several rows the tree keeps the selection by itself, and can be asked to select only one.
    const isSelected = this.#view.selection.some(({ id }) => id === row.id);
    const select = !isSelected || this.#view.selection.length === 1;
    void this.#view.reveal(row, { select, focus: false, expand: false }).then(undefined, () => {
      // The tree was drawn anew meanwhile: its own selection stays.
    });
  }
}
