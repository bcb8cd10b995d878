import assert from "node:assert/strict";
import { parseNote } from "../../../../src/core/index.js";
import { deleteAnnotationsSteps, isRefusal } from "../../../../src/core/editing/index.js";

/** Deletes all annotations of a text; the number of steps it took. */
function stepsOf(text: string, expected: string): number {
  const note = parseNote(text, { format: "markdown" });
  const steps = deleteAnnotationsSteps(note, note.annotations);
  let count = 0;
  for (let step = steps.next(); ; step = steps.next()) {
    count += 1;
    if (step.done !== true) continue;
    assert.ok(!isRefusal(step.value));
    let at = 0;
    const parts = step.value.changes.flatMap(({ start, end, text: put }) => {
      const part = [text.slice(at, start), put];
      at = end;
      return part;
    });
    assert.equal([...parts, text.slice(at)].join(""), expected);
    return count;
  }
}

describe("an edit of many annotations", () => {
  it("is not planned one by one where one of them needs another way", () => {
    const lines = "- a【x】\n".repeat(400);
    const author = "- a\n".repeat(400);
    const together = stepsOf(lines, author);
    // Two on a line of the reader's cannot go together: each would take the blank between them.
    const apart = stepsOf(`${lines}- 【y】 【z】\n${lines}`, author + author);
    assert.ok(apart < 30 * together, `${String(apart)} steps instead of ${String(together)}`);
  });
});
