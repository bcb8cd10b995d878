import assert from "node:assert/strict";
import fc from "fast-check";
import { parseNote, separate, toJSON, updateNote } from "../../src/core/index.js";
import type { Note, NoteNode } from "../../src/core/index.js";
import { givenTree, giveTree } from "../../src/core/note/index.js";
import { pageLinesOf, pageTreeSteps, restore } from "../../src/core/restoration/index.js";
import { separateNoteSteps } from "../../src/core/separation/index.js";
import { finished } from "../../src/core/text/index.js";
import { check } from "./check.js";
import { changesOf, edits } from "./randomMarkdown.js";

const line = fc.constantFrom(
  ...["原因", "四个变化", "责任", "考核【存疑】", "【一】", "【二】", "", "  乡镇", "上级与下级"],
);
const page = fc
  .array(line, { maxLength: 24 })
  .map((lines) => `书名\n2024-01-02\n大纲/内容\n${lines.join("\n")}\n书名\n0 条评论\n`);

/** The note of a page with the tree that the page was restored to. */
function restored(text: string): Note {
  const note = parseNote(text, { format: "page" });
  const restoration = restore(pageLinesOf(note));
  return giveTree(note, finished(pageTreeSteps(note, restoration))).note;
}

/** Everything that holds of a tree in which each node stands behind what is below it. */
function assertPostOrder(note: Note): void {
  const { nodes, root } = note;
  if (givenTree(note) === null) return;
  const seen = new Map<number, number>([[root.key, 1]]);
  const below = (node: NoteNode): readonly NoteNode[] =>
    node.children.flatMap((child) => [...below(child), child]);
  for (const node of nodes) {
    node.children.forEach((child, index) => {
      seen.set(child.key, (seen.get(child.key) ?? 0) + 1);
      assert.equal(child.parent?.key, node.key);
      assert.equal(child.childIndex, index);
      assert.equal(child.depth, node.depth + 1);
      if (node.key !== root.key) assert.ok(child.ordinal < node.ordinal);
    });
    const subtree = below(node);
    assert.equal(node.childCount, node.children.length);
    assert.equal(node.treeStart, Math.min(node.start, ...subtree.map(({ start }) => start)));
    assert.equal(
      node.annotationCount,
      node.key === root.key
        ? note.annotationCount
        : [node, ...subtree].reduce((sum, { annotations }) => sum + annotations.length, 0),
    );
    if (node.key !== root.key) {
      assert.equal(subtree.length, subtree.length && node.ordinal - subtree[0]!.ordinal);
    }
  }
  for (const { key } of nodes) assert.equal(seen.get(key), 1, "each node hangs in one place");
}

/** Grammar rule 12. */
function assertHosts(note: Note): void {
  if (givenTree(note) === null) return;
  const authors = note.nodes.filter(({ isAnnotationOnly }) => !isAnnotationOnly);
  for (const { node, host, placement } of note.annotations) {
    if (placement === "inline" || node.key === note.root.key) continue;
    const next = authors.find(({ ordinal }) => ordinal > node.ordinal) ?? note.root;
    assert.equal(host.key, next.key);
  }
}

describe("a page's tree that was given to its note", () => {
  it("is the restored one, with annotations at the next author line", () => {
    check(
      fc.property(page, (text) => {
        const note = restored(text);
        const lines = pageLinesOf(note);
        const { parents } = restore(lines);
        const starts = lines.map((_, at) => lines.slice(0, at).join("\n").length + Number(at > 0));
        const lineOf = ({ start }: NoteNode): number => starts.findLastIndex((at) => at <= start);
        for (const node of note.nodes) {
          assert.equal(node.parent ? lineOf(node.parent) : -1, parents[lineOf(node)]);
        }
        assertPostOrder(note);
        assertHosts(note);
        assert.deepEqual(finished(separateNoteSteps(note)), separate(text, { format: "page" }));
      }),
    );
  });

  it("stays one while its note changes, and where no line comes or goes it stays the same", () => {
    check(
      fc.property(page, fc.array(edits, { minLength: 1, maxLength: 5 }), (text, history) => {
        let note = restored(text);
        for (const round of history) {
          const before = note;
          note = updateNote(note, changesOf(note.length, round));
          assertPostOrder(note);
          assertHosts(note);
          const flat = parseNote(note.text, { format: "page" });
          const words = ({ label, start, end }: NoteNode): unknown => ({ label, start, end });
          assert.deepEqual(note.nodes.map(words), flat.nodes.map(words));
          const keys = (one: Note): string =>
            one.nodes.map(({ key, hasAuthorText }) => `${key}${hasAuthorText}`).join();
          if (keys(before) === keys(note) && before.root.ordinal === note.root.ordinal) {
            const depths = (one: Note): readonly number[] => one.nodes.map(({ depth }) => depth);
            assert.deepEqual(depths(note), depths(before));
          }
        }
      }),
    );
  });

  it("can be taken away again", () => {
    check(
      fc.property(page, (text) => {
        const note = restored(text);
        assert.deepEqual(
          toJSON(giveTree(note, null).note),
          toJSON(parseNote(text, { format: "page" })),
        );
      }),
    );
  });
});
