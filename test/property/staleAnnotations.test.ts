import assert from "node:assert/strict";
import fc from "fast-check";
import { catalogueSteps, CatalogueRows, findStaleRows } from "../../src/core/catalogue/index.js";
import type { Catalogue, CatalogueOptions, CatalogueRow } from "../../src/core/catalogue/index.js";
import { parseNote, updateNoteSteps, type Note } from "../../src/core/index.js";
import { finished } from "../../src/core/text/index.js";
import { check } from "./check.js";
import { changeOf, editsOf } from "./randomEdits.js";

/** What the editor holds of a row: what it was told, and the rows below. */
interface Held {
  readonly row: CatalogueRow;
  item: string;
  children: Held[];
}

/** The editor's side: it asks again only for what it was told is stale. */
class Tree {
  readonly #grouping: CatalogueOptions["grouping"];
  readonly #rows: CatalogueRows;
  #top: Held[];

  constructor(note: Note, grouping: CatalogueOptions["grouping"]) {
    this.#grouping = grouping;
    this.#rows = new CatalogueRows(this.#listOf(note));
    this.#top = fetch(this.#rows);
  }

  update(note: Note): void {
    const before = this.#rows.catalogue;
    const after = this.#listOf(note);
    const stale = findStaleRows(before, after);
    this.#rows.show(after);
    if (stale === "all") {
      this.#top = fetch(this.#rows);
      return;
    }
    for (const { group, entry } of stale) {
      const row = entry === null ? this.#rows.groupRow(group) : this.#rows.entryRow(group, entry);
      const held = find(this.#top, row.id);
      assert.ok(held, `${row.id} is not shown`);
      held.item = tell(row);
      held.children = fetch(this.#rows, row);
    }
  }

  /** What the editor shows, and what it should show. */
  compare(): void {
    const fresh = new CatalogueRows(this.#rows.catalogue);
    assert.deepEqual(this.#top.map(plain), fetch(fresh).map(plain));
  }

  #listOf(note: Note): Catalogue {
    const compareWords = (one: string, other: string): number =>
      one === other ? 0 : one < other ? -1 : 1;
    const grouping = this.#grouping;
    return finished(
      catalogueSteps(note, { grouping, sorting: "text", filtered: null, compareWords }),
    );
  }
}

function fetch(rows: CatalogueRows, row?: CatalogueRow): Held[] {
  return rows
    .children(row)
    .map((child) => ({ row: child, item: tell(child), children: fetch(rows, child) }));
}

function find(held: readonly Held[], id: string): Held | null {
  for (const one of held) {
    const found = one.row.id === id ? one : find(one.children, id);
    if (found !== null) return found;
  }
  return null;
}

function tell(row: CatalogueRow): string {
  if (row.kind !== "annotation") return `${row.group.name} ${String(row.group.count)}`;
  const { annotation, line, subject } = row.entry;
  return [annotation.kind, annotation.tags.join(), annotation.reader, line, subject].join(" | ");
}

function plain({ item, children }: Held): unknown {
  return [item, children.map(plain)];
}

const piece = fc.constantFrom(
  "- a\n",
  "  - b 【x #t】\n",
  "# H\n\n",
  "## K 【!y #t/u】\n\n",
  "  - 【z【@m 2026-01-01: w】】\n",
  "text\n\n",
  "【",
  "】",
  " ",
  "\n",
  "q",
  "【?w】",
);

describe("stale rows of the list of annotations", () => {
  for (const grouping of ["outline", "kind", "tag", "reader", "date"] as const) {
    it(`are all that an edit changes (${grouping})`, () => {
      check(
        fc.property(
          fc.array(piece, { maxLength: 20 }),
          editsOf(piece, { reach: 150, most: 6 }),
          (parts, edits) => {
            let note = parseNote(parts.join(""), { format: "markdown" });
            const tree = new Tree(note, grouping);
            for (const edit of edits) {
              note = finished(updateNoteSteps(note, [changeOf(note, edit)])).note;
              tree.update(note);
              tree.compare();
            }
          },
        ),
        100,
      );
    });
  }
});
