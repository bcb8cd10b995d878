import assert from "node:assert/strict";
import type { NoteFormat } from "../../../../src/core/index.js";
import { parseNote, updateNote } from "../../../../src/core/index.js";

/**
 * One change of a text: `⟦old→new⟧`. The node at the cursor `|` is followed; `expected` is its own text in the new
 * note, null when it is gone.
 */
function check(marked: string, expected: string | null, format: NoteFormat = "markdown"): void {
  const cursor = marked.replace(/⟦([^→]*)→[^⟧]*⟧/gu, "$1").indexOf("|");
  const source = marked.replace("|", "");
  const changes: { start: number; end: number; text: string }[] = [];
  let removed = 0;
  for (const match of source.matchAll(/⟦([^→]*)→([^⟧]*)⟧/gu)) {
    const [whole, old = "", text = ""] = match;
    const start = match.index - removed;
    changes.push({ start, end: start + old.length, text });
    removed += whole.length - old.length;
  }
  const note = parseNote(source.replace(/⟦([^→]*)→[^⟧]*⟧/gu, "$1"), { format });
  const next = updateNote(note, changes);
  const followed = next.follow(note.nodeAt(cursor));
  assert.equal(followed && next.slice(followed.start, followed.end), expected, marked);
}

describe("a node is followed", () => {
  it("in the notes that were made of its own one by one, and in no other", () => {
    const text = "- 甲\n- 乙\n";
    const note = parseNote(text, { format: "markdown" });
    const other = parseNote(`- 新\n${text}`, { format: "markdown" });
    assert.equal(other.follow(note.node(0)), null);
    const changed = updateNote(other, [{ start: 0, end: 0, text: "- 早\n" }]);
    assert.equal(changed.follow(other.node(0))?.label, "新");
    assert.equal(changed.follow(note.node(0)), null);
  });

  it("when a sibling is inserted above or below", () => {
    check("⟦→- 新\n⟧- |甲\n- 乙\n", "- 甲");
    check("- 甲⟦→\n- 新⟧\n- |乙\n", "- 乙");
    check("- |甲⟦→\n- 新⟧\n- 乙\n", "- 甲");
    check("甲\n⟦→\t新\n⟧\t|乙\n", "乙", "indented");
    check("题\n⟦→新\n⟧|甲\n题\n", "甲", "page");
  });

  it("when its label changes, from its start to its end", () => {
    check("- ⟦甲|→丙⟧\n- 乙\n", "- 丙");
    check("- ⟦→新⟧|甲\n- 乙\n", "- 新甲");
    check("⟦→新⟧|甲\n\t乙\n", "新甲", "indented");
    check("甲\n\t⟦→新⟧|乙\n\t丙\n", "新乙", "indented");
    check("- |甲⟦→【x】⟧\n- 乙\n", "- 甲【x】");
    check("⟦- |甲→* 丙⟧\n- 乙\n", "* 丙");
  });

  it("when it is promoted and demoted", () => {
    check("# 书\n⟦→#⟧## |甲\n## 乙\n", "### 甲");
    check("- 甲\n⟦→  ⟧- |乙\n", "- 乙");
    check("- 甲\n⟦  →⟧- |乙\n", "- 乙");
    check("甲\n⟦→\t⟧\t|乙\n", "乙", "indented");
    check("甲\n⟦\t→⟧|乙\n\t\t丙\n", "乙", "indented");
  });

  it("when another is removed, and is gone when it is removed itself", () => {
    check("⟦- 甲\n→⟧- |乙\n", "- 乙");
    check("- 甲\n⟦- |乙\n→⟧- 丙\n", null);
    check("甲\n⟦\t|乙\n→⟧\t丙\n", null, "indented");
  });

  it("when a line is swapped past it", () => {
    check("⟦- 甲\n→⟧- |乙\n⟦→- 甲\n⟧", "- 乙");
    check("⟦- |甲\n- 乙→- 乙\n- 甲⟧\n", "- 甲");
    check("⟦- 甲\n- |乙→- 乙\n- 甲⟧\n", "- 乙");
    check("⟦- 甲\n- |乙\n- 丙→- 丁\n- 甲\n- 乙\n- 丙⟧\n", "- 乙");
    check("⟦- |甲→- 丙⟧\n- 乙\n- 甲\n", "- 丙");
    check("⟦- 甲\n→- 乙\n⟧- |乙\n", "- 乙");
    check("⟦a\n\tb\n\t|c→a\n\tc\n\tb⟧\n", "c", "indented");
    check("甲\n⟦\t乙\n→⟧\t|丙\n⟦→\t乙\n⟧\t丁\n", "丙", "indented");
  });

  it("when it is moved itself", () => {
    check("- 甲\n- 乙⟦\n- |丙→⟧\n⟦→- 丙\n⟧- 丁\n", "- 丙");
    check("# 书\n⟦## |甲\n→⟧# 乙\n⟦→\n# 甲\n⟧", "# 甲");
    check("1. 甲\n⟦2. |乙\n   丙\n→⟧3. 丁⟦→\n   1. 乙\n      丙⟧\n", "1. 乙\n      丙");
    check("甲\n⟦\t|乙\n→⟧丙⟦→\n\t\t乙⟧\n", "乙", "indented");
  });

  it("when two alike are swapped with what is between", () => {
    const note = parseNote("- 甲\n- 乙\n- 甲\n", { format: "markdown" });
    const next = updateNote(note, [{ start: 0, end: 11, text: "- 甲\n- 甲\n- 乙" }]);
    assert.deepEqual(
      note.nodes.map((node) => next.follow(node)?.ordinal),
      [0, 2, 1],
    );
  });

  it("when its line is broken: the first part is the node", () => {
    check("- |甲⟦→\n- ⟧乙\n- 丙\n", "- 甲");
    check("- 甲\n⟦→\n⟧- |乙\n", "- 乙");
  });

  it("when everything around it changes at once", () => {
    check("⟦- 甲→- 丙⟧\n- |乙\n⟦→- 丁\n⟧", "- 乙");
    check("⟦→# 书\n\n⟧- |甲\n- 乙\n", "- 甲");
  });

  it("when it lies far behind the change", () => {
    const lines = Array.from({ length: 500 }, (_, at) => `- 第 ${at} 行`);
    const note = parseNote(lines.join("\n"), { format: "markdown" });
    const next = updateNote(note, [{ start: 0, end: 0, text: "- 新\n".repeat(200) }]);
    assert.equal(next.follow(note.node(400))?.label, "第 400 行");
    assert.equal(next.follow(note.node(400))?.ordinal, 600);
  });

  it("as the virtual root by the new root", () => {
    const note = parseNote("- 甲\n- 乙\n", { format: "markdown" });
    const next = updateNote(note, [{ start: 4, end: 8, text: "" }]);
    assert.equal(note.root.key, 0);
    assert.equal(next.follow(note.root)?.key, 0);
  });
});
