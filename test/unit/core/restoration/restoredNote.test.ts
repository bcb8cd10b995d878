import assert from "node:assert/strict";
import { parseNote } from "../../../../src/core/index.js";
import { restore, writeRestoredNote } from "../../../../src/core/restoration/index.js";
import type { RestorationAnswer } from "../../../../src/core/restoration/index.js";
import { escapeMarkdown } from "../../../../src/core/restoration/markdownLine.js";

const PAGE = [
  ...["学校笔记", "2024-8-1 02:05:11 0 举报", "大纲/内容"],
  ...[
    "财政压力",
    "1. 生源减少【真的吗?】",
    "【此处存疑】",
    "原因",
    "后果 *重*",
    "撤并",
    "学校笔记",
    "下一页",
  ],
];
const ANSWERS: RestorationAnswer[] = [
  { kind: "parent", line: 3, parent: 6 },
  { kind: "parent", line: 4, parent: 6 },
  { kind: "parent", line: 6, parent: 8 },
  { kind: "parent", line: 7, parent: 8 },
];
const restoration = restore(PAGE, { answers: ANSWERS });

describe("writing a restored page", () => {
  it("as indented text, annotations in their places", () => {
    assert.equal(
      writeRestoredNote(PAGE, restoration, { format: "indented" }),
      [
        "学校笔记",
        "\t撤并",
        "\t\t原因",
        "\t\t\t财政压力",
        "\t\t\t1. 生源减少【真的吗?】",
        "\t\t\t【此处存疑】",
        "\t\t后果 *重*",
        "",
      ].join("\n"),
    );
  });

  it("as Markdown, with the furniture as front matter", () => {
    const text = writeRestoredNote(PAGE, restoration, {
      format: "markdown",
      source: "page.txt",
    });
    assert.equal(
      text,
      [
        ...["---", 'title: "学校笔记"', "date: 2024-08-01", 'source: "page.txt"', "---", ""],
        ...["# 学校笔记", "", "## 撤并", "", "- 原因", "  - 财政压力"],
        ...["  - 1\\. 生源减少【真的吗?】", "  - 【此处存疑】", "- 后果 \\*重\\*", ""],
      ].join("\n"),
    );
    const note = parseNote(text, { format: "markdown" });
    assert.deepEqual(
      note.annotations.map(({ host }) => host.label),
      ["1. 生源减少", "原因"],
    );
    assert.equal(note.nodes.at(-1)?.label, "后果 *重*");
  });

  it("keeps a bracket that is not closed from meeting one of another line", () => {
    const lines = ["甲【", "乙】", "书"];
    const tree = restore(lines, { answers: [{ kind: "parent", line: 0, parent: 1 }] });
    for (const format of ["indented", "markdown"] as const) {
      const text = writeRestoredNote(lines, tree, { format });
      const note = parseNote(text, { format });
      assert.equal(note.annotationCount, 0);
      assert.deepEqual(
        note.nodes.map(({ label }) => label),
        ["书", "乙】", "甲【"],
      );
    }
  });

  it("shows words in Markdown as they are", () => {
    const shown = [
      ...[
        "*a*",
        "_a_",
        "a_b_c",
        "`c`",
        "[a](b)",
        "![a](b)",
        "<b>x</b>",
        "&lt;",
        "# a",
        "- a",
        "+ a",
        "1. a",
      ],
      ...[
        "1) a",
        "> a",
        "--- a",
        "~~a~~",
        "a\\*b",
        "a \\ b",
        "x # y #",
        "=== a",
        "[ ] a",
        "| a | b |",
      ],
    ];
    for (const words of shown) {
      for (const mark of ["- ", "# "]) {
        const note = parseNote(`${mark}${escapeMarkdown(words, true)}\n`, { format: "markdown" });
        assert.equal(note.nodes[0]?.label, words, words);
        assert.equal(note.nodeCount, 1);
      }
    }
  });
});
