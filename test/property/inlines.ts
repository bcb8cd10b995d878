import fc from "fast-check";
import { joinTexts } from "../../src/core/summary/inlineMarkdown.js";
import type { Inline } from "../../src/core/summary/index.js";

const WORDS = [
  ..."a b 水 税。 1 12. 2) “ ” （ ） - + = > # ! . : ; | ~ ~~ & &amp; < <b> > @ _ \\ \\* 😀 ** * ` [ ] ( ) w . / p :".split(
    " ",
  ),
  ..."http://e.org www.e.org a@e.org a_b s:/x \" ' \u00A0 \u3000".split(" "),
  ...[" ", " ", " ", "a", "b", "水"],
];
const words = fc.oneof(
  fc.constantFrom("a", "b c", "水", "税，与役", "x: y!", " a ", "a (b) "),
  fc
    .array(fc.constantFrom(...WORDS), { minLength: 1, maxLength: 5 })
    .map((parts) => parts.join("")),
);
const text = words.map((value): Inline => ({ type: "text", value }));
const mark = fc.nat(3).map((number): Inline => ({ type: "mark", number }));
const code = words.map((value): Inline => ({ type: "inlineCode", value }));
const URLS = [
  "u/a.md",
  "https://e.org/?a=b&c",
  "http://e.org",
  "mailto:a@e.org",
  "#x",
  "a b",
  "(x",
];
const url = fc.constantFrom(...URLS, "a", "?x:y", '"', "//e.org", "javascript:x", "ab:/", "/a:b");

const { inline } = fc.letrec<{ inline: Inline; children: readonly Inline[] }>((tie) => ({
  inline: fc.oneof(
    { maxDepth: 2, depthSize: "small" },
    { arbitrary: text, weight: 6 },
    { arbitrary: mark, weight: 2 },
    { arbitrary: code, weight: 2 },
    {
      arbitrary: fc.record({
        type: fc.constantFrom("emphasis" as const, "strong" as const, "delete" as const),
        children: tie("children"),
      }),
      weight: 3,
    },
    {
      arbitrary: fc.record({ type: fc.constant("link" as const), url, children: tie("children") }),
      weight: 2,
    },
  ),
  children: fc.array(tie("inline"), { minLength: 1, maxLength: 2 }).map(joinTexts),
}));

/** Content of a line, as a summary may have it, and some that it has not. */
export const inlines: fc.Arbitrary<readonly Inline[]> = fc
  .array(inline, { minLength: 1, maxLength: 5 })
  .map(joinTexts);
