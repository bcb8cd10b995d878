import assert from "node:assert/strict";
import fc from "fast-check";
import { parseNote, toJSON, updateNote } from "../../src/core/index.js";
import type { Note, NoteFormat } from "../../src/core/index.js";
import {
  cutNodes,
  moveNodesInto,
  pasteNodes,
  shiftNodes,
} from "../../src/core/restructure/index.js";
import type { NodeShift, RestructurePlan } from "../../src/core/restructure/index.js";
import { finished } from "../../src/core/text/index.js";
import { check } from "./check.js";
import { moveInTree, parentOf, readTree, renderTree, shiftInTree } from "./outlineTree.js";
import type { TreeNode } from "./outlineTree.js";
import { applied, markdownText } from "./randomMarkdown.js";
import { indentedOutline, markdownOutline } from "./randomOutline.js";

/** Each run parses a note a dozen times. */
const RUNS = Number(process.env["PROPERTY_RUNS"] ?? 120);

/** In outlines that are written in one style so many moves at least that a tree has are done; of what is odd fewer. */
const LEAST_DONE = 0.9;

/** A share of the number of nodes, all alike: random doubles are mostly next to 0. */
const share = fc.nat({ max: 9_999 }).map((part) => part / 10_000);

/** A move: of which node, and where to. */
const move = fc.record({
  node: share,
  target: share,
  way: fc.constantFrom("up", "down", "promote", "demote", "into", "into"),
});
const moves = fc.array(move, { minLength: 1, maxLength: 5 });

type Move = typeof move extends fc.Arbitrary<infer Value> ? Value : never;

interface Planned {
  readonly plan: RestructurePlan;
  /** The tree with the node moved in it; null where a tree has no such move. */
  readonly intended: readonly TreeNode[] | null;
  readonly ordinal: number;
}

function planOf(note: Note, { node, target, way }: Move): Planned {
  const ordinal = Math.floor(node * note.nodeCount);
  const tree = readTree(note);
  const { start, end } = note.node(ordinal);
  const context = { note, selections: [{ anchor: start, active: end }] };
  if (way === "into") {
    const under = Math.floor(target * (note.nodeCount + 1)) - 1;
    const plan = finished(moveNodesInto(context, [ordinal], under));
    return { plan, intended: moveInTree(tree, ordinal, under) ? tree : null, ordinal };
  }
  const plan = finished(shiftNodes(context, [ordinal], way));
  return { plan, intended: shiftInTree(tree, ordinal, way) ? tree : null, ordinal };
}

/** How many moves were done, and how many were refused only because the text would have been read otherwise. */
const tally = { done: 0, unsafe: 0 };

/** Does moves one after the other; each gives the outline that was intended, or is refused. */
function checkMoves(source: string, format: NoteFormat, list: readonly Move[]): void {
  let note = parseNote(source, { format });
  for (const next of list) {
    if (note.nodeCount === 0) return;
    const { plan, intended, ordinal } = planOf(note, next);
    if ("refusal" in plan) {
      tally.unsafe += plan.refusal === "outline-would-change" ? 1 : 0;
      continue;
    }
    tally.done++;
    const text = applied(note.text, plan.changes);
    const message = JSON.stringify({ before: note.text, after: text, next, ordinal });
    assert.ok(intended !== null, message);
    const after = parseNote(text, { format });
    assert.deepEqual(renderTree(readTree(after)), renderTree(intended), message);
    checkPlaces(after, plan, intended[ordinal + 1], message);
    note = updateNote(note, plan.changes);
    assert.deepEqual(toJSON(note), toJSON(after), message);
  }
}

/** The node that was moved is the one that is named, and what was selected in it is selected in it still. */
function checkPlaces(
  note: Note,
  plan: Exclude<RestructurePlan, { refusal: unknown }>,
  moved: TreeNode | undefined,
  message: string,
): void {
  const [ordinal = -1] = plan.moved;
  const node = note.node(ordinal);
  assert.equal(readTree(note)[ordinal + 1]?.says, moved?.says, message);
  const [selection] = plan.selections ?? [];
  assert.ok(selection !== undefined, message);
  assert.equal(selection.anchor, node.start, message);
  assert.equal(note.slice(selection.active, node.end).trim(), "", message);
}

function checkLaw(source: fc.Arbitrary<string>, format: NoteFormat): void {
  Object.assign(tally, { done: 0, unsafe: 0 });
  check(
    fc.property(source, moves, (text, list) => {
      checkMoves(text, format, list);
    }),
    RUNS,
  );
}

