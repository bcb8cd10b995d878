import assert from "node:assert/strict";
import { parseNote } from "../../../../src/core/index.js";
import { renderNote } from "./renderNote.js";

/** See `renderNote`: `~` virtual root, `<body>` annotations, depth by indentation. */
function check(text: string, ...expected: readonly string[]): void {
  assert.deepEqual(renderNote(parseNote(text, { format: "indented" })), expected, text);
}

describe("indented text: depth", () => {
  it("takes tabs and spaces of any width", () => {
    check("甲\n\t乙\n\t\t丙\n\t丁\n", "甲", "  乙", "    丙", "  丁");
    check("a\n b\n   c\n b2\n", "a", "  b", "    c", "  b2");
    check("a\n        b\n   c\n", "a", "  b", "  c");
  });

  it("lets tabs and spaces meet by the width that the spaces have", () => {
    check("甲\n  乙\n\t丙\n\t  丁\n\t\t戊\n", "甲", "  乙", "  丙", "    丁", "    戊");
    check("甲\n    乙\n\t丙\n", "甲", "  乙", "  丙");
    check("甲\n        乙\n\t丙\n", "甲", "  乙", "  丙");
    check("甲\n        乙\n\t\t丙\n", "甲", "  乙", "    丙");
  });

  it("takes no-break and full-width spaces as indentation", () => {
    check("甲\n\u3000\u3000乙\n\u00a0\u00a0\u00a0\u00a0丙\n    丁\n", "甲", "  乙", "  丙", "  丁");
  });

  it("passes over blank lines, a byte order mark and carriage returns", () => {
    check("\uFEFF甲\r\n\r\n\t乙【x】\r\n   \r\n\t丙\r\n", "甲", "  乙 <x>", "  丙");
    check("\n\n  甲\n", "甲");
    check(" \n\t\n", "~");
    check("", "~");
  });
});

describe("indented text: bullets and numbers", () => {
  it("are no part of a label", () => {
    check("- a\n\t* b\n\t+ c\n\t• 丁\n\t· 戊\n\t● 己\n", "a", "  b", "  c", "  丁", "  戊", "  己");
    check("1. a\n\t2) b\n\t10. c\n\t3、丁\n\t4、 戊\n", "a", "  b", "  c", "  丁", "  戊");
    check("- [ ] 读\n\t- [x] done\n\t- [y] z\n", "读", "  done", "  [y] z");
    check("甲\n\t-\n\t- \n", "甲", "  ·", "  ·");
  });

  it("are words where no space follows, and in Chinese numbering", () => {
    check("-a\n\t*b\n\t1.5 倍\n\t·丁\n", "-a", "  *b", "  1.5 倍", "  ·丁");
    check("一、甲\n\t（1）乙\n\t①丙\n\t第三章 丁\n", "一、甲", "  （1）乙", "  ①丙", "  第三章 丁");
    check("1234567890. a\n", "1234567890. a");
  });

  it("stand before an annotation that is alone", () => {
    check("甲\n\t- 【x】\n\t3、【y】 【z】\n\t- 【x】。\n", "甲", "  <x>", "  <y> <z>", "  。 <x>");
  });
});

describe("indented text: bodies over several lines (rule 3)", () => {
  it("run on while the lines are deeper, and make no nodes of them", () => {
    check("甲 【一\n\t二】 乙\n\t丙\n", "甲 乙 <一⏎\t二>", "  丙");
    check("甲\n\t【一\n\t\t- 二\n\t\t\t三】\n\t丁\n", "甲", "  <一⏎\t\t- 二⏎\t\t\t三>", "  丁");
    check("甲【一\n\t二】【三\n\t\t四】\n", "甲 <一⏎\t二> <三⏎\t\t四>");
    check("甲【一\n\t二】【三\n\t四】\n", "甲【三 <一⏎\t二>", "  四】");
  });

  it("end with a line that is not deeper, and with a blank one", () => {
    check("甲【一\n二】\n", "~", "  甲【一", "  二】");
    check("甲【一\n\n\t二】\n", "甲【一", "  二】");
    check("\t甲【一\n  \t二】\n 三】\n", "~", "  甲 <一⏎  \t二>", "  三】");
  });

  it("leave lines nodes when nothing closes", () => {
    check("甲【一\n\t乙\n\t\t丙\n", "甲【一", "  乙", "    丙");
    check("甲【一\n\t乙【二】\n", "甲【一", "  乙 <二>");
    check("甲【一\n\t乙【二\n\t\t三】\n", "甲【一", "  乙 <二⏎\t\t三>");
  });

  it("reach 10,000 units and no further", () => {
    const body = (length: number): string =>
      `甲【${"x".repeat(4999)}\n\t${"y".repeat(length - 5001)}】`;
    assert.equal(parseNote(body(10_000), { format: "indented" }).annotationCount, 1);
    const tooLong = parseNote(body(10_001), { format: "indented" });
    assert.equal(tooLong.annotationCount, 0);
    assert.equal(tooLong.nodeCount, 2);
  });

  it("leave the lines of the author's brackets nodes", () => {
    const note = parseNote("甲【一\n\t二】\n\t三\n", {
      format: "indented",
      authorBrackets: ["/一.*/su"],
    });
    assert.deepEqual(renderNote(note), ["甲【一", "  二】", "  三"]);
  });
});
