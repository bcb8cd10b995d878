import assert from "node:assert/strict";
import { parseNote, type Note, type NoteFormat } from "../../../../src/core/index.js";
import { filterNote, parseFilter, type FilteredNote } from "../../../../src/core/filter/index.js";
import { ElementCache, type OutlineElement } from "../../../../src/core/tree/index.js";
import { DEPTH_LIMIT, OutlineModel } from "../../../../src/core/tree/index.js";
import { finished } from "../../../../src/core/text/index.js";

interface Shown {
  readonly format?: NoteFormat;
  readonly query?: string;
  readonly showsAnnotations?: boolean;
}

function modelOf(
  text: string,
  { format = "markdown", query = "", showsAnnotations = true }: Shown = {},
): OutlineModel {
  const note = parseNote(text, { format });
  const filtered = query === "" ? null : filter(note, query);
  return new OutlineModel({ note, filtered, showsAnnotations }, new ElementCache());
}

function filter(note: Note, query: string): FilteredNote {
  return finished(filterNote(note, parseFilter(query).filter));
}

function describeRow(model: OutlineModel, element: OutlineElement): string {
  switch (element.kind) {
    case "node":
      return model.labelled(element.node).label || "(empty)";
    case "annotation":
      return `【${model.annotationOf(element)?.text ?? "gone"}】`;
    case "group":
      return `${element.from + 1}–${element.to}`;
    case "limit":
      return "(too deep)";
  }
}

/** The whole tree as indented rows; on the way, that each row knows the row above it and whether it has rows below. */
function render(model: OutlineModel): readonly string[] {
  const rows: string[] = [];
  const visit = (element: OutlineElement | undefined, depth: number): void => {
    const children = model.children(element);
    if (element !== undefined) {
      assert.equal(model.hasChildren(element), children.length > 0, element.id);
    }
    for (const child of children) {
      assert.equal(model.parent(child), element ?? null, `parent of ${child.id}`);
      rows.push("  ".repeat(depth) + describeRow(model, child));
      visit(child, depth + 1);
    }
  };
  visit(undefined, 0);
  return rows;
}

function check(text: string, expected: readonly string[], shown: Shown = {}): void {
  assert.deepEqual(render(modelOf(text, shown)), expected);
}

describe("outline rows", () => {
  it("have headings, list items and annotations in one tree", () => {
    check("# A\n\n- b 【c【d】】\n  1. e\n\n## F 【g】\n", [
      "A",
      "  b",
      "    【c】",
      "      【d】",
      "    e",
      "  F",
      "    【g】",
    ]);
  });

  it("show a node that is only annotations as these, with its children below the first", () => {
    check("- a\n  - 【b】【c】\n    - d\n  - e\n", ["a", "  【b】", "    d", "  【c】", "  e"]);
  });

  it("show annotations in front of the first node at the top", () => {
    check("【x】\n\n- a\n- b\n", ["【x】", "a", "b"]);
  });

  it("leave annotations out without losing what hangs below them", () => {
    const text = "- a 【x】\n  - 【b】\n    - 【c】\n      - d\n  - 【e】\n";
    check(text, ["a", "  d"], { showsAnnotations: false });
    check("- a\n  - 【b】\n", ["a"], { showsAnnotations: false });
  });

  it("make one row of an item and the heading on its line", () => {
    check("- # A 【x】\n\n  - b\n- # C\n", ["A", "  【x】", "  b", "C"]);
  });

  it("say (empty) for a node without text", () => {
    check("- \n- a\n", ["(empty)", "a"]);
  });

  it("keep what a filter keeps, and the way to it", () => {
    const text = "- a\n  - 【b #x】\n    - c\n  - 【d】\n- e 【f #x】\n- g\n";
    check(text, ["a", "  【b #x】", "e", "  【f #x】"], { query: "#x" });
    check(text, ["a", "  【b #x】", "    c"], { query: "c" });
    check(text, ["a", "  【d】"], { query: "d" });
  });

  it("are none when nothing matches, not even a root", () => {
    check("# A\n\n- b\n", [], { query: "nowhere" });
  });

  it("put very many siblings into groups, a filter's too", () => {
    const lines = Array.from({ length: 2500 }, (_, index) => `- n${index + 1}`);
    const model = modelOf(lines.join("\n"));
    assert.deepEqual(
      model.children().map((element) => describeRow(model, element)),
      ["1–1000", "1001–2000", "2001–2500"],
    );
    const row = model.rowAt(lines.slice(0, 1500).join("\n").length);
    assert.ok(row);
    assert.equal(describeRow(model, row), "n1500");
    const group = model.parent(row);
    assert.ok(group);
    assert.equal(describeRow(model, group), "1001–2000");
    assert.equal(model.parent(group), null);

    const filtered = modelOf(lines.join("\n"), { query: "n1" });
    assert.deepEqual(
      filtered.children().map((element) => describeRow(filtered, element)),
      ["1–1000", "1001–1111"],
    );
    render(filtered);
  });

  it("end at a stated depth and say so", () => {
    const depth = DEPTH_LIMIT + 50;
    const text = Array.from({ length: depth }, (_, index) => `${"\t".repeat(index)}n${index}`).join(
      "\n",
    );
    const rows = render(modelOf(text, { format: "indented" }));
    assert.equal(rows.at(-1)?.trim(), "(too deep)");
    const model = modelOf(text, { format: "indented" });
    const row = model.rowAt(text.length);
    assert.ok(row);
    assert.ok(row.node.depth <= DEPTH_LIMIT);
  });

  it("are found for a place in the text", () => {
    const text = "- a 【b【c】】\n  - 【d】\n";
    const model = modelOf(text);
    const at = (sign: string): string => {
      const row = model.rowAt(text.indexOf(sign));
      return row === null ? "none" : describeRow(model, row);
    };
    assert.deepEqual(["a", "b", "c", "d"].map(at), ["a", "【b】", "【c】", "【d】"]);
  });

  it("count levels from 1 at the top", () => {
    const model = modelOf("# A\n\n- b 【c】\n  - 【d】\n");
    const levels: number[] = [];
    const visit = (element?: OutlineElement): void => {
      for (const child of model.children(element)) {
        levels.push(model.level(child));
        visit(child);
      }
    };
    visit();
    assert.deepEqual(levels, [1, 2, 3, 3]);
  });

  it("show a page's lines below its root", () => {
    const page = "Map\n2024-01-01 10:00:00 0\na\nb 【c】\nMap\n0 条评论\n";
    const rows = render(modelOf(page, { format: "page" }));
    assert.equal(rows[0], "Map");
    assert.ok(rows.includes("  a") && rows.includes("    【c】"));
  });
});
