import assert from "node:assert/strict";
import type { AnnotationKind, NoteOptions } from "../../../../src/core/index.js";
import { parseNote } from "../../../../src/core/index.js";
import { findAnnotation, findNode } from "../../../../src/core/note/index.js";
import type { NodeMove } from "../../../../src/core/note/index.js";
import { finished } from "../../../../src/core/text/index.js";

/** Finds from the cursor `|`; `expected` is the body that is found, with "↻ " in front when the search wrapped. */
function check(marked: string, direction: "next" | "previous", expected: string | null): void {
  checkKinds(marked, direction, null, expected);
}

function checkKinds(
  marked: string,
  direction: "next" | "previous",
  kinds: readonly AnnotationKind[] | null,
  expected: string | null,
): void {
  const offset = marked.indexOf("|");
  const note = parseNote(marked.replace("|", ""), { format: "markdown" });
  const search = { offset, direction, kinds: kinds === null ? null : new Set(kinds) };
  const jump = finished(findAnnotation(note, search));
  const found = jump === null ? null : `${jump.isWrapped ? "↻ " : ""}${jump.annotation.body}`;
  assert.equal(found, expected, `${marked} ${direction}`);
}

describe("finding the next annotation", () => {
  it("goes forward from a cursor outside", () => {
    check("|a【x】b【y】", "next", "x");
    check("a【x】|b【y】", "next", "y");
    check("a【x】b【y】|", "next", "↻ x");
  });

  it("finds the annotation that begins at the cursor", () => {
    check("a|【x】b【y】", "next", "x");
    check("a【x】|【y】", "next", "y");
  });

  it("leaves the one in which the cursor is, wherever a jump or a click has put it", () => {
    check("a【|x】b【y】", "next", "y");
    check("a【x|】b【y】", "next", "y");
    check("a【x】b【|y】", "previous", "x");
    check("a【x】b【y|】", "previous", "x");
    check("a【x】b【|y】", "next", "↻ x");
  });

  it("goes backward", () => {
    check("a【x】b|【y】", "previous", "x");
    check("a【x】|b【y】", "previous", "x");
    check("|a【x】b【y】", "previous", "↻ y");
    check("a【|x】b【y】", "previous", "↻ y");
  });

  it("has replies as no stops of their own", () => {
    check("|【a【b】】【c】", "next", "a【b】");
    check("【a【|b】】【c】", "next", "c");
    check("【c】【a【b|】】", "previous", "c");
  });

  it("comes back to the only one", () => {
    check("a【|x】", "next", "↻ x");
    check("a【|x】", "previous", "↻ x");
    check("|no", "next", null);
  });

  it("looks for kinds alone", () => {
    const text = "【?a】【b】【!c】|【?d】";
    checkKinds(text, "next", ["question"], "?d");
    checkKinds(text, "previous", ["question"], "?a");
    checkKinds(text, "next", ["comment", "important"], "↻ b");
    checkKinds(text, "next", ["todo"], null);
    checkKinds(text, "next", [], null);
  });
});

/** The label of the node that a step from the cursor `|` leads to. */
function checkStep(
  marked: string,
  steps: Partial<Record<NodeMove, string | null>>,
  options: NoteOptions = { format: "markdown" },
): void {
  const offset = marked.indexOf("|");
  const note = parseNote(marked.replace("|", ""), options);
  for (const [move, expected] of Object.entries(steps)) {
    const node = findNode(note, offset, move as NodeMove);
    assert.equal(node === null ? null : note.slice(node.start, node.end), expected, move);
  }
}

describe("steps in the outline", () => {
  const none = { parent: null, firstChild: null, nextSibling: null, previousSibling: null };

  it("go through headings and list items alike", () => {
    checkStep("# h\n\ntext|\n\n- a\n  - b\n- c\n", { ...none, firstChild: "- a" });
    checkStep("# h\n\n- a|\n  - b\n- c\n", {
      parent: "# h",
      firstChild: "- b",
      nextSibling: "- c",
      previousSibling: null,
    });
    checkStep("# h\n\n- a\n  - b\n- c|\n", { ...none, parent: "# h", previousSibling: "- a" });
  });

  it("stop at nodes that are only an annotation", () => {
    checkStep("- |a\n  - 【x】\n  - b\n", { ...none, firstChild: "- 【x】" });
    checkStep("- a\n  - 【x|】\n  - b\n", { ...none, parent: "- a", nextSibling: "- b" });
  });

  it("lead nowhere from the only node and from a text without any", () => {
    checkStep("# h|", none);
    checkStep("|", none);
  });

  it("go through indented text", () => {
    checkStep(
      "a\n\tb|\n\t\tc\n\td\n",
      { parent: "a", firstChild: "c", nextSibling: "d" },
      { format: "indented" },
    );
  });
});
