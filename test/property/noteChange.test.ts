import assert from "node:assert/strict";
import fc from "fast-check";
import { parseNote, updateNoteSteps } from "../../src/core/index.js";
import type { Note, NoteChange, NoteFormat, TextChange } from "../../src/core/index.js";
import { check } from "./check.js";
import { share } from "./share.js";

const line = fc
  .tuple(
    fc.constantFrom("", "  ", "\t", "    "),
    fc.constantFrom("- ", "- ", "# ", "## ", "", "1. ", "> "),
    fc.constantFrom("甲", "乙", "", "【x】", "丙【y】", "【一", "二】", "题"),
  )
  .map((parts) => parts.join(""));
const source = fc.array(line, { minLength: 1, maxLength: 14 }).map((lines) => lines.join("\n"));
const edit = fc.record({
  at: share,
  length: fc.constantFrom(0, 0, 1, 2, 4),
  text: fc.constantFrom("", "新", "【z】", "【", "】", "\n", "- ", "#", " ", "\t", "\n- 丁\n"),
});

/** What a view draws of each node, by key: its place in the tree, and what it says. */
interface Drawn {
  readonly parent: number | null;
  readonly index: number;
  readonly says: string;
}

function drawn(note: Note): Map<number, Drawn> {
  const nodes = note.root.ordinal < 0 ? [note.root, ...note.nodes] : note.nodes;
  return new Map(
    nodes.map((node) => {
      const { key, parent, childIndex: index, label } = node;
      const bodies = node.annotations.map(({ body, placement }) => `${placement} ${body}`);
      return [key, { parent: parent?.key ?? null, index, says: [label, ...bodies].join("|") }];
    }),
  );
}

function assertTruthful(before: Note, after: Note, change: NoteChange): void {
  const old = drawn(before);
  const now = drawn(after);
  if (!change.isStructural) {
    const places = (nodes: Map<number, Drawn>): unknown =>
      [...nodes].map(([key, { parent, index }]) => [key, parent, index]);
    assert.deepEqual(places(now), places(old), "not structural, so nothing moved");
  }
  for (const node of after.nodes) {
    const isRead = node.ordinal >= change.nodes.from && node.ordinal < change.nodes.to;
    const was = old.get(node.key);
    if (!isRead && was) {
      assert.equal(now.get(node.key)?.says, was.says, "not read anew, so it says the same");
    }
    if (!isRead) assert.ok(was, "not read anew, so it was there");
  }
  assert.ok(change.nodes.from >= 0 && change.nodes.to <= after.nodeCount, "in the new note");
}

function checkChanges(format: NoteFormat): void {
  check(
    fc.property(source, fc.array(edit, { minLength: 1, maxLength: 8 }), (text, edits) => {
      const start = format === "page" ? `题\n大纲/内容\n${text}\n题\n` : text;
      let note = parseNote(start, { format });
      for (const { at, length, text: insert } of edits) {
        const from = Math.floor(at * (note.length + 1));
        const change: TextChange = {
          start: Math.min(from, note.length),
          end: Math.min(from + length, note.length),
          text: insert,
        };
        const steps = updateNoteSteps(note, [change]);
        let step = steps.next();
        while (step.done !== true) step = steps.next();
        try {
          assertTruthful(note, step.value.note, step.value.change);
        } catch (error) {
          assert.fail(`${JSON.stringify({ text: note.text, change })}: ${String(error)}`);
        }
        ({ note } = step.value);
      }
    }),
  );
}

describe("an update tells the truth about what it changed", () => {
  for (const format of ["markdown", "indented", "page"] as const) {
    it(format, () => {
      checkChanges(format);
    });
  }
});
