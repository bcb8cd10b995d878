import {
  addAnnotationsSteps,
  editBodySteps,
  replySteps,
} from "../../../../src/core/editing/index.js";
import type { AdditionPlacement } from "../../../../src/core/editing/index.js";
import { annotationsAt, checkEdit, itShows } from "./notation.js";
import type { Example, Planner } from "./notation.js";

const adding =
  (words: string, placement: AdditionPlacement = "inline", date: string | null = null): Planner =>
  (note, targets) =>
    addAnnotationsSteps(
      note,
      targets,
      { words, head: date === null ? null : { reader: "mara", date } },
      placement,
    );

const INLINE: readonly Example[] = [
  ["at the end of the line", "markdown", "- a| b\n- c\n", "- a b【x】|\n- c\n"],
  ["behind the selection", "markdown", "- ⟨a⟩ b\n", "- a【x】| b\n"],
  ["behind the marks around it", "markdown", "a **⟨b⟩** c\n", "a **b**【x】| c\n"],
  ["behind words that end with blanks", "markdown", "⟨a b\n⟩c\n", "a b【x】|\nc\n"],
  ["at the line that is selected whole", "markdown", "⟨- a\n⟩- b\n", "- a【x】|\n- b\n"],
  ["at the line that is selected whole", "indented", "⟨a\n⟩\tb\n", "a【x】|\n\tb\n"],
  ["at the line that is selected whole", "page", "a\n⟨b\n⟩c\n", "a\nb【x】|\nc\n"],
  [
    "at the last of the lines that are selected",
    "indented",
    "⟨a\r\n\tb\r\n⟩c",
    "a\r\n\tb【x】|\r\nc",
  ],
  ["at the line whose break is selected", "indented", "a⟨\n⟩b\n", "a【x】|\nb\n"],
  [
    "behind the code that the selection is in",
    "markdown",
    "- a `co⟨d⟩e` b\n",
    "- a `code`【x】| b\n",
  ],
  ["behind the target of a link", "markdown", "[l](⟨u⟩rl) b\n", "[l](url)【x】| b\n"],
  [
    "at the end of the paragraph under the cursor",
    "markdown",
    "# h\n\na| b\nc\n\nd\n",
    "# h\n\na b\nc【x】|\n\nd\n",
  ],
  ["in the line above a heading's rule", "markdown", "a|\n===\n", "a【x】|\n===\n"],
  [
    "under fenced code, as an item",
    "markdown",
    "# h\n\n```\na|\n```\n",
    "# h\n\n```\na\n```\n- 【x】|\n",
  ],
  ["not into an annotation", "markdown", "a ⟨【y⟩】 b\n", "a 【y】【x】| b\n"],
  ["not into a character", "indented", "甲😀|乙\n", "甲😀乙【x】|\n"],
  ["before a line break of two units", "markdown", "a|\r\nb\r\n", "a\r\nb【x】|\r\n"],
  ["behind a backslash, which stays one", "indented", "a\\|\n", "a\\\\【x】|\n"],
  ["once for two cursors in a line", "indented", "a| b|\n", "a b【x】|\n"],
  ["at each of several lines", "indented", "a|\n\tb\n\tc|\n", "a【x】|\n\tb\n\tc【x】|\n"],
  ["in a line of page text", "page", "a\nb|\nc\n", "a\nb【x】|\nc\n"],
];

const NODES: readonly Example[] = [
  ["under a heading", "markdown", "# h|\n\ntext\n\n- a\n", "# h\n\ntext\n\n- 【x】|\n- a\n"],
  ["under a heading without anything", "markdown", "# h|\n# i\n", "# h\n- 【x】|\n# i\n"],
  [
    "with a blank line where paragraphs stand apart",
    "markdown",
    "# h|\n\ntext\n\n## i\n",
    "# h\n\ntext\n\n- 【x】|\n\n## i\n",
  ],
  ["under the line that is selected whole", "markdown", "⟨# h\n⟩# i\n", "# h\n- 【x】|\n# i\n"],
  ["under an item", "markdown", "* a|\n* b\n", "* a\n  * 【x】|\n* b\n"],
  ["under an item of a numbered list", "markdown", "1. a|\n2. b\n", "1. a\n   - 【x】|\n2. b\n"],
  ["before the items under it", "markdown", "- a|\n    - b\n", "- a\n    - 【x】|\n    - b\n"],
  [
    "in the node's text where a paragraph ends the list that it would stand in",
    "markdown",
    "- a\n- b|\n\ntext\n",
    "- a\n- b【x】|\n\ntext\n",
  ],
  ["in indented text", "indented", "a|\n\tb\n", "a\n\t【x】|\n\tb\n"],
  [
    "as deep as the text goes in, where there is nothing under it",
    "indented",
    "a\n   b|\n",
    "a\n   b\n      【x】|\n",
  ],
  ["with the bullet of its neighbours", "indented", "• a|\n  • b\n", "• a\n  • 【x】|\n  • b\n"],
  [
    "before the line in page text, which is in post-order",
    "page",
    "a\nb|\nc\n",
    "a\n【x】|\nb\nc\n",
  ],
  ["at the end of a text without a line break", "markdown", "- a|", "- a\n  - 【x】|"],
];

