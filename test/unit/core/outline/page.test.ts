import assert from "node:assert/strict";
import { parseNote } from "../../../../src/core/index.js";
import { renderNote } from "./renderNote.js";

/** The nodes as `renderNote` has them, then the furniture as `role: text`. */
function check(text: string, nodes: readonly string[], furniture: readonly string[] = []): void {
  const note = parseNote(text, { format: "page" });
  assert.deepEqual(renderNote(note), nodes, text);
  const found = note.furniture.map(({ role, start, end }) => `${role}: ${text.slice(start, end)}`);
  assert.deepEqual(found, furniture, text);
}

describe("page text", () => {
  it("has a node on each line and the root on the last", () => {
    check(
      "县域\n大纲/内容\n甲\n乙【x】\n县域\n",
      ["县域", "  甲", "  乙 <x>"],
      ["title: 县域", "header: 大纲/内容"],
    );
  });

  it("sets the header aside up to the label, and the footer", () => {
    check(
      "县域\n2024-08-11 02:05 0 举报\n某某\n县域,思维导图\n作者其他\n大纲/内容\n甲\n县域\n3 条评论\n\n回复 删除\n",
      ["县域", "  甲"],
      [
        "title: 县域",
        "date: 2024-08-11 02:05 0 举报",
        "header: 某某",
        "header: 县域,思维导图",
        "header: 作者其他",
        "header: 大纲/内容",
        "footer: 3 条评论",
        "footer: 回复 删除",
      ],
    );
  });

  it("without a label ends the header with a date or the longer title", () => {
    check(
      "Power\n2024/1/2\nPower - mind map\na\nPower\n",
      ["Power", "  a"],
      ["title: Power", "date: 2024/1/2", "header: Power - mind map"],
    );
    check(
      "管理\n计划\n管理学\n组织\n管理\n",
      ["管理", "  计划", "  管理学", "  组织"],
      ["title: 管理"],
    );
  });

  it("takes the last of several lines with the title as the root", () => {
    check("题\n甲\n题\n乙\n题\n尾\n", ["题", "  甲", "  题", "  乙"], ["title: 题", "footer: 尾"]);
  });

  it("compares titles without annotations, in one width, case and spacing", () => {
    check(
      "Ｐower  Law【x】\na\n  power law 【y】\n",
      ["power law <y>", "  a"],
      ["title: Ｐower  Law【x】"],
    );
  });

  it("has a virtual root where the title does not come back near the end", () => {
    check("甲\n乙\n", ["~", "  甲", "  乙"]);
    check(`题\n甲\n题\n${"行\n".repeat(10)}`, [
      "~",
      "  题",
      "  甲",
      "  题",
      ...Array.from({ length: 10 }, () => "  行"),
    ]);
  });

  it("keeps a body within its line", () => {
    check("题\n甲【一\n  二】\n题\n", ["题", "  甲【一", "  二】"], ["title: 题"]);
  });

  it("passes over blank lines, carriage returns and a byte order mark", () => {
    check("\uFEFF题\r\n\r\n  甲\r\n\r\n题\r\n", ["题", "  甲"], ["title: \uFEFF题"]);
  });

  it("keeps annotations that stand on furniture", () => {
    const note = parseNote("题【x】\n甲\n题\n【y】\n尾【z】\n", { format: "page" });
    assert.deepEqual(
      note.annotations.map(({ body, host }) => [body, host === note.root]),
      [
        ["x", true],
        ["y", true],
        ["z", true],
      ],
    );
  });
});
