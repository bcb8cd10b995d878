import assert from "node:assert/strict";
import fc from "fast-check";
import { toString } from "mdast-util-to-string";
import remarkGfm from "remark-gfm";
import remarkParse from "remark-parse";
import { unified } from "unified";
import { visit } from "unist-util-visit";
import { parseNote } from "../../src/core/index.js";
import { check } from "./check.js";

const remark = unified().use(remarkParse).use(remarkGfm);

/** What remark says of the first block of the first item, without tags, on one line. */
function remarkLabel(text: string): string {
  const [list] = remark.parse(text).children;
  assert.equal(list?.type, "list");
  const [block] = list.children[0]?.children ?? [];
  return toString(block, { includeHtml: false }).replace(/\s+/g, " ").trim();
}

const word = fc.constantFrom("word", "县域", "two words", "a1", "王、李", "x", "3 > 2", "。");
const leaf = fc.oneof(
  { weight: 5, arbitrary: word },
  {
    weight: 3,
    arbitrary: fc.constantFrom(
      "`code`",
      "`` a ` b ``",
      "`*a* [b](c)`",
      "&amp;",
      "&#35;",
      "&copy;",
      "&#x4e2d;",
      "&nosuch;",
      "\\*",
      "\\[",
      "\\\\",
      "\\a",
      "<b>",
      "</b>",
      "![图](p.png)",
      '![alt *em*](<a b> "t")',
      "<https://a.b/c>",
      "a_b_c",
      "2 * 3",
      "[ ]",
      "!",
      "~",
    ),
  },
);
const { inline } = fc.letrec<{ inline: string }>((tie) => ({
  inline: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    leaf,
    // Apart from other marks: next to them remark lets emphasis begin and end where CommonMark does not.
    tie("inline").map((inner) => ` **${inner.trim()}** `),
    tie("inline").map((inner) => ` *${inner.trim()}* `),
    tie("inline").map((inner) => ` _${inner.trim()}_ `),
    word.map((inner) => ` ~~${inner.trim()}~~ `),
    tie("inline").map((inner) => `[${inner}](target "title")`),
    tie("inline").map((inner) => `[${inner}](<a b>)`),
    fc.tuple(tie("inline"), tie("inline")).map((both) => both.join(" ")),
    fc.tuple(tie("inline"), tie("inline")).map((both) => both.join("")),
    fc.tuple(tie("inline"), tie("inline")).map((both) => both.join("\n  ")),
  ),
}));

/** True where a single tilde strikes: to remark it does, to our parser only two do. */
function hasSingleTildes(text: string): boolean {
  let isSingle = false;
  visit(remark.parse(text), "delete", ({ position }) => {
    const start = position?.start.offset ?? 0;
    isSingle ||= !text.startsWith("~~", start);
  });
  return isSingle;
}

/** One paragraph in one item: code and HTML have labels of their own kind. */
function isComparable(text: string): boolean {
  // A box at the end of a line is a task to remark and words to us; `][` is a reference to us, defined or not.
  if (/^- \[ \]\s*\n/.test(text) || text.includes("][")) return false;
  if (hasSingleTildes(text)) return false;
  const [list, ...others] = remark.parse(text).children;
  if (list?.type !== "list" || others.length > 0 || list.children.length > 1) return false;
  const [block, ...rest] = list.children[0]?.children ?? [];
  return block?.type === "paragraph" && rest.length === 0;
}

describe("a label is the plain text that remark gives", () => {
  it("for generated inline Markdown", () => {
    check(
      fc.property(inline, (content) => {
        const text = `- ${content}\n`;
        fc.pre(isComparable(text));
        const { nodes } = parseNote(text, { format: "markdown" });
        assert.equal(nodes[0]?.label, remarkLabel(text), JSON.stringify(text));
      }),
      1_000,
    );
  });
});
