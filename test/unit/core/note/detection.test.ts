import assert from "node:assert/strict";
import { detectFormat, isOutline, parseNote } from "../../../../src/core/index.js";

/** The detected format, with "outline" behind it where the text has the shape of one. */
function check(text: string, expected: string): void {
  const note = parseNote(text);
  assert.equal(note.format, detectFormat(text));
  assert.equal(note.format + (isOutline(note) ? " outline" : ""), expected, text);
}

describe("the detected format", () => {
  it("is Markdown where lines are headings or items", () => {
    check("# 书\n\n文字一段。\n\n- 甲\n  - 乙\n", "markdown outline");
    check("\uFEFF# Title\nplain\nplain\nplain\n", "markdown");
    check("- 甲\n- 乙\n- 丙\n", "markdown");
    check("1. a\n2. b\n   - c\n", "markdown outline");
    check("---\ntitle: a\n---\n# 书\n", "markdown");
  });

  it("is indented text else", () => {
    check("甲\n\t乙\n\t丙\n", "indented outline");
    check("甲\n乙\n", "indented");
    check("• 甲\n\t• 乙\n\t• 丙\n", "indented outline");
    check("一段话，不是提纲。\n又一段。\n- 只有一行\n", "indented");
    check("甲\n\t- 乙\n\t\t- 丙\n", "indented outline");
    check("书\n    1. 甲\n    2. 乙\n", "indented outline");
    check("", "indented");
    check(" \n", "indented");
  });

  it("is page text where the first line comes back once near the end", () => {
    check("县域\n2024-08-11\n甲\n乙\n县域\n0 条评论\n", "page outline");
    check("Power【x】\na\nPOWER\n", "page outline");
    check("\n\n📚 书\n甲\n📚 书\n", "page outline");
  });

  it("is not page text where the sign may be an accident", () => {
    check("题\n甲\n题\n乙\n题\n", "indented");
    check("题\n题\n", "indented");
    check("- a\n- b\n- a\n", "markdown");
    check("甲\n\t乙\n甲\n\t丙\n", "indented outline");
    check(`题\n甲\n题\n${"行\n".repeat(12)}`, "indented");
    check("---\na: b\n---\n", "indented");
  });

  it("is an outline from three nodes at two depths on", () => {
    check("甲\n\t乙\n", "indented");
    check("甲\n乙\n丙\n", "indented");
    check("甲\n乙\n\t丙\n", "indented outline");
  });
});
