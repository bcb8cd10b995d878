import assert from "node:assert/strict";
import type { Annotation, NoteFormat, NoteNode } from "../../../../src/core/index.js";
import { parseNote } from "../../../../src/core/index.js";

const name = (node: NoteNode): string =>
  node.type === "root" ? "~" : node.label !== "" ? node.label : node.isAnnotationOnly ? "-" : "·";

/** `body placement host`, and `under body` where there is one; `~` is a virtual root. */
function describeAnnotation({ body, placement, host, under }: Annotation): string {
  return [body, placement, name(host), ...(under ? ["under", under.body] : [])].join(" ");
}

function check(text: string, expected: readonly string[], format: NoteFormat = "markdown"): void {
  assert.deepEqual(parseNote(text, { format }).annotations.map(describeAnnotation), expected, text);
}

describe("placement and host (rules 10 and 11)", () => {
  it("is inline beside author text, in whichever paragraph", () => {
    check("- 甲【x】\n", ["x inline 甲"]);
    check("- 甲\n\n  【x】\n", ["x inline 甲"]);
    check("# 甲\n\n【x】\n\n文\n", ["x inline 甲"]);
    check("- 【x】\n\n  文\n", ["x inline 文"]);
    check("- 【x】\n  ```\n  code\n  ```\n", ["x inline code"]);
    check("甲\n\t-【x】\n", ["x inline -"], "indented");
  });

  it("is node where the whole own text is annotations, marker and white space", () => {
    check("- 甲\n  - 【x】\n", ["x node 甲"]);
    check("- 甲\n  - 【x】 【y】\n\n    【z】\n", ["x node 甲", "y node 甲", "z node 甲"]);
    check("- 甲\n  - [ ] 【x】\n", ["x node 甲"]);
    check("# 甲\n## 【x】 ##\n", ["x node 甲"]);
    check("甲\n\t3、【x】\n", ["x node 甲"], "indented");
    check("> # 甲\n> 1. 【x\n>    y】\n", ["x\n>    y node 甲"]);
  });

  it("is inline beside anything else of the author", () => {
    check("- 甲\n  - **【x】**\n", ["x inline ****"]);
    check("- 甲\n  - 【x】 <!-- 评 -->\n", ["x inline ·"]);
    check("- 甲\n  - 【x】\\\n", ["x inline \\"]);
  });

  it("has the nearest ancestor with author text as host, past annotations and empty items", () => {
    check("- 甲\n  - 【x】\n    - 【y】\n      - 【z】\n", [
      "x node 甲",
      "y node 甲 under x",
      "z node 甲 under y",
    ]);
    check("- 甲\n  - \n    - 【x】\n", ["x node 甲"]);
    check(
      "甲\n\t【x】【y】\n\t\t乙【z】\n\t\t\t【w】\n",
      ["x node 甲", "y node 甲", "z inline 乙", "w node 乙"],
      "indented",
    );
  });

  it("is under the first annotation of the nearest annotation-only ancestor, up to the host", () => {
    check("- 甲\n  - 【x】【x2】\n    - \n      - 【y】\n", [
      "x node 甲",
      "x2 node 甲",
      "y node 甲 under x",
    ]);
    check("- 【x】\n  - 甲\n    - 【y】\n", ["x node ~", "y node 甲"]);
  });

  it("speaks to the root where nothing of the author stands above", () => {
    check("【x】\n\n- 甲\n- 乙\n", ["x node ~"]);
    check("【x】\n\n- 甲\n", ["x node 甲"]);
    check("- 【x】\n  - 【y】\n", ["x node ~", "y node ~ under x"]);
    check("引子【x】\n\n- 甲\n", ["x inline ~"]);
    check("【x】\n", ["x node ~"]);
  });

  it("speaks to the map's root in page text, for annotations on lines of their own", () => {
    check("题\n甲\n【x】\n乙【y】\n题\n", ["x node 题", "y inline 乙"], "page");
  });
});
