import assert from "node:assert/strict";
import {
  compileGrammar,
  type GrammarOptions,
  scanAnnotations,
} from "../../../../src/core/annotations/index.js";
import { renderScan } from "./render.js";

/** See `renderScan`: `<` `>` matched, `{` unclosed, `}` stray. */
function check(input: string, expected: string, options?: GrammarOptions): void {
  const scan = scanAnnotations(input, compileGrammar(options));
  assert.equal(renderScan(input, scan), expected, input);
}

/** `()` would do as brackets, but these are what readers set. */
const three: GrammarOptions = {
  brackets: [
    { open: "【", close: "】" },
    { open: "〔", close: "〕" },
    { open: "%%", close: "%%" },
  ],
};

describe("brackets: the default pair and its escape (rule 1)", () => {
  it("finds an annotation wherever it stands", () => {
    check("", "");
    check("天下大势，分久必合。", "天下大势，分久必合。");
    check("县官不如现管【此处有些偏颇】。", "县官不如现管<此处有些偏颇>。");
    check("【too narrow】 Power comes from below.", "<too narrow> Power comes from below.");
    check("【】", "<>");
    check("【一】【two】【三】", "<一><two><三>");
  });

  it("leaves other brackets alone by default", () => {
    check("[a](b) 〔c〕 {d} 「e」 %%f%%", "[a](b) 〔c〕 {d} 「e」 %%f%%");
  });

  it("takes a bracket after an odd number of backslashes literally", () => {
    check("\\【图一\\】", "\\【图一\\】");
    check("a\\\\【b】", "a\\\\<b>");
    check("a\\\\\\【b\\\\\\】", "a\\\\\\【b\\\\\\】");
    check("【a\\】b】", "<a\\】b>");
    check("【a\\\\】b】", "<a\\\\>b}");
    check("【a\\【b】", "<a\\【b>");
  });

  it("counts only the backslashes directly before the bracket", () => {
    check("\\ 【a】", "\\ <a>");
    check("\\n【a】", "\\n<a>");
  });
});

describe("brackets: matching (rule 2)", () => {
  it("nests replies", () => {
    check("【a【b】】", "<a<b>>");
    check("【问【答】【再答【三】】末】", "<问<答><再答<三>>末>");
  });

  it("guesses nothing about unclosed and stray brackets", () => {
    check("【a【b】", "{a<b>");
    check("a】【b】", "a}<b>");
    check("【a】】", "<a>}");
    check("】【", "}{");
    check("【【【a】", "{{<a>");
  });

  it("gives the ranges of brackets and body", () => {
    const [annotation] = scanAnnotations("前【读【复】】", compileGrammar()).annotations;
    assert.ok(annotation);
    const { start, end, bodyStart, bodyEnd, body } = annotation;
    assert.deepEqual([start, end, bodyStart, bodyEnd, body], [1, 7, 2, 6, "读【复】"]);
    assert.deepEqual(
      annotation.replies.map((reply) => [reply.start, reply.end, reply.body]),
      [[3, 6, "复"]],
    );
  });

  it("sorts problems by their start", () => {
    const { problems } = scanAnnotations("】【a】】【【", compileGrammar());
    assert.deepEqual(
      problems.map((problem) => [problem.start, problem.end, problem.code]),
      [
        [0, 1, "stray-bracket"],
        [4, 5, "stray-bracket"],
        [5, 6, "unclosed-bracket"],
        [6, 7, "unclosed-bracket"],
      ],
    );
  });

  it("shares one frozen result where there is nothing", () => {
    const grammar = compileGrammar();
    const nothing = scanAnnotations("plain", grammar);
    assert.equal(scanAnnotations("\\【", grammar), nothing);
    assert.ok(Object.isFrozen(nothing.annotations) && Object.isFrozen(nothing.problems));
    assert.equal(scanAnnotations("【a】", grammar).problems, nothing.problems);
    assert.equal(scanAnnotations("】", grammar).annotations, nothing.annotations);
  });
});

describe("brackets: several pairs (rule 4)", () => {
  it("closes a body with its own pair only; another pair inside is a reply", () => {
    check("【a〔b〕c】", "<a<b>c>", three);
    check("〔a】b〕", "<a}b>", three);
    check("〔甲【乙】%%丙%%〕", "<甲<乙><丙>>", three);
  });

  it("leaves unclosed what opened between the brackets of a pair, and lifts its replies", () => {
    check("【a〔b】c〕", "<a{b>c}", three);
    check("【a〔b【c】d】", "<a{b<c>d>", three);
    check("〔a【b〔c〕d〕e", "<a{b<c>d>e", three);
  });

  it("closes a pair of equal brackets at its next occurrence", () => {
    check("%%a%%b%%c%%", "<a>b<c>", three);
    check("%%a%%b%%", "<a>b{", three);
    check("%%%%", "<>", three);
    check("%%a【b%%c】", "<a{b>c}", three);
    check("%%a【b】%%", "<a<b>>", three);
    check("\\%%a%%b%%", "\\%%a<b>", three);
    check("50% of 100%", "50% of 100%", three);
  });

  it("takes the longest of the brackets that begin alike", () => {
    const squares: GrammarOptions = {
      brackets: [
        { open: "[", close: "]" },
        { open: "[[", close: "]]" },
      ],
    };
    check("[[a]] [b]", "<a> <b>", squares);
    check("[a [[b]] c]", "<a <b> c>", squares);
    check("[a]]", "{a}", squares);
    check("\\[[a]]", "\\[[a}", squares);
    const percents: GrammarOptions = {
      brackets: [
        { open: "%", close: "%" },
        { open: "%%", close: "%%" },
      ],
    };
    check("%a% %%b%%", "<a> <b>", percents);
    check("%%%a", "{{a", percents);
  });

  it("takes brackets that mean something in regular expressions, and such of two units", () => {
    check("(^a^) $b$", "(<a>) <b>", {
      brackets: [
        { open: "^", close: "^" },
        { open: "$", close: "$" },
      ],
    });
    check("{+a+}", "<a>", { brackets: [{ open: "{+", close: "+}" }] });
    check("a👉b👈", "a<b>", { brackets: [{ open: "👉", close: "👈" }] });
  });

  it("uses only the pairs it was given", () => {
    check("【a】〔b〕", "【a】<b>", { brackets: [{ open: "〔", close: "〕" }] });
  });
});

describe("brackets: the author's own (rule 5)", () => {
  const author: GrammarOptions = {
    authorBrackets: ["图一", "/注\\d+/u", "/fig\\. \\d+/i", "/译注：.*/us"],
  };

  it("leaves a body that an entry matches as a whole", () => {
    check("见【图一】和【图一乙】", "见【图一】和<图一乙>", author);
    check("【注12】【注】【脚注12】【注12。】", "【注12】<注><脚注12><注12。>", author);
    check("【FIG. 3】【fig. 3 is odd】", "【FIG. 3】<fig. 3 is odd>", author);
    check("【译注：原文\n如此】", "【译注：原文\n如此】", author);
    check("【 图一】", "< 图一>", author);
  });

  it("lifts the annotations inside it", () => {
    check("【译注：原文【可疑】如此】", "【译注：原文<可疑>如此】", author);
    check("【x【译注：【y】】【图一】】", "<x【译注：<y>】【图一】>", author);
  });

  it("matches the raw body, replies and backslashes included", () => {
    check("【图【a】一】", "<图<a>一>", author);
    check("【a\\】】", "【a\\】】", { authorBrackets: ["a\\】"] });
  });
});
