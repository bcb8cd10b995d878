import { assert } from "chai";
import { describe, it } from "mocha";
import { parseNote } from "../../../../src/core/index.js";
import type { NoteFormat } from "../../../../src/core/index.js";
import { annotationLine, nodeLine } from "../../../../src/core/note/index.js";

function linesOf(source: string, format: NoteFormat = "indented"): readonly string[] {
  return parseNote(source, { format }).annotations.map(annotationLine);
}

describe("the words of an annotation", () => {
  it("are its text, or its body where that is only a mark", () => {
    assert.deepEqual(linesOf("a【@甲: x ?】【?】【】【 】"), ["x", "?", "", ""]);
  });

  it("have no escapes of brackets (rule 1)", () => {
    for (const format of ["indented", "markdown", "page"] as const) {
      assert.deepEqual(linesOf("a【\\【x\\】】【\\\\\\【】【\\a】", format), [
        "【x】",
        "\\【",
        "\\a",
      ]);
    }
  });

  it("are one line where they stand in one, and keep their lines else", () => {
    const [annotation] = parseNote("a【x\n\ty】\n", { format: "indented" }).annotations;
    assert.equal(annotation?.words, "x\n\ty");
    assert.equal(annotation && annotationLine(annotation), "x y");
  });

  it("are what a node says that holds nothing else", () => {
    const note = parseNote("- a\n  - 【\\【x\\】】\n", { format: "markdown" });
    assert.equal(nodeLine(note.node(1)), "【x】");
  });
});
