import assert from "node:assert/strict";
import { catalogueSteps, CatalogueRows, SLICE_SIZE } from "../../../../src/core/catalogue/index.js";
import type {
  Catalogue,
  CatalogueOptions,
  CatalogueRow,
} from "../../../../src/core/catalogue/index.js";
import { parseNote } from "../../../../src/core/index.js";
import type { NoteFormat } from "../../../../src/core/index.js";
import { filterNote, parseFilter } from "../../../../src/core/filter/index.js";
import { finished } from "../../../../src/core/text/index.js";

interface Shown extends Partial<Omit<CatalogueOptions, "filtered">> {
  readonly format?: NoteFormat;
  readonly query?: string;
}

function listOf(text: string, { format = "markdown", query, ...options }: Shown = {}): Catalogue {
  const note = parseNote(text, { format });
  const filtered =
    query === undefined ? null : finished(filterNote(note, parseFilter(query).filter));
  const compareWords = (one: string, other: string): number =>
    one === other ? 0 : one < other ? -1 : 1;
  const all = {
    grouping: "outline",
    sorting: "place",
    compareWords,
    ...options,
    filtered,
  } as const;
  return finished(catalogueSteps(note, all));
}

/** The whole list as indented rows; on the way, that each row knows the row above it. */
function render(rows: CatalogueRows, row?: CatalogueRow, indent = ""): readonly string[] {
  return rows.children(row).flatMap((child) => {
    assert.equal(rows.parent(child), row ?? null, child.id);
    return [indent + told(child), ...render(rows, child, `${indent}  `)];
  });
}

function told(row: CatalogueRow): string {
  if (row.kind === "annotation") return `${row.entry.line} | ${row.entry.subject}`;
  if (row.kind === "slice") return `${String(row.from + 1)}–${String(row.to)}`;
  const { subject, name, count } = row.group;
  return `${subject?.by === "kind" ? subject.kind : name || "-"} ${String(count)}`;
}

function check(text: string, shown: Shown, expected: readonly string[]): void {
  assert.deepEqual(render(new CatalogueRows(listOf(text, shown))), expected);
}

const NOTE = [
  "# T 【0】",
  "## A",
  "- b",
  "  - c 【?c #x/y】",
  "  - 【@mara 2026-05-02: u #x】",
  "### D",
  "- e 【todo e【@jonas 2026-05-01：r #X/y】】",
  "## F 【!f #z】",
].join("\n\n");

describe("list of annotations", () => {
  it("by outline is grouped by headings, without one for the title alone", () => {
    check(NOTE, { grouping: "outline" }, [
      "T 1",
      "  0 | T",
      "A 4",
      "  c #x/y | c",
      "  u #x | b",
      "  D 2",
      "    e | e",
      "    r #X/y | e",
      "F 1",
      "  f #z | F",
    ]);
  });

  it("by outline is grouped by the uppermost nodes where there are no headings", () => {
    const text = "r\n\ta 【1】\n\t\tb 【2】\n\tc\n\t\td【3】\n";
    check(text, { format: "indented" }, ["a 2", "  1 | a", "  2 | b", "c 1", "  3 | d"]);
    check("【x】\n\n- a\n- b 【y】\n", {}, ["- 1", "  x | ", "b 1", "  y | b"]);
  });

  it("by kind has replies as annotations of their own", () => {
    check(NOTE, { grouping: "kind" }, [
      "comment 3",
      "  0 | T",
      "  u #x | b",
      "  r #X/y | e",
      "question 1",
      "  c #x/y | c",
      "important 1",
      "  f #z | F",
      "todo 1",
      "  e | e",
    ]);
  });

  it("by tag has sub-tags below their tag, in any case, and counts each annotation once", () => {
    check(`${NOTE}\n\n- g 【#x/y #x/v】`, { grouping: "tag" }, [
      "x 4",
      "  u #x | b",
      "  x/v 1",
      "    #x/y #x/v | g",
      "  x/y 3",
      "    c #x/y | c",
      "    r #X/y | e",
      "    #x/y #x/v | g",
      "z 1",
      "  f #z | F",
      "- 2",
      "  0 | T",
      "  e | e",
    ]);
  });

  it("by reader and by date has those without last, and the latest day first", () => {
    check(NOTE, { grouping: "reader", query: "has:reader OR todo" }, [
      "jonas 1",
      "  r #X/y | e",
      "mara 1",
      "  u #x | b",
      "- 1",
      "  e | e",
    ]);
    check(NOTE, { grouping: "date", query: "has:reader" }, [
      "2026-05-02 1",
      "  u #x | b",
      "2026-05-01 1",
      "  r #X/y | e",
    ]);
  });

  it("is sorted within groups, equal ones as in the note", () => {
    const text = "- a 【b】【[x] c】【@n 2026-01-01: a】【@m 2026-01-02: d】【todo b】";
    const lines = (sorting: CatalogueOptions["sorting"]): string =>
      listOf(text, { sorting })
        .whole.groups.flatMap(({ entries }) => entries.map(({ line }) => line))
        .join("");
    assert.equal(lines("place"), "bcadb");
    assert.equal(lines("date"), "dabcb");
    assert.equal(lines("kind"), "badbc");
    assert.equal(lines("reader"), "dabcb");
    assert.equal(lines("text"), "abbcd");
  });

  it("finds the row of an annotation", () => {
    const rows = new CatalogueRows(listOf("- a 【b【c】】【d】"));
    const [heading] = rows.children();
    const entries = rows.children(heading);
    for (const row of entries) {
      assert.equal(row.kind === "annotation" && rows.rowOf(row.entry.id), row);
    }
    assert.deepEqual(
      entries.map((row) => row.kind === "annotation" && row.path),
      [[0], [0, 0], [1]],
    );
    assert.equal(rows.rowOf("nowhere"), null);
  });

  it("has slices where there is more than an editor can draw", () => {
    const count = 2 * SLICE_SIZE + 1;
    const rows = new CatalogueRows(listOf("- a 【x】\n".repeat(count), { grouping: "kind" }));
    const [heading] = rows.children();
    const slices = rows.children(heading);
    assert.deepEqual(slices.map(told), ["1–1000", "1001–2000", "2001–2001"]);
    const last = rows.children(slices[2])[0];
    assert.ok(last);
    assert.equal(rows.parent(last), slices[2]);
    assert.equal(slices[2] && rows.parent(slices[2]), heading);
  });

  it("opens groups by itself while it is short, and remembers what the reader folds", () => {
    const rows = new CatalogueRows(listOf(NOTE));
    const [heading] = rows.children();
    assert.equal(heading?.kind === "heading" && rows.isOpen(heading), true);
    if (heading?.kind !== "heading") return;
    rows.setOpen(heading, false);
    rows.show(listOf(NOTE, { query: "has:reader" }));
    const [filtered] = rows.children();
    assert.ok(filtered?.kind === "heading");
    assert.equal(rows.isOpen(filtered), true);
    assert.notEqual(filtered.id, heading.id);
    rows.show(listOf(NOTE));
    const [again] = rows.children();
    assert.equal(again?.id, heading.id);
    assert.equal(again.kind === "heading" && rows.isOpen(again), false);
    const long = new CatalogueRows(listOf("- a 【x】\n".repeat(500), { grouping: "kind" }));
    const [closed] = long.children();
    assert.equal(closed?.kind === "heading" && long.isOpen(closed), false);
  });
});
