import assert from "node:assert/strict";
import { parseNote } from "../../../../src/core/index.js";
import type { NoteOptions, TextChange } from "../../../../src/core/index.js";
import {
  fixAllSteps,
  listProblemsSteps,
  PROBLEM_CODES,
  problemFixesSteps,
} from "../../../../src/core/problems/index.js";
import { finished } from "../../../../src/core/text/index.js";

const ALL = { codes: new Set(PROBLEM_CODES), most: Infinity };
const MARKDOWN: NoteOptions = { format: "markdown" };

function applied(text: string, changes: readonly TextChange[]): string {
  return [...changes]
    .reverse()
    .reduce(
      (rest, { start, end, text: put }) => rest.slice(0, start) + put + rest.slice(end),
      text,
    );
}

/** The fixes of the first problem, each as `kind: text`. `⏎` is a line break; a fix that needs no decision has a `!`. */
function check(marked: string, expected: readonly string[], options = MARKDOWN): void {
  const text = marked.replaceAll("⏎", "\n");
  const note = parseNote(text, options);
  const [problem] = finished(listProblemsSteps(note, ALL)).problems;
  assert.ok(problem, marked);
  const fixes = finished(problemFixesSteps(note, problem)).map(
    ({ kind, changes, isSafe }) => `${kind}${isSafe ? "!" : ""}: ${applied(text, changes)}`,
  );
  assert.deepEqual(
    fixes.map((fix) => fix.replaceAll("\n", "⏎")),
    expected,
    marked,
  );
}

describe("fixes of an unclosed bracket", () => {
  it("close it where its sentence ends or at the end, leave it to the author, or remove it", () => {
    check("- 甲【此处偏颇。后文。⏎- 乙", [
      "close-at-sentence: - 甲【此处偏颇。】后文。⏎- 乙",
      "close-at-end: - 甲【此处偏颇。后文。】⏎- 乙",
      "escape: - 甲\\【此处偏颇。后文。⏎- 乙",
      "remove-bracket: - 甲此处偏颇。后文。⏎- 乙",
    ]);
    check("甲【x. Then y", [
      "close-at-sentence: 甲【x.】 Then y",
      "close-at-end: 甲【x. Then y】",
      "escape: 甲\\【x. Then y",
      "remove-bracket: 甲x. Then y",
    ]);
  });

  it("close it before the next annotation", () => {
    check("甲【乙 丙【x】", [
      "close-at-sentence: 甲【乙 丙】【x】",
      "close-at-end: 甲【乙 丙【x】】",
      "escape: 甲\\【乙 丙【x】",
      "remove-bracket: 甲乙 丙【x】",
    ]);
  });

  it("offer one end where there is one", () => {
    check("甲【3.14 乙⏎", [
      "close-at-end: 甲【3.14 乙】⏎",
      "escape: 甲\\【3.14 乙⏎",
      "remove-bracket: 甲3.14 乙⏎",
    ]);
    check("甲【", ["escape: 甲\\【", "remove-bracket: 甲"]);
  });

  it("keep off code, and a backslash at the end of a line", () => {
    check("甲【a `b。c` d", [
      "close-at-end: 甲【a `b。c` d】",
      "escape: 甲\\【a `b。c` d",
      "remove-bracket: 甲a `b。c` d",
    ]);
    check("甲【a\\", ["close-at-end: 甲【a】\\", "escape: 甲\\【a\\", "remove-bracket: 甲a\\"]);
  });

  it("stay in the line of page text, and in the paragraph of Markdown", () => {
    check(
      "题⏎甲【a⏎乙⏎题",
      [
        "close-at-end: 题⏎甲【a】⏎乙⏎题",
        "escape: 题⏎甲\\【a⏎乙⏎题",
        "remove-bracket: 题⏎甲a⏎乙⏎题",
      ],
      { format: "page" },
    );
    check("甲【a⏎b⏎⏎c", [
      "close-at-end: 甲【a⏎b】⏎⏎c",
      "escape: 甲\\【a⏎b⏎⏎c",
      "remove-bracket: 甲a⏎b⏎⏎c",
    ]);
    check("|a【x|b|⏎|-|-|", [
      "close-at-end: |a【x】|b|⏎|-|-|",
      "escape: |a\\【x|b|⏎|-|-|",
      "remove-bracket: |ax|b|⏎|-|-|",
    ]);
  });
});

describe("fixes of a stray bracket", () => {
  it("open it where its sentence begins, leave it to the author, or remove it", () => {
    check("前文。此处偏颇】后文", [
      "open-at-sentence: 前文。【此处偏颇】后文",
      "escape: 前文。此处偏颇\\】后文",
      "remove-bracket: 前文。此处偏颇后文",
    ]);
    check("【x】 此处。】", [
      "open-at-sentence: 【x】 【此处。】",
      "escape: 【x】 此处。\\】",
      "remove-bracket: 【x】 此处。",
    ]);
    check("【x】】", ["escape: 【x】\\】", "remove-bracket: 【x】"]);
  });
});

describe("fixes of other brackets", () => {
  it("match two styles", () => {
    check("甲【此处]乙", ["match!: 甲【此处】乙", "escape: 甲\\【此处]乙"]);
    check("甲[此处】乙", ["match!: 甲【此处】乙", "escape: 甲[此处\\】乙"]);
  });

  it("make annotations of what looks like them", () => {
    check("【x】甲[？此处]乙", ["restyle: 【x】甲【？此处】乙"]);
  });

  it("leave a body that is too long to the author", () => {
    const long = "x".repeat(10_001);
    check(`甲【${long}】`, [`escape: 甲\\【${long}】`, `remove-bracket: 甲${long}】`]);
  });
});

describe("fixes of annotations", () => {
  it("delete what is empty", () => {
    check("甲【】乙", ["delete-annotation!: 甲乙"]);
    check("- 甲⏎- 【】⏎- 乙", ["delete-annotation!: - 甲⏎- 乙"]);
    check("甲【a【】】", ["delete-annotation!: 甲【a】"]);
  });

  it("delete the second of two that are alike", () => {
    check("甲【x】【x】乙", ["delete-annotation!: 甲【x】乙"]);
    check("甲⏎⏎【x】⏎⏎【x】⏎⏎乙", ["delete-annotation!: 甲⏎⏎【x】⏎⏎乙"]);
  });
});

describe("fixing all", () => {
  const fixed = (text: string): string => {
    const { changes, count } = finished(fixAllSteps(parseNote(text, MARKDOWN)));
    return `${String(count)}: ${applied(text, changes)}`;
  };

  it("mends what needs no decision", () => {
    assert.equal(
      fixed("- 甲【x]【】\n- 【】\n- 乙【y】【y】 【\n- 丙[？z]】"),
      "4: - 甲【x】\n- 乙【y】 【\n- 丙[？z]】",
    );
    assert.equal(fixed("甲【x】 【\n"), "0: 甲【x】 【\n");
  });

  it("goes on with what mending brings about", () => {
    assert.equal(fixed("甲【x】【x]"), "1: 甲【x】");
    assert.equal(fixed("甲【a【】【】]"), "3: 甲【a】");
  });
});
