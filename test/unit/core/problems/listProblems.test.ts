import assert from "node:assert/strict";
import { parseNote } from "../../../../src/core/index.js";
import type { NoteOptions } from "../../../../src/core/index.js";
import { listProblemsSteps, PROBLEM_CODES } from "../../../../src/core/problems/index.js";
import { finished } from "../../../../src/core/text/index.js";

const ALL = { codes: new Set(PROBLEM_CODES), most: Infinity };

/** Problems as `code text`; the text of a long one is shortened. */
function check(text: string, expected: readonly string[], options: NoteOptions = {}): void {
  const note = parseNote(text, { format: "markdown", ...options });
  const { problems } = finished(listProblemsSteps(note, ALL));
  const found = problems.map(({ code, start, end }) => `${code} ${text.slice(start, end)}`);
  assert.deepEqual(found, expected, text);
}

describe("problems: brackets without a partner", () => {
  it("are unclosed or stray", () => {
    check("- 甲【\n- 乙】\n", ["unclosed-bracket 【", "stray-bracket 】"]);
    check("甲【【a】\n", ["unclosed-bracket 【"]);
    check("甲【a】】\n", ["stray-bracket 】"], { format: "page" });
  });

  it("are none in code and behind a backslash", () => {
    check("`【` \\【 \\】\n\n    【\n", []);
  });

  it("tell of a body that is too long once", () => {
    check(`甲【${"x".repeat(10_001)}】 乙】`, ["body-too-long 【", "stray-bracket 】"]);
  });
});

describe("problems: brackets of two styles", () => {
  it("are one problem", () => {
    check("甲【此处偏颇]乙", ["mixed-brackets 【此处偏颇]"]);
    check("甲[此处偏颇】乙", ["mixed-brackets [此处偏颇】"]);
    check("甲【此处」", ["mixed-brackets 【此处」"]);
    check("「此处】", ["mixed-brackets 「此处】"]);
    for (const text of ["【a］", "{b】", "〔c】", "【d〗", "［e】", "『f】"]) {
      check(text, [`mixed-brackets ${text}`]);
    }
  });

  it("are those that match nothing of their own style", () => {
    check("甲【此处[法]某", ["unclosed-bracket 【"]);
    check("[甲【乙]丙", ["unclosed-bracket 【"]);
    check("甲【此处`]`某", ["unclosed-bracket 【"]);
    check("甲【此处\\]某", ["unclosed-bracket 【"]);
  });

  it("meet in one block, and not across an annotation's border", () => {
    check("- 甲【此处\n- 乙]", ["unclosed-bracket 【"]);
    check("甲【a[b】c】", ["stray-bracket 】"]);
    check("甲【a【b]c】", ["unclosed-bracket 【"]);
    check("甲【a【x】b]", ["mixed-brackets 【a【x】b]"]);
  });

  it("take the nearest", () => {
    check("甲【乙【丙]", ["unclosed-bracket 【", "mixed-brackets 【丙]"]);
    check("[甲[乙】", ["mixed-brackets [乙】"]);
  });

  it("enclose something", () => {
    check("甲【]", ["unclosed-bracket 【"]);
  });

  it("are also those of two pairs of the settings", () => {
    const brackets = [
      { open: "【", close: "】" },
      { open: "[[", close: "]]" },
    ];
    check("甲【此处]]乙", ["mixed-brackets 【此处]]"], { brackets });
    check("甲[[此处】乙", ["mixed-brackets [[此处】"], { brackets });
    check("%%甲】", ["unclosed-bracket %%"], { brackets: [{ open: "%%", close: "%%" }] });
  });
});

describe("problems: brackets of another style", () => {
  it("are those around words that begin as annotations do", () => {
    check("【x】甲[？此处]", ["look-alike-brackets [？此处]"]);
    check("【x】甲［@李：此处］", ["look-alike-brackets ［@李：此处］"]);
    check("【x】甲[todo 查]，[~不清]", [
      "look-alike-brackets [todo 查]",
      "look-alike-brackets [~不清]",
    ]);
    check("【x】甲「#偏颇 此处」", ["look-alike-brackets 「#偏颇 此处」"]);
    check("【x】\n\t甲〔待办：查〕", ["look-alike-brackets 〔待办：查〕"], { format: "indented" });
  });

  it("are none of the author's", () => {
    check("【x】[法]孟德斯鸠[1][？]「？真的」{!x}", []);
    check("【x】[?](a) [? b](c) [#1][r] ![! x](y) [[#a]] [^1] `[? x]`\n\n[?a]: b", []);
    check("【x】\n\n> [!NOTE]\n> x\n\n- [ ] a\n- [x] b", []);
    check("【甲[？此处]】", []);
  });

  it("need a note that has annotations", () => {
    check("甲[？此处]", []);
  });
});

describe("problems: annotations", () => {
  it("are empty", () => {
    check("甲【】【 】【?】【@李：】", ["empty-annotation 【】", "empty-annotation 【 】"]);
    check("甲【a【】】", ["empty-annotation 【】"]);
  });

  it("repeat the one before", () => {
    check("甲【x】【x】 【 x 】", ["repeated-annotation 【x】", "repeated-annotation 【 x 】"]);
    check("甲\n\n【x】\n\n【x】", ["repeated-annotation 【x】"]);
    check("甲【a【b】【b】】", ["repeated-annotation 【b】"]);
    check("甲【？】乙【？】", []);
    check("- 甲【x】\n- 乙【x】", []);
    check("甲【x】【X】", []);
  });
});

describe("problems", () => {
  it("are listed by code and up to a number", () => {
    const note = parseNote("【】【】】\n\n- 【\n- 【】\n");
    const codes = new Set(["empty-annotation"] as const);
    const { problems, left } = finished(listProblemsSteps(note, { codes, most: 2 }));
    assert.deepEqual(
      problems.map(({ start }) => start),
      [0, 2],
    );
    assert.equal(left, 1);
  });

  it("are listed for a range: those that touch it", () => {
    const text = "- 甲【a】\n  - 【x]【】 乙【\n".repeat(200);
    const note = parseNote(text, { format: "markdown" });
    const { problems: all } = finished(listProblemsSteps(note, ALL));
    assert.equal(all.length, 600);
    for (const start of [0, 1, 1_700, 1_703, 1_710, text.length]) {
      for (const end of [start, start + 3, start + 100]) {
        const { problems, left } = finished(
          listProblemsSteps(note, { ...ALL, most: 2, within: { start, end } }),
        );
        const touching = all.filter((one) => one.start <= end && start <= one.end);
        assert.deepEqual(problems, touching.slice(0, 2));
        assert.equal(left, touching.length - problems.length);
      }
    }
  });
});
