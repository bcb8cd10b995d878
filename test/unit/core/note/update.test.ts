import assert from "node:assert/strict";
import type { NoteOptions } from "../../../../src/core/index.js";
import { parseNote, toJSON, updateNote } from "../../../../src/core/index.js";

/** Takes out or puts in the bracket at `|`, and compares with the changed text read anew. */
function check(marked: string, options: NoteOptions): void {
  const start = marked.indexOf("|");
  const text = marked.replace("|", "");
  const end = text.charAt(start) === "】" ? start + 1 : start;
  const insert = end > start ? "" : "】";
  const note = updateNote(parseNote(text, options), [{ start, end, text: insert }]);
  const changed = text.slice(0, start) + insert + text.slice(end);
  assert.deepEqual(toJSON(note), toJSON(parseNote(changed, options)), marked.slice(0, 40));
}

describe("an update sees as far as a row does", () => {
  it("around the longest body, where a closing bracket comes or goes", () => {
    for (const length of [9_990, 10_000, 10_005, 15_000, 25_000]) {
      check(`【a\n ${"x".repeat(length)}|】\nb\n`, { format: "indented" });
      check(`【a\n ${"x".repeat(length)}|\nb\n`, { format: "indented" });
      check(`【a\n ${"x".repeat(length)}\n |】\n`, { format: "indented" });
      check(`【a\n ${"x".repeat(length)}【\n  【\n |】\n`, { format: "indented" });
    }
  });

  it("where the author's brackets close on another line", () => {
    const authorBrackets = ["/图\\s*一/u"];
    check("甲【图\n\t一|】\n", { format: "indented", authorBrackets });
    check("甲【图\n\t一|\n", { format: "indented", authorBrackets });
  });
});