describe("an annotation is added", () => {
  itShows(INLINE, adding("x"));

  describe("as a node of its own", () => {
    itShows(NODES, adding("x", "node"));
  });

  it("with what was typed, brackets escaped, and a head unless the words have one", () => {
    const options = { format: "markdown" } as const;
    checkEdit(options, "a|\n", adding(" ? 【b】 c\\ "), "a【? \\【b\\】 c\\\\】\n");
    checkEdit(options, "a|\n", adding("b", "inline", "2026-05-01"), "a【@mara 2026-05-01: b】\n");
    checkEdit(options, "a|\n", adding("@jo: b", "inline", "2026-05-01"), "a【@jo: b】\n");
  });

  it("on several lines where the format has them", () => {
    checkEdit({ format: "markdown" }, "- a|\n", adding("b\nc"), "- a【b\n  c】\n");
    checkEdit({ format: "markdown" }, "> a|\n", adding("b\nc"), "> a【b\n> c】\n");
    checkEdit({ format: "indented" }, "\ta|\n", adding("b\nc"), "\ta【b\n\t\tc】\n");
    checkEdit({ format: "page" }, "a|\n", adding("b\nc"), "line-break");
  });

  it("or refused, with the reason", () => {
    const options = { format: "markdown", authorBrackets: ["fig. 1"] } as const;
    checkEdit(options, "a|\n", adding(" "), "empty-body");
    checkEdit(options, "a|\n", adding("a\n \nb"), "blank-line");
    checkEdit(options, "a|\n", adding("x".repeat(10_001)), "body-too-long");
    checkEdit(options, "a|\n", adding("fig. 1"), "author-body");
  });

  it("in other brackets, apart from what would make them longer", () => {
    const brackets = [
      { open: "{", close: "}" },
      { open: "{:", close: ":}" },
    ];
    checkEdit({ format: "markdown", brackets }, "a|\n", adding(": b"), "a{ : b }\n");
  });
});

describe("an annotation that is there", () => {
  const options = { format: "markdown" } as const;
  const become =
    (words: string): Planner =>
    (note, places) =>
      editBodySteps(note, annotationsAt(note, places)[0] as TextRangeLike, words);

  it("gets a reply at the end of its body", () => {
    const reply: Planner = (note, places) =>
      replySteps(note, annotationsAt(note, places), { words: "? b" });
    checkEdit(options, "- x【|a】\n", reply, "- x【a【? b】】\n");
    checkEdit(options, "- x【a【|y】c】\n", reply, "- x【a【y【? b】】c】\n");
    checkEdit(options, "- x【|a】 y【|c】\n", reply, "- x【a【? b】|】 y【c【? b】|】\n");
  });

  it("gets another body, in which matching brackets are replies and others are escaped", () => {
    checkEdit(options, "- x【|a【y】】\n", become("! b【y】"), "- x【! b【y】】\n");
    checkEdit(options, "- x【|a】\n", become("b】"), "- x【b\\】】\n");
    checkEdit(options, "- x【|a】\n", become(" a "), "- x【a】\n");
    checkEdit(options, "- x【|a】\n", become(" "), "empty-body");
  });

  it("keeps the marks of the block quote that it is in, whether they were typed or not", () => {
    checkEdit(options, "> x【|a\n> b】\n", become("a\n> c"), "> x【a\n> c】\n");
    checkEdit(options, "> x【|a\n> b】\n", become("a\nc"), "> x【a\n> c】\n");
    checkEdit(options, "x【|a\nb】\n", become("a\n> c"), "line-break");
  });
});

interface TextRangeLike {
  readonly start: number;
  readonly end: number;
}
