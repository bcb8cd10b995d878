import type { NodeShift } from "../../../../src/core/restructure/index.js";
import { check } from "./notation.js";

function checkLines(shift: NodeShift, source: string, expected: string): void {
  check(shift, source, expected, "indented");
}

describe("nodes of indented text move", () => {
  it("among their siblings", () => {
    checkLines("up", "a\n\tb\nc|\n\td\n", "c|\n\td\na\n\tb\n");
    checkLines("down", "a|\n  b\n\nc\n  d", "c\n  d\n\na|\n  b");
    checkLines("up", "r\n    a\n  b|\n", "r\n    b|\n    a\n");
  });

  it("and are promoted and demoted by the note's own unit", () => {
    checkLines("promote", "a\n   b|\n      c\n   d\ne\n", "a\n   d\nb|\n   c\ne\n");
    checkLines("demote", "a\n   x\nb|\n   c\n", "a\n   x\n   b|\n      c\n");
    checkLines("demote", "a\nb|\n", "a\n\tb|\n");
    checkLines(
      "demote",
      "a\n  x\n  b|\n    c【n\n      m】\n",
      "a\n  x\n    b|\n      c【n\n        m】\n",
    );
  });

  it("with bullets as they are, and numbers that fit", () => {
    checkLines("promote", "1、a\n\t• b|\n2、c\n", "1、a\n• b|\n2、c\n");
    checkLines("promote", "1、a\n\t1、b|\n2、c\n3、d\n", "1、a\n2、b|\n3、c\n4、d\n");
    checkLines("up", "1. a\n2. b|\n", "1. b|\n2. a\n");
  });
});

describe("page text", () => {
  it("does not move", () => {
    check("up", "T\n2024-01-02\n大纲/内容\na|\nT\n0 comments\n", "<page-text>", "page");
  });
});
