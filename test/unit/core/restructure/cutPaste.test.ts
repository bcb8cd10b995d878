import assert from "node:assert/strict";
import { parseNote } from "../../../../src/core/index.js";
import type { NoteFormat } from "../../../../src/core/index.js";
import { cutNodes, pasteNodes } from "../../../../src/core/restructure/index.js";
import { finished } from "../../../../src/core/text/index.js";
import { marked, shown } from "./notation.js";

function checkCut(source: string, expected: string, cut: string, format: NoteFormat): void {
  const { text, cursor } = marked(source);
  const note = parseNote(text, { format });
  const plan = finished(cutNodes({ note, selections: null }, [note.nodeAt(cursor).ordinal]));
  assert.equal(shown(note, plan), expected);
  if (!("refusal" in plan)) assert.deepEqual(plan.cut, { text: cut, format });
}

function checkPaste(
  [pasted, pastedFormat]: readonly [string, NoteFormat | null],
  source: string,
  expected: string,
  format: NoteFormat = "markdown",
): void {
  const { text, cursor } = marked(source);
  const note = parseNote(text, { format });
  const plan = finished(
    pasteNodes({ note, selections: null }, cursor, { text: pasted, format: pastedFormat }),
  );
  assert.equal(shown(note, plan), expected);
}

describe("a node that is cut", () => {
  it("goes with what is below it, and is not indented any more", () => {
    checkCut("- a\n  - b|\n    - c 【n】\n- d\n", "- a\n|- d\n", "- b\n  - c 【n】", "markdown");
    checkCut("# A\n\n## B|\n\nb\n", "|# A\n", "## B\n\nb", "markdown");
    checkCut("a\n\tb|\n\t\tc\nd\n", "a\n|d\n", "b\n\tc", "indented");
  });

  it("leaves a list that is numbered on, however it begins", () => {
    checkCut("1. a|\n2. b\n3. c\n", "|1. b\n2. c\n", "1. a", "markdown");
    checkCut("text\n1. a|\n2. b\n", "text\n|1. b\n", "1. a", "markdown");
    checkCut("- a|", "|", "- a", "markdown");
  });

  it("is refused where it would be read otherwise by itself", () => {
    // Behind a blank line a first paragraph is no part of an item: what is above makes it one.
    checkCut("-\n\n  -\n\n    【alone|】\n", "<cut-would-change>", "", "markdown");
  });

  it("leaves the cursor at what follows the last of several", () => {
    const note = parseNote("- a\n  - b\n  - c\n- d\n- e\n- f\n", { format: "markdown" });
    const plan = finished(cutNodes({ note, selections: null }, [0, 3]));
    assert.equal(shown(note, plan), "|- e\n- f\n");
  });
});

describe("a pasted outline", () => {
  const list = ["- x\n  - y\n", "markdown"] as const;
  const sections = ["# X\n\ntext\n\n## Y\n\n- z\n", "markdown"] as const;

  it("comes beside the node of the cursor", () => {
    checkPaste(list, "- a|\n  - b\n- c\n", "- a\n  - b\n|- x\n  - y\n- c\n");
    checkPaste(list, "1. a\n   1. b|\n2. c\n", "1. a\n   1. b\n   |2. x\n      - y\n2. c\n");
    checkPaste(
      sections,
      "# A\n\n## B|\n\n# C\n",
      "# A\n\n## B\n\n|## X\n\ntext\n\n### Y\n\n- z\n\n# C\n",
    );
  });

  it("of list items comes under a heading, and under the only root", () => {
    checkPaste(list, "# A|\n\n- a\n\n# B\n", "# A\n\n- a\n|- x\n  - y\n\n# B\n");
    checkPaste(list, "- r|\n  - a\n", "- r\n  - a\n  |- x\n    - y\n");
  });

  it("of headings becomes list items beside one", () => {
    checkPaste(sections, "- a\n- b|\n", "- a\n- b\n|- X\n\n  text\n  - Y\n    - z\n");
  });

  it("of another format takes that of the note", () => {
    checkPaste(["x\n\ty\n\t\t• z", null], "- a|\n- b\n", "- a\n|- x\n  - y\n    - z\n- b\n");
    checkPaste(["1. x\n\ty\n2. z", "indented"], "# A|\n", "# A\n\n|1. x\n   - y\n2. z\n");
    checkPaste(list, "a\n  b|\nc\n", "a\n  b\n  |- x\n    - y\nc\n", "indented");
    checkPaste(
      ["# X\n\n- z\n  - [ ] w\n", null],
      "a\n    b\nc|\n",
      "a\n    b\nc\n|X\n    - z\n        - [ ] w\n",
      "indented",
    );
  });

  it("begins a note, or comes before its first node", () => {
    checkPaste(list, "|", "|- x\n  - y");
    checkPaste(list, "|\n\n", "|- x\n  - y\n\n\n");
    checkPaste(list, "---\nt: 1\n---|\n", "---\nt: 1\n---\n\n|- x\n  - y\n");
    checkPaste(list, "|\n- a\n- b\n", "\n|- x\n  - y\n- a\n- b\n");
    checkPaste(["x\n\ty", null], "|", "|x\n\ty", "indented");
  });

  it("is refused where there is none, or no place for it", () => {
    checkPaste(["", null], "- a|\n", "<no-outline>");
    checkPaste(["some\n- x", "markdown"], "- a|\n", "<no-outline>");
    checkPaste(["- x\n\n  text\n", "markdown"], "a|\nb\n", "<several-lines>", "indented");
    checkPaste(list, "> - a|\n> - b\n", "<in-quote>");
    checkPaste(list, "T\n2024-01-02\n大纲/内容\na|\nT\n0 comments\n", "<page-text>", "page");
  });

  it("keeps to the line breaks of the note", () => {
    checkPaste(list, "- a|\r\n- c\r\n", "- a\r\n|- x\r\n  - y\r\n- c\r\n");
  });
});
