import assert from "node:assert/strict";
import { compileGrammar, scanAnnotations } from "../../../../src/core/annotations/index.js";

/** Input: a body. Expected: its tags, with blanks between. */
function check(body: string, expected: string): void {
  const [annotation] = scanAnnotations(`【${body}】`, compileGrammar()).annotations;
  assert.equal(annotation?.tags.join(" "), expected, body);
}

describe("tags (rule 8)", () => {
  it("begin at the start, after white space or CJK punctuation", () => {
    check("#历史", "历史");
    check("读 #历史 #economy", "历史 economy");
    check("读，#历史。#经济（#财政）", "历史 经济 财政");
    check("换行\n#历史\t#b　#c", "历史 b c");
    check("他说“#引”——#破", "引 破");
  });

  it("begin nowhere else", () => {
    check("读#历史", "");
    check("C#sharp, a(#b) .#c ##d", "");
    check("无", "");
    check("#", "");
    check("# 历史", "");
  });

  it("begin after head and mark", () => {
    check("@ann:#a", "a");
    check("@ann 2026-05-01：#a", "a");
    check("?#a", "a");
    check("@ann: todo #a", "a");
    check("待办#买书", "买书");
    check("?!#a", "");
  });

  it("end before an end mark and at a reply", () => {
    check("是吗 #历史？", "历史");
    check("why #now?", "now");
    check("#历【r】史", "历");
    check("x【r】#历史", "历史");
  });

  it("hold letters of any script with their marks, digits, _, - and /", () => {
    check("#a_b-c/d2", "a_b-c/d2");
    check("#Ökonomie #वसंत #été #история #読書メモ #𠮷野", "Ökonomie वसंत été история 読書メモ 𠮷野");
    check("#e\u0301te\u0301!x", "e\u0301te\u0301");
    check("#历史：宋 #a.b #a,b", "历史 a");
    check("#_x", "_x");
  });

  it("are not all digits", () => {
    check("#1 #2026 #١٢", "");
    check("#1a #2026年 #3-4", "1a 2026年 3-4");
  });

  it("neither begin nor end with - or /", () => {
    check("#a/ #b- #c/-", "a b c");
    check("#/a #-b", "");
    check("#12/", "");
  });

  it("are named once, in the order of their first occurrence", () => {
    check("#b #a #b #A", "b a A");
  });

  it("are not seen in code", () => {
    check("`#a` #b", "b");
    check("`x` #a `y` #b", "a b");
    check("``x ` #a`` #b", "b");
    check("` #a", "a");
    check("`` #a ` #b", "a b");
    check("` #a `` #b ` #c", "c");
    check("#a`b`", "a");
  });

  it("are not seen in a URL", () => {
    check("https://a.b/#c", "");
    check("见https://zh.wikipedia.org/wiki/马（消歧义）#历史 #a", "a");
    check("www.a.b/（x）#y", "");
    check("见（https://a.b/）#诗", "诗");
    check("https://a.b，#c", "c");
    check("http:// #a", "a");
    check("#a/https://a.b/", "a");
  });

  it("are not those of a reply", () => {
    check("#a【#b】", "a");
  });
});
