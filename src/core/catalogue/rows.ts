import type { NoteNode } from "../note/index.js";
import type { Catalogue } from "./catalogue.js";
import type { CatalogueEntry, CatalogueGroup } from "./groups.js";

/** Rows side by side beyond this many are shown in slices of this many. */
export const SLICE_SIZE = 1000;

/** With no more rows than this, groups are open at first. */
const MOST_OPEN = 200;

/** With more rows left than this, a filter does not open all groups. */
const MOST_OPENED_BY_FILTER = 1000;

/** A row of the list. Rows are found again by id, never made twice: the editor knows rows by the object. */
export type CatalogueRow = GroupRow | SliceRow | EntryRow;

interface RowBase {
  readonly id: string;
  /** The part of a view that the row stands in. */
  readonly section: "list";
  group: CatalogueGroup;
}

/** The heading of a group. */
export interface GroupRow extends RowBase {
  readonly kind: "heading";
}

/** Some of the rows of a group that has very many: `from` inclusive, `to` exclusive. */
export interface SliceRow extends RowBase {
  readonly kind: "slice";
  readonly from: number;
  to: number;
}

/** An annotation or a reply, with what tells commands which it is: `node` and `path` are as those of the outline's rows. */
export interface EntryRow extends RowBase {
  readonly kind: "annotation";
  entry: CatalogueEntry;
  node: NoteNode;
  readonly path: readonly number[];
}

/** The rows of one list as a reader looks at it. */
export class CatalogueRows {
  readonly #rows = new Map<string, CatalogueRow>();
  /** Groups and slices that the reader opened (true) or closed, by id. */
  readonly #folds = new Map<string, boolean>();
  #foldsOfFilter = new Map<string, boolean>();
  #catalogue: Catalogue;
  #generation = 0;

  constructor(catalogue: Catalogue) {
    this.#catalogue = catalogue;
  }

  /** What the rows show. */
  get catalogue(): Catalogue {
    return this.#catalogue;
  }

  /**
   * Shows a later list. With another filter all rows have other ids: the editor keeps folds by id, and a filter has
   * folds of its own.
   */
  show(catalogue: Catalogue): void {
    const before = this.#catalogue.options.filtered?.filter ?? null;
    const filter = catalogue.options.filtered?.filter ?? null;
    this.#catalogue = catalogue;
    if (filter !== before) {
      this.#generation += 1;
      this.#foldsOfFilter = new Map();
      this.#rows.clear();
    }
  }

  /** The rows below a row, or those at the top. */
  children(row?: CatalogueRow): readonly CatalogueRow[] {
    if (row?.kind === "annotation") return [];
    const group = row?.group ?? this.#catalogue.whole;
    const length = group.entries.length + group.groups.length;
    if (row?.kind === "slice") return this.#between(group, row.from, row.to);
    if (length <= SLICE_SIZE) return this.#between(group, 0, length);
    return Array.from({ length: Math.ceil(length / SLICE_SIZE) }, (_, index) =>
      this.#slice(group, index * SLICE_SIZE),
    );
  }

  /** The row above a row; null for one at the top. */
  parent(row: CatalogueRow): CatalogueRow | null {
    const above = row.kind === "heading" ? row.group.parent : row.group;
    if (above === null) return null;
    if (row.kind !== "slice" && above.entries.length + above.groups.length > SLICE_SIZE) {
      const index =
        row.kind === "annotation"
          ? above.entries.indexOf(row.entry)
          : above.entries.length + above.groups.indexOf(row.group);
      return this.#slice(above, Math.floor(Math.max(0, index) / SLICE_SIZE) * SLICE_SIZE);
    }
    return above.parent === null ? null : this.groupRow(above);
  }

  /** The row of a group. */
  groupRow(group: CatalogueGroup): GroupRow {
    const id = `${this.#prefix}${group.id}`;
    return this.#take<GroupRow>({ kind: "heading", section: "list", id, group });
  }

  /** The row of an entry in a group. */
  entryRow(group: CatalogueGroup, entry: CatalogueEntry): EntryRow {
    const { node } = entry.annotation;
    const id = `${this.#prefix}${group.id} ${entry.id}`;
    const row = {
      kind: "annotation",
      section: "list",
      id,
      group,
      entry,
      node,
      path: entry.path,
    } as const;
    return this.#take<EntryRow>(row);
  }

  /** The first row of the annotation that starts somewhere; null when it is not in the list. */
  rowOf(entryId: string): EntryRow | null {
    const group = this.#catalogue.groupOf(entryId);
    const entry = group?.entries.find(({ id }) => id === entryId);
    return group === null || entry === undefined ? null : this.entryRow(group, entry);
  }

  /** True when a row that has rows below it is open. */
  isOpen(row: GroupRow | SliceRow): boolean {
    const { whole, options } = this.#catalogue;
    const most = options.filtered === null ? MOST_OPEN : MOST_OPENED_BY_FILTER;
    const first = row.kind === "slice" ? row.from === 0 : whole.count <= most;
    return this.#currentFolds.get(row.id) ?? first;
  }

  /** Remembers that the reader opened or closed a row. */
  setOpen(row: CatalogueRow, isOpen: boolean): void {
    this.#currentFolds.set(row.id, isOpen);
  }

  get #currentFolds(): Map<string, boolean> {
    return this.#catalogue.options.filtered === null ? this.#folds : this.#foldsOfFilter;
  }

  /** Without a filter ids are always the same, so that folds are as before when a filter goes. */
  get #prefix(): string {
    return this.#catalogue.options.filtered === null ? "" : `${String(this.#generation)}/`;
  }

  #between(group: CatalogueGroup, from: number, to: number): readonly CatalogueRow[] {
    const { entries, groups } = group;
    const count = entries.length;
    return [
      ...entries.slice(from, to).map((entry) => this.entryRow(group, entry)),
      ...groups
        .slice(Math.max(0, from - count), Math.max(0, to - count))
        .map((below) => this.groupRow(below)),
    ];
  }

  #slice(group: CatalogueGroup, from: number): SliceRow {
    const to = Math.min(from + SLICE_SIZE, group.entries.length + group.groups.length);
    const id = `${this.#prefix}${group.id} ${String(from)}+`;
    return this.#take<SliceRow>({ kind: "slice", section: "list", id, group, from, to });
  }

  /** The row with this id, brought up to date. */
  #take<Row extends CatalogueRow>(fresh: Row): Row {
    const known = this.#rows.get(fresh.id);
    if (known === undefined) {
      this.#rows.set(fresh.id, fresh);
      return fresh;
    }
    return Object.assign(known as Row, fresh);
  }
}
