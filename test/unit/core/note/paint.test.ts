import assert from "node:assert/strict";
import { parseNote } from "../../../../src/core/index.js";
import { listRulerMarks, paintAnnotation } from "../../../../src/core/note/index.js";
import { finished } from "../../../../src/core/text/index.js";

/** Each stretch as `text:kind`, brackets as they are, "reply" and "done" where it is one. */
function check(text: string, expected: readonly string[]): void {
  const note = parseNote(text, { format: "markdown" });
  const painted = note.annotations.flatMap(paintAnnotation).map((range) => {
    const role = `${range.isReply ? " reply" : ""}${range.isDone ? " done" : ""}`;
    const kind = range.part === "bracket" ? "" : `:${range.kind}`;
    return `${text.slice(range.start, range.end)}${kind}${role}`;
  });
  assert.deepEqual(painted, expected);
}

describe("painting annotations", () => {
  it("keeps brackets and body apart", () => {
    check("a【x?】b", ["【", "x?:question", "】"]);
    check("【】", ["【", "】"]);
  });

  it("gives a reply its own kind, and what stands around it that of the annotation", () => {
    check("【a【!b】c】", [
      "【",
      "a:comment",
      "【 reply",
      "!b:important reply",
      "】 reply",
      "c:comment",
      "】",
    ]);
    check("【【a】【b】】", [
      "【",
      "【 reply",
      "a:comment reply",
      "】 reply",
      "【 reply",
      "b:comment reply",
      "】 reply",
      "】",
    ]);
  });

  it("knows what is done", () => {
    check("【[x] read】", ["【 done", "[x] read:todo done", "】 done"]);
    check("【[ ] read】", ["【", "[ ] read:todo", "】"]);
  });

  it("covers everything once, however deep", () => {
    const depth = 2000;
    const text = `${"【a".repeat(depth)}${"】".repeat(depth)}`;
    const [annotation] = parseNote(text, { format: "markdown" }).annotations;
    assert.ok(annotation);
    const painted = paintAnnotation(annotation);
    assert.equal(painted.map(({ start, end }) => text.slice(start, end)).join(""), text);
  });
});

describe("marks of the overview ruler", () => {
  it("are one for each annotation of a short note", () => {
    const note = parseNote("a【x】b【?y】", { format: "markdown" });
    assert.deepEqual(finished(listRulerMarks(note)), [
      { kind: "comment", start: 1 },
      { kind: "question", start: 5 },
    ]);
  });

  it("are no more than a ruler can show", () => {
    const lines = Array.from({ length: 12_000 }, (_, index) => `- line ${index}【x】【?】`);
    const note = parseNote(lines.join("\n"), { format: "markdown" });
    const marks = finished(listRulerMarks(note));
    assert.ok(marks.length <= 4000 && marks.length > 3900, String(marks.length));
    assert.equal(marks[0]?.start, note.annotations[0]?.start);
  });
});
