import assert from "node:assert/strict";
import { parseNote } from "../../../../src/core/index.js";
import type { NoteFormat } from "../../../../src/core/index.js";
import { moveNodesInto, shiftNodes } from "../../../../src/core/restructure/index.js";
import { finished } from "../../../../src/core/text/index.js";
import { shown } from "./notation.js";

/** Checks what becomes of a text when nodes, by their labels, are dropped on another one ("" for the top). */
function checkInto(
  labels: string,
  target: string,
  [source, expected]: readonly [string, string],
  format: NoteFormat = "markdown",
): void {
  const note = parseNote(source, { format });
  const ordinal = (label: string): number => note.nodes.findIndex((node) => node.label === label);
  const ordinals = labels.split(" ").map(ordinal);
  const context = { note, selections: null };
  const under = target === "" ? -1 : ordinal(target);
  assert.equal(shown(note, finished(moveNodesInto(context, ordinals, under))), expected);
}

describe("nodes that are dropped on another one", () => {
  it("are its last", () => {
    checkInto("a", "c", ["- a\n  - b\n- c\n  - d\n", "- c\n  - d\n  - a\n    - b\n"]);
    checkInto("c", "a", ["- a\n- b\n- c\n", "- a\n  - c\n- b\n"]);
    checkInto("B", "C", ["# A\n\n## B\n\nb\n\n# C\n\nc\n", "# A\n\n# C\n\nc\n\n## B\n\nb\n"]);
    checkInto("a", "c", ["a\n\tb\nc\n\td\n", "c\n\td\n\ta\n\t\tb\n"], "indented");
  });

  it("stand before the headings where they are list items", () => {
    checkInto("x", "A", ["- x\n\n# A\n\n- a\n\n## B\n", "# A\n\n- a\n- x\n\n## B\n"]);
    checkInto("x", "A", ["- x\n\n# A\n\n## B\n", "# A\n\n- x\n\n## B\n"]);
  });

  it("may be several, in their order, without those below another of them", () => {
    checkInto("a b d", "e", ["- a\n  - b\n- c\n- d\n- e\n", "- c\n- e\n  - a\n    - b\n  - d\n"]);
    checkInto("x y", "z", ["1. x\n2. y\n3. z\n", "1. z\n   1. x\n   2. y\n"]);
  });

  it("take the marks of their new siblings", () => {
    checkInto("a", "c", [
      "- a\n\n  para\n\n# C\n\n1. c\n   1. d\n",
      "# C\n\n1. c\n   1. d\n   2. a\n\n      para\n",
    ]);
  });

  it("or on the space below go to the end of the top", () => {
    checkInto("b", "", ["- a\n  - b\n- c\n", "- a\n- c\n- b\n"]);
  });

  it("stay where they cannot go", () => {
    checkInto("a", "b", ["- a\n  - b\n", "<into-itself>"]);
    checkInto("a", "a", ["- a\n", "<into-itself>"]);
    checkInto("b", "a", ["- a\n  - b\n", "<already-there>"]);
    checkInto("A", "x", ["- x\n\n# A\n", "<heading-under-item>"]);
    checkInto("a", "q", ["- a\n- b\n\n> - q\n", "<in-quote>"]);
    checkInto("nowhere", "a", ["- a\n", "<no-node>"]);
    checkInto("b", "t", ["- a\n  - b\n- - t\n", "<shares-line>"]);
  });
});

describe("several nodes", () => {
  function checkShift(
    shift: "up" | "down" | "promote" | "demote",
    source: string,
    expected: string,
  ): void {
    const note = parseNote(source, { format: "markdown" });
    const ordinals = note.nodes.flatMap(({ label }, at) => (label.startsWith("!") ? [at] : []));
    const plan = finished(shiftNodes({ note, selections: null }, ordinals, shift));
    assert.equal(shown(note, plan), expected);
    if ("refusal" in plan) return;
    const { nodes } = parseNote(expected, { format: "markdown" });
    assert.deepEqual(
      plan.moved.map((at) => nodes[at]?.label),
      ordinals.map((at) => note.nodes[at]?.label),
    );
  }

  it("move together", () => {
    checkShift("up", "- a\n- !b\n- !c\n- d\n", "- !b\n- !c\n- a\n- d\n");
    checkShift("down", "- a\n- !b\n- !c\n- d\n", "- a\n- d\n- !b\n- !c\n");
    checkShift("promote", "- a\n  - !b\n  - !c\n  - d\n", "- a\n  - d\n- !b\n- !c\n");
    checkShift("demote", "- a\n- !b\n- !c\n- d\n", "- a\n  - !b\n  - !c\n- d\n");
  });

  it("or not at all", () => {
    checkShift("up", "- !a\n- b\n- !c\n", "<already-first>");
    checkShift("down", "- !b\n- a\n- !c\n", "<already-last>");
  });
});
