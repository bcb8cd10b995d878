import assert from "node:assert/strict";
import { parseNote } from "../../../../src/core/index.js";
import { renderNote } from "./renderNote.js";

/** See `renderNote`: `~` virtual root, `<body>` annotations, depth by indentation. */
function check(text: string, ...expected: readonly string[]): void {
  assert.deepEqual(renderNote(parseNote(text, { format: "markdown" })), expected, text);
}

describe("Markdown: headings and items", () => {
  it("nests headings by level, whatever levels are left out", () => {
    check("# 书\n\n## 上篇\n\n#### 甲\n\n## 下篇\n", "书", "  上篇", "    甲", "  下篇");
    check("## 二\n# 一\n### 三\n", "~", "  二", "  一", "    三");
  });

  it("reads setext headings, closed headings and none without a space", () => {
    check("总论 【x】\n====\n\n分论\n---\n", "总论 <x>", "  分论");
    check("# Parties #\n## Voters ##  \n", "Parties", "  Voters");
    check("#标题\n", "~");
    check("####### seven\n", "~");
  });

  it("puts a list under its heading and items in each other", () => {
    check("# 书\n- 甲\n  - 乙\n    1. 丙\n- 丁\n", "书", "  甲", "    乙", "      丙", "  丁");
    check("10. 甲\n    - 乙\n  - 丙\n", "~", "  甲", "    乙", "  丙");
    check("- a\n\n  para\n\n  - b\n", "a", "  b");
  });

  it("keeps an empty item and the heading of an item apart, as the parser does", () => {
    check("- # 标题\n  id:: 5\n  - 子\n", "·", "  标题", "    子");
    check("- - a\n- \n  - b\n", "~", "  ·", "    a", "  ·", "    b");
    check("- # A\n  # B\n- c\n", "~", "  ·", "    A", "    B", "  c");
  });

  it("takes tasks as items", () => {
    check("- [ ] 读 【x】\n- [x] 【y】\n- [X] done\n", "~", "  读 <x>", "  <y>", "  done");
  });

  it("nests what stands in quotes under what stands before them", () => {
    check("# 书\n> ## 引\n> - 甲\n\n- 乙\n", "书", "  引", "    甲", "  乙");
    check("> # A\n\n> ## B\n", "A", "  B");
  });

  it("skips front matter, a byte order mark and code", () => {
    check("---\ntitle: 【x】\n---\n# 书\n", "书");
    check("\uFEFF# 书\r\n\r\n- 甲【x】\r\n", "书", "  甲 <x>");
    check("\uFEFF---\nx\n---\n- 甲\n", "甲");
    check("# 书\n```\n# not\n- not 【x】\n```\n\n    - not 【y】\n", "书");
  });

  it("takes a text without nodes", () => {
    check("", "~");
    check("只是一段话【x】\n", "~ <x>");
  });
});

describe("Markdown: labels", () => {
  it("are the words of the first block that has any", () => {
    check("- 甲\n  续行\n\n  第二段\n", "甲 续行");
    check('- [名](u "t")后`` a ``后![图] `  `\n', "名后a后![图]");
    check("- 【x】\n\n  正文\n", "正文 <x>");
    check("# 【x】\n\n正文\n", "正文 <x>");
    check("- ```js\n  let a;\n  ```\n", "let a;");
    check("- | 名 | 值 |\n  |---|---|\n  | 【x】 | c |\n", "名 <x>");
    check("- |   | 值 |\n  |---|---|\n", "值");
    check("- > 引文\n  > 【x】\n", "引文 <x>");
    check("- ***\n", "·");
  });

  it("have no marks, targets, annotations or escapes", () => {
    check('- **重**点 *x* `code` ~~旧~~ [名](u "t") ![图](p)\n', "重点 x code 旧 名 图");
    check("- a\\*b \\【c\\】 &amp;&#35; <b>d</b><br>e\n", "a*b 【c】 &# d e");
    check("- 分久必合【x】，合久必分\n", "分久必合，合久必分 <x>");
    check("- [r] [r][s] [[页]]\n", "[r] r [[页]]");
    check("- 1、甲\n", "1、甲");
  });

  it("leave an annotation-only node without one", () => {
    check("- **a**\n  - 【x】 【y】\n", "a", "  <x> <y>");
    check("- a\n  - 【x】\n\n    【y】\n", "a", "  <x> <y>");
    check("- a\n  - 【x】.\n", "a", "  . <x>");
  });
});

describe("Markdown: where annotations are seen (rule 3)", () => {
  it("sees none in code, addresses, HTML and link targets, and those in link texts", () => {
    check("- `【a】` 【b】 `` 【c】` ``\n", "【a】 【c】` <b>");
    check("- <http://x/【a】>【b】\n", "http://x/【a】 <b>");
    check('- <i t="【a】">x</i>【b】<!-- 【c】 -->\n', "x <b>");
    check('- [l【a】](u【b】 "t【c】") [m【d】][r【e】]\n', "l m <a> <d>");
    check("- ![图【a】](p【b】)\n", "图 <a>");
    check("[r]: u【a】\n\n<div>【b】</div>\n\n# 书【c】\n", "~", "  书 <c>");
  });

  it("sees those behind a bare address, and in a footnote of one word", () => {
    check("- https://a.b/c【d】\n", "https://a.b/c <d>");
    check("- a\n\n[^1]: 存疑【b】\n", "a <b>");
  });

  it("takes a code span that a bracket would cut as code first", () => {
    check("- 【a `】` b】\n", "~", "  <a `】` b>");
    check("- `a 【b` c】\n", "a 【b c】");
  });

  it("runs over the lines of a block and no further", () => {
    check("- 甲【一\n  二】\n", "甲 <一⏎  二>");
    check("- 甲【一\n- 二】\n", "~", "  甲【一", "  二】");
    check("- 甲【一\n\n  二】\n", "甲【一");
    check("# 甲【一\n二】\n", "甲【一");
    check("|甲【|】乙|\n|-|-|\n|【x】|【|\n", "~ <x>");
  });

  it("reads a body in a quote without the marks of the quote, and keeps it as it stands", () => {
    const note = parseNote("> - 甲 【一\n>   二？】 【\n> ！【三\n> 四】】\n", {
      format: "markdown",
    });
    const [first, second] = note.annotations;
    assert.deepEqual([first?.body, first?.text], ["一\n>   二？", "一\n    二"]);
    assert.deepEqual([second?.body, second?.kind], ["\n> ！【三\n> 四】", "important"]);
    assert.deepEqual(
      second?.replies.map(({ body, text }) => [body, text]),
      [["三\n> 四", "三\n  四"]],
    );
  });

  it("sees escaped brackets as words", () => {
    check("- \\【图一\\】【x】\n", "【图一】 <x>");
    check("- a\\\\【x】\n", "a\\ <x>");
  });
});
