import assert from "node:assert/strict";
import fc from "fast-check";
import { parsedLine, parsedNode, readTree } from "../../src/core/summary/inlineMarkdown.js";
import { simpleLine, simpleNode } from "../../src/core/summary/simpleMarkdown.js";
import { check } from "./check.js";

const PIECES = [
  ..."a b 水 税。 1 12 “ ” （ ） - + = > # ! . : ; | ~ ~~ & &amp; < <b> > @ _ \\ \\* 😀 \u3000 \u00A0 \t".split(
    " ",
  ),
  ..."* ** *b* **b** **，b** **b。** *b b* _b_ `c` `` `*` `a_b` ` [l](u/a.md) [l](https://e.org/?a=b) [税](u_v) [ ] ( )".split(
    " ",
  ),
  ..."http://e.org www.e.org a@e.org [^1] [x] [ ] ![i](p) 【 】 \u0000 \uFEFF \uD800".split(" "),
  ...[" ", " ", " ", "  ", "\n", "w", "n"],
];
const MARKERS = ["- ", "- ", "# ", "## ", "1. ", "2) ", "* ", "+ ", "-    ", "-     ", "-\t", ""];
const words = fc.array(fc.constantFrom(...PIECES), { minLength: 1, maxLength: 9 });
const places = fc.array(fc.nat(24), { maxLength: 3 });

/** One in five is simple. */
const RUNS = 2000;

describe("simple Markdown", () => {
  it("is read as the parser reads it: nodes", () => {
    check(
      fc.property(fc.constantFrom(...MARKERS), words, places, (marker, pieces, ats) => {
        const source = marker + pieces.join("");
        const tree = simpleNode(source, ats.length === 0 ? "unplaced" : "placed");
        if (tree === null) return;
        const marks = ats
          .map((at) => Math.min(at, source.length))
          .sort((a, b) => a - b)
          .map((at, index) => ({ at, number: index + 1 }));
        assert.deepEqual(readTree(tree, marks), readTree(parsedNode(source), marks), source);
      }),
      RUNS,
    );
  });

  it("is read as the parser reads it: lines", () => {
    check(
      fc.property(words, (pieces) => {
        const line = pieces.join("").replace(/\s+/gu, " ").trim();
        const tree = simpleLine(line);
        if (tree === null) return;
        assert.deepEqual(readTree(tree, []), readTree(parsedLine(line), []), line);
      }),
      RUNS,
    );
  });

  it("is what most lines are", () => {
    const lines = [
      ...[
        "- 一个**词**，*又*一个 `a_b * c`",
        "## A [link](https://e.org/a_b?c=d#e): x",
        "12. R & D <- 5 > 4!",
      ],
      ...["-   three blanks", "- 【a】 left\n\n", "+ w.a | b", "* *a* 😀", "- ~a~"],
    ];
    for (const line of lines) assert.notEqual(simpleNode(line, "unplaced"), null, line);
  });

  it("is not what the parser has to see", () => {
    const lines = [
      ...[
        "- [ ] task",
        "- a\n  b",
        "- 1. b",
        "- - b",
        "- > b",
        "- # b",
        "-     code",
        "- a\\*",
        "- &amp;",
      ],
      ...[
        "- **，a**",
        "- *a **b** c*",
        "- `` ` ``",
        "- <b>",
        "- ~~a~~",
        "- ![a](b)",
        "- www.e.org",
        "# a #",
      ],
      ...[
        "- [a][b]",
        "- [a](b 'c')",
        "- http://e.org",
        "- a@e.org",
        "- a_b_",
        "text",
        "- a* b*",
        "- \tcode",
      ],
    ];
    for (const line of lines) assert.equal(simpleNode(line, "unplaced"), null, line);
  });
});