describe("a moved node gives the intended outline, or is refused", () => {
  it("in random outlines of Markdown", () => {
    checkLaw(markdownOutline, "markdown");
    assert.ok(tally.done > LEAST_DONE * (tally.done + tally.unsafe), JSON.stringify(tally));
  });

  it("in random indented text", () => {
    checkLaw(indentedOutline, "indented");
    assert.ok(tally.done > LEAST_DONE * (tally.done + tally.unsafe), JSON.stringify(tally));
  });

  it("in Markdown in which anything follows anything", () => {
    checkLaw(markdownText, "markdown");
  });

  it("in a heading whose words look like what underlines them", () => {
    checkMoves("===\n---\n# ", "markdown", [{ node: 0, target: 0, way: "down" }]);
  });

  it("with the cursor before a wide space that begins a heading", () => {
    checkMoves("\u3000~~~\n---\n===\n- ", "markdown", [{ node: 0, target: 0, way: "into" }]);
  });

  it("with the cursor behind a byte order mark", () => {
    checkMoves("\uFEFF# a\n\n# b\n", "markdown", [{ node: 0, target: 0.99, way: "into" }]);
    checkMoves("\uFEFF# a\n\n# b\n", "markdown", [{ node: 0, target: 0, way: "down" }]);
    checkMoves("\uFEFF a\n b\n", "indented", [{ node: 0, target: 0, way: "down" }]);
  });

  it("in indented text in which anything follows anything", () => {
    checkLaw(markdownText, "indented");
  });
});

const sources = fc.oneof(
  markdownOutline.map((text) => ({ text, format: "markdown" as const })),
  indentedOutline.map((text) => ({ text, format: "indented" as const })),
);

/** The note after a plan; null where it was refused. */
function after(note: Note, plan: RestructurePlan): Note | null {
  return "refusal" in plan ? null : updateNote(note, plan.changes);
}

/** One move and the one that takes it back; null where either is refused. */
function thereAndBack(
  note: Note,
  ordinal: number,
  [there, back]: readonly [NodeShift, NodeShift],
): Note | null {
  const plan = finished(shiftNodes({ note, selections: null }, [ordinal], there));
  const moved = after(note, plan);
  if (moved === null || "refusal" in plan) return null;
  return after(moved, finished(shiftNodes({ note: moved, selections: null }, plan.moved, back)));
}

describe("moves that take each other back", () => {
  function checkBack(
    ways: readonly [NodeShift, NodeShift],
    isSame: (note: Note, back: Note, ordinal: number) => void,
  ): void {
    let count = 0;
    check(
      fc.property(sources, share, ({ text, format }, part) => {
        const note = parseNote(text, { format });
        const ordinal = Math.floor(part * note.nodeCount);
        const back = note.nodeCount === 0 ? null : thereAndBack(note, ordinal, ways);
        if (back === null) return;
        count++;
        isSame(note, back, ordinal);
      }),
    );
    assert.ok(count > 30, "hardly any was done");
  }

  function isSameTree(note: Note, back: Note): void {
    const message = JSON.stringify({ before: note.text, back: back.text });
    assert.deepEqual(renderTree(readTree(back)), renderTree(readTree(note)), message);
  }

  it("are up and down, and down and up", () => {
    checkBack(["up", "down"], isSameTree);
    checkBack(["down", "up"], isSameTree);
  });

  it("are demote and promote", () => {
    checkBack(["demote", "promote"], isSameTree);
  });

  it("are promote and demote of a last child", () => {
    checkBack(["promote", "demote"], (note, back, ordinal) => {
      const tree = readTree(note);
      const moved = tree[ordinal + 1] as TreeNode;
      const isLast = parentOf(tree, moved).children.at(-1) === moved;
      if (isLast) isSameTree(note, back);
    });
  });

  it("are cut and paste behind the sibling before it", () => {
    let count = 0;
    check(
      fc.property(sources, share, ({ text, format }, part) => {
        const note = parseNote(text, { format });
        if (note.nodeCount === 0) return;
        const ordinal = Math.floor(part * note.nodeCount);
        const tree = readTree(note);
        const moved = tree[ordinal + 1] as TreeNode;
        const siblings = parentOf(tree, moved).children;
        const previous = siblings[siblings.indexOf(moved) - 1];
        const plan = finished(cutNodes({ note, selections: null }, [ordinal]));
        const left = after(note, plan);
        if (left === null || "refusal" in plan || previous?.type !== moved.type) return;
        const { start } = left.node(previous.ordinal);
        if (left.root.ordinal === previous.ordinal) return;
        const back = after(
          left,
          finished(pasteNodes({ note: left, selections: null }, start, plan.cut)),
        );
        if (back === null) return;
        count++;
        isSameTree(note, back);
      }),
    );
    assert.ok(count > 30, "hardly any was done");
  });
});

describe("a moved node keeps its key", () => {
  it("and so do those below it", () => {
    check(
      fc.property(indentedOutline, moves, (text, list) => {
        const note = parseNote(text, { format: "indented" });
        const says = note.nodes.map(({ label, annotations }) => `${label}${annotations.length}`);
        // Of two that say the same either may be the other.
        fc.pre(new Set(says).size === says.length && list[0] !== undefined);
        const { plan, intended } = planOf(note, list[0]);
        if ("refusal" in plan || intended === null) return;
        const next = updateNote(note, plan.changes);
        for (const [at, node] of note.nodes.entries()) {
          const found = next.follow(node);
          assert.equal(found?.label, node.label, JSON.stringify({ text, at, after: next.text }));
        }
      }),
    );
  });
});
