import type * as vscode from "vscode";
import { ElementCache, OutlineModel } from "../../../core/tree/index.js";
import type { OutlineElement, OutlineContent } from "../../../core/tree/index.js";

/** With more nodes left than this, a filtered tree is not opened all the way. */
const MOST_OPENED_BY_FILTER = 1000;

let lastGeneration = 0;

/**
 * The tree of one document: what it shows and how it is folded. The editor remembers folds by row id and keeps them
 * whatever we say, so a new wish for all rows (a level, a filter) needs new ids: the generation is their first part.
 */
export class TreeState {
  readonly document: vscode.TextDocument;
  readonly elements = new ElementCache();
  #level: number;
  #generation = (lastGeneration += 1);
  #model: OutlineModel | null = null;
  /** Folds that the reader changed, by element id: true is open. */
  readonly #folds = new Map<string, boolean>();
  readonly #foldsOfFilter = new Map<string, boolean>();

  constructor(document: vscode.TextDocument, level: number) {
    this.document = document;
    this.#level = level;
  }

  /** The rows as the tree shows them now; null before the first note. */
  get model(): OutlineModel | null {
    return this.#model;
  }

  /** The level down to which rows are open that the reader has not folded himself. */
  get level(): number {
    return this.#level;
  }

  /** Shows something else: a later note, another filter. */
  show(content: OutlineContent): void {
    const before = this.#model?.content.filtered?.filter;
    this.#model = new OutlineModel(content, this.elements);
    if (content.filtered?.filter !== before) {
      this.#foldsOfFilter.clear();
      this.#startGeneration();
    }
  }

  /** Opens all rows above a level and closes the others. */
  openTo(level: number): void {
    this.#level = level;
    this.#folds.clear();
    this.#foldsOfFilter.clear();
    this.#startGeneration();
  }

  /** The id of a row for the editor. */
  rowId(element: OutlineElement): string {
    return `${this.#generation}/${element.id}`;
  }

  /** Remembers that the reader opened or closed a row. */
  setOpen(element: OutlineElement, isOpen: boolean): void {
    this.#currentFolds.set(element.id, isOpen);
  }

  /** True when a row that has rows below it is open. */
  isOpen(element: OutlineElement): boolean {
    const folded = this.#currentFolds.get(element.id);
    const model = this.#model;
    if (folded !== undefined || model === null) {
      return folded ?? false;
    }
    if (element.kind === "group") {
      // A group is no level of its own; of many, only the first opens by itself.
      return element.from === 0 && model.level(element) <= this.#level;
    }
    const filtered = model.content.filtered;
    return (
      (filtered !== null && filtered.keptCount <= MOST_OPENED_BY_FILTER) ||
      model.level(element) < this.#level
    );
  }

  get #currentFolds(): Map<string, boolean> {
    return (this.#model?.content.filtered ?? null) === null ? this.#folds : this.#foldsOfFilter;
  }

  #startGeneration(): void {
    this.#generation = lastGeneration += 1;
  }
}
