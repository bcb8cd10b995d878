import assert from "node:assert/strict";
import { separate } from "../../../../src/core/index.js";
import type { NoteFormat } from "../../../../src/core/index.js";
import { positionMapSteps } from "../../../../src/core/separation/index.js";
import { finished } from "../../../../src/core/text/index.js";

/**
 * Checks one place both ways: `|` in the note goes to `|` in the author text, and that goes back to `^` in the note, or
 * to the same `|` where there is no `^`.
 */
function check(format: NoteFormat, note: string, author: string): void {
  const text = note.replaceAll(/[|^]/gu, "");
  const from = note.replaceAll("^", "").indexOf("|");
  const back = note.includes("^") ? note.replaceAll("|", "").indexOf("^") : from;
  const separated = separate(text, { format });
  assert.equal(separated.text, author.replace("|", ""));
  const map = finished(positionMapSteps(text, separated));
  assert.equal(map.authorOffset(from), author.indexOf("|"), "in the author text");
  assert.equal(map.noteOffset(author.indexOf("|")), back, "in the note");
}

describe("positions in note and author text", () => {
  it("are the same before the first annotation", () => {
    check("markdown", "|- a【x】\n", "|- a\n");
    check("markdown", "- |a【x】\n", "- |a\n");
  });

  it("are shifted behind annotations", () => {
    check("markdown", "- a【x】b|c【y】d\n", "- ab|cd\n");
    check("indented", "a【x】\n\tb【y\n\t\tz】\n\tc|\n", "a\n\tb\n\tc|\n");
  });

  it("lead from an annotation to its place, and from there before it", () => {
    check("markdown", "- a^【x|y】b\n", "- a|b\n");
    check("markdown", "- a^【x】|b\n", "- a|b\n");
    check("markdown", "- a^【x】【y|】【z】b\n", "- a|b\n");
    check("markdown", "- a^【x【reply|】】b\n", "- a|b\n");
  });

  it("lead from the reader's lines to the next line, and from there behind them", () => {
    check("markdown", "- a\n  - 【x|】\n^- b\n", "- a\n|- b\n");
    check("markdown", "- a\n  - 【x|】\n  - 【y】\n^- b\n", "- a\n|- b\n");
    check("markdown", "a\n\n【x|】\n\n^b\n", "a\n\n|b\n");
    check("page", "a\r\n【x|】\r\n^b\r\n", "a\r\n|b\r\n");
  });

  it("lead from the reader's last line to the end of the author's", () => {
    check("markdown", "- a^\n- 【x|】", "- a|");
  });

  it("know backslashes that the author text has not", () => {
    check("markdown", "- \\【a|\\】 b\n", "- 【a|】 b\n");
    check("markdown", "- \\【a\\】 b|\n", "- 【a】 b|\n");
    check("markdown", "- \\\\【x|】 b\n".replace("\\\\", "\\^\\"), "- \\| b\n");
    check("markdown", "- \\\\【x】 \\a|b\n", "- \\ \\a|b\n");
    check("markdown", "- \\\\【x】\\\\a|b\n", "- \\\\\\a|b\n");
  });

  it("stay within the texts", () => {
    const map = finished(positionMapSteps("【x】a", separate("【x】a", { format: "markdown" })));
    assert.deepEqual(
      [-5, 0, 3, 4, 99].map((offset) => map.authorOffset(offset)),
      [0, 0, 0, 1, 1],
    );
    assert.deepEqual(
      [-5, 0, 1, 99].map((offset) => map.noteOffset(offset)),
      [0, 0, 4, 4],
    );
  });
});
