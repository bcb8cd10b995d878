import assert from "node:assert/strict";
import type { NoteFormat } from "../../../../src/core/index.js";
import { parseNote } from "../../../../src/core/index.js";

/** Whether the note has a root of its own: its label, or `~` for a virtual root. */
function check(text: string, expected: string, format: NoteFormat = "markdown"): void {
  const { root } = parseNote(text, { format });
  assert.equal(root.type === "root" ? "~" : root.label, expected, text);
  assert.equal(root.depth, 0);
  assert.equal(root.parent, null);
  assert.equal(root.childIndex, 0);
  assert.equal(root.nextSibling, null);
}

describe("the root", () => {
  it("is the only node at the top", () => {
    check("# 书\n## a\n## b\n", "书");
    check("书\n\t甲\n\t乙\n", "书", "indented");
    check("- 书\n", "书");
  });

  it("is virtual over several, over text before the first, and over nothing", () => {
    check("# 上\n# 下\n", "~");
    check("前言\n\n# 书\n", "~");
    check("<!-- x -->\n\n# 书\n", "~");
    check("甲\n乙\n", "~", "indented");
    check("", "~");
    check("只有文字\n", "~");
  });

  it("is decided by the author's nodes alone", () => {
    check("【x】\n\n# 书\n", "书");
    check("- 【x】\n\n# 书\n\n- 甲\n", "书");
    check("书\n\t甲\n【x】\n", "书", "indented");
    check("- 【x】\n", "~");
    check("- 甲\n- \n", "~");
  });

  it("is a page's last line with the title", () => {
    check("题\n甲\n题\n尾\n", "题", "page");
    check("甲\n乙\n", "~", "page");
  });

  it("has annotations without a node above them as children, wherever they stand", () => {
    const note = parseNote("- 【x】\n- 书\n  - 甲\n- 【y】\n", { format: "markdown" });
    assert.deepEqual(
      note.root.children.map(({ ordinal }) => ordinal),
      [0, 2, 3],
    );
    assert.deepEqual(
      note.nodes.map(({ depth }) => depth),
      [1, 0, 1, 1],
    );
  });
});

describe("ranges of nodes (rule 13)", () => {
  const ranges = (text: string, format: NoteFormat): string[] =>
    parseNote(text, { format }).nodes.map(
      ({ start, end, treeStart, treeEnd }) =>
        `${JSON.stringify(text.slice(start, end))} in ${JSON.stringify(text.slice(treeStart, treeEnd))}`,
    );

  it("are the own text, and the own text with the subtree, without the last line break", () => {
    assert.deepEqual(ranges("# 书\n\n文\n\n- 甲\n  - 乙\n\n", "markdown"), [
      '"# 书\\n\\n文" in "# 书\\n\\n文\\n\\n- 甲\\n  - 乙"',
      '"- 甲" in "- 甲\\n  - 乙"',
      '"- 乙" in "- 乙"',
    ]);
    assert.deepEqual(ranges("甲 \r\n\t乙\r\n", "indented"), [
      '"甲" in "甲 \\r\\n\\t乙"',
      '"乙" in "乙"',
    ]);
  });

  it("of a page's root begin with its first line", () => {
    assert.deepEqual(ranges("题\n甲\n乙\n题\n尾\n", "page"), [
      '"甲" in "甲"',
      '"乙" in "乙"',
      '"题" in "甲\\n乙\\n题"',
    ]);
  });

  it("of a virtual root are the text before the first node, and the whole text", () => {
    const { root } = parseNote("引\n\n- 甲\n- 乙\n", { format: "markdown" });
    assert.deepEqual([root.start, root.end, root.treeStart, root.treeEnd], [0, 1, 0, 11]);
    assert.equal(root.key, 0);
    assert.equal(root.ordinal, -1);
  });
});
