import * as vscode from "vscode";
import type { Grouping, Sorting } from "../../core/catalogue/index.js";
import { Disposable } from "../platform/dispose.js";
import { catalogueMessages } from "./messages.js";

const KEY = "annotationList";

const GROUPINGS: readonly Grouping[] = ["outline", "kind", "tag", "reader", "date"];
const SORTINGS: readonly Sorting[] = ["place", "date", "kind", "reader", "text"];

/** What the list is grouped and sorted by: the same for all notes, remembered for the workspace. */
export class ListChoice extends Disposable {
  readonly #memory: vscode.Memento;
  readonly #onDidChange = this._register(new vscode.EventEmitter<void>());
  readonly onDidChange = this.#onDidChange.event;
  #grouping: Grouping;
  #sorting: Sorting;

  constructor(memory: vscode.Memento) {
    super();
    this.#memory = memory;
    const [grouping, sorting] = [...asList(memory.get<unknown>(KEY)), null, null];
    this.#grouping = GROUPINGS.find((known) => known === grouping) ?? "outline";
    this.#sorting = SORTINGS.find((known) => known === sorting) ?? "place";
  }

  get grouping(): Grouping {
    return this.#grouping;
  }

  get sorting(): Sorting {
    return this.#sorting;
  }

  /** Groups by what was given, else by what the reader chooses. */
  async group(wished: unknown): Promise<void> {
    const chosen =
      GROUPINGS.find((known) => known === wished) ??
      (await choose(GROUPINGS, {
        title: catalogueMessages.groupingTitle(),
        current: this.#grouping,
        nameOf: catalogueMessages.grouping,
      }));
    if (chosen !== undefined) await this.#set(chosen, this.#sorting);
  }

  /** Sorts by what was given, else by what the reader chooses. */
  async sort(wished: unknown): Promise<void> {
    const chosen =
      SORTINGS.find((known) => known === wished) ??
      (await choose(SORTINGS, {
        title: catalogueMessages.sortingTitle(),
        current: this.#sorting,
        nameOf: catalogueMessages.sorting,
      }));
    if (chosen !== undefined) await this.#set(this.#grouping, chosen);
  }

  async #set(grouping: Grouping, sorting: Sorting): Promise<void> {
    if (grouping === this.#grouping && sorting === this.#sorting) return;
    this.#grouping = grouping;
    this.#sorting = sorting;
    this.#onDidChange.fire();
    await this.#memory.update(KEY, [grouping, sorting]);
  }
}

function asList(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

interface Question<Value> {
  readonly title: string;
  readonly current: Value;
  readonly nameOf: (value: Value) => string;
}

async function choose<Value extends string>(
  values: readonly Value[],
  { title, current, nameOf }: Question<Value>,
): Promise<Value | undefined> {
  // The one of now first: it is the one that is chosen when the list opens.
  const ordered = [current, ...values.filter((value) => value !== current)];
  const items = ordered.map((value) => ({
    label: nameOf(value),
    description: value === current ? catalogueMessages.now() : "",
    value,
  }));
  return (await vscode.window.showQuickPick(items, { title }))?.value;
}
