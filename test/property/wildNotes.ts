import fc from "fast-check";
import type { BracketPair, NoteFormat, NoteOptions } from "../../src/core/index.js";

const MARKS = [
  "【",
  "】",
  "【a【b】c】",
  "\\【",
  "\\\\】",
  "%%",
  "{{",
  "}}",
  "((",
  "))",
  "[",
  "](u)",
  "【? #标签】",
];
const BLOCKS = [
  "\n",
  "\n\n",
  "\r\n",
  "\r",
  "- ",
  "1. ",
  "10) ",
  "# ",
  "###### ",
  "> ",
  "- [ ] ",
  "```\n",
  "~~~\n",
  "---\n",
  "    ",
  "\t",
];
const INLINES = [
  "*",
  "**",
  "_",
  "`",
  "~~",
  "<div>",
  "<!--",
  "-->",
  "&amp;",
  "<b@c.d>",
  "www.a.b",
  "[r]: u\n",
  "|a|b|\n|-|-|\n",
  "|",
  "\\",
];
const LETTERS = [
  "汉字",
  "שלום",
  "مرحبا",
  "\u202e",
  "\u2066",
  "\u200d",
  "👩‍👩‍👧",
  "🇨🇳",
  "e\u0301",
  "\u0000",
  "\u0007",
  "\ud800",
  "\udc00",
  "\ufeff",
  "\u2028",
  "\u3000",
  "@me 2026-01-01: ",
  "todo ",
  "？",
];
const FURNITURE = [
  "Map\n2024-01-02 03:04:05 0\n大纲/内容\n",
  "\nMap\n0 条评论\n回复 删除\n",
  "---\na: 【b】\n---\n",
];

const piece = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...MARKS) },
  { weight: 5, arbitrary: fc.constantFrom(...BLOCKS) },
  { weight: 3, arbitrary: fc.constantFrom(...INLINES) },
  { weight: 3, arbitrary: fc.constantFrom(...LETTERS) },
  { weight: 1, arbitrary: fc.constantFrom(...FURNITURE) },
  { weight: 2, arbitrary: fc.string({ unit: "binary", maxLength: 8 }) },
  {
    weight: 1,
    arbitrary: fc
      .tuple(fc.constantFrom(...MARKS, ...BLOCKS), fc.nat(40))
      .map(([text, count]) => text.repeat(count)),
  },
);

const pairs: fc.Arbitrary<readonly BracketPair[]> = fc.constantFrom(
  [{ open: "【", close: "】" }],
  [
    { open: "【", close: "】" },
    { open: "{{", close: "}}" },
  ],
  [{ open: "%%", close: "%%" }],
  [
    { open: "[", close: "]" },
    { open: "((", close: "))" },
  ],
);

/** Options of every kind of note. */
export const wildOptions: fc.Arbitrary<NoteOptions> = fc.record({
  format: fc.constantFrom<NoteFormat>("markdown", "indented", "page"),
  brackets: pairs,
});

/** Texts in which anything stands beside anything. */
export const wildText: fc.Arbitrary<string> = fc
  .array(piece, { maxLength: 60 })
  .map((pieces) => pieces.join(""));
