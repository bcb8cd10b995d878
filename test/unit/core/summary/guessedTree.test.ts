import assert from "node:assert/strict";
import { ENGLISH_WORDS, EXPORTERS } from "../../../../src/core/exporters/index.js";
import { giveTree } from "../../../../src/core/note/index.js";
import { parseNote } from "../../../../src/core/index.js";
import type { Note } from "../../../../src/core/index.js";
import { pageLinesOf, pageTreeSteps, restore } from "../../../../src/core/restoration/index.js";
import { summarise, summariseNotesSteps } from "../../../../src/core/summary/index.js";
import type { Summary } from "../../../../src/core/summary/index.js";
import { finished } from "../../../../src/core/text/index.js";
import { writtenText } from "../../../property/writtenText.js";

const PAGE = [
  "田野笔记",
  "2024-08-11 02:05:11 0 举报",
  "大纲/内容",
  "水渠",
  "淤塞【?何时】",
  "田野笔记",
];

/** The page with a tree of which every joint is of one grade. */
function page(grade: "doubtful" | "known"): Note {
  const note = parseNote(PAGE.join("\n"), { format: "page" });
  const restored = restore(pageLinesOf(note));
  const joints = restored.joints.map((joint) => ({ ...joint, grade }));
  return giveTree(note, finished(pageTreeSteps(note, { ...restored, joints }))).note;
}

function written(summary: Summary, format: "markdown" | "html" | "text"): string {
  const exporter = EXPORTERS.find(({ id }) => id === format);
  assert.ok(exporter !== undefined);
  return writtenText(exporter, summary);
}

describe("a summary of a page whose tree was guessed", () => {
  it("says so while places are in doubt, and no longer", () => {
    const guess = summarise(page("doubtful"));
    const reviewed = summarise(page("known"));
    assert.deepEqual([guess.isGuess, reviewed.isGuess], [true, false]);
    for (const format of ["markdown", "html", "text"] as const) {
      assert.ok(written(guess, format).includes(ENGLISH_WORDS.guessedTree), format);
      assert.ok(!written(reviewed, format).includes(ENGLISH_WORDS.guessedTree), format);
    }
  });

  it("says so of several notes where it is so of one", () => {
    const plain = { title: "plain", id: "file:///plain.md", note: parseNote("- a【x】\n") };
    const guessed = { title: "page", id: "file:///page.txt", note: page("doubtful") };
    assert.ok(finished(summariseNotesSteps([plain, guessed], {})).isGuess);
    assert.ok(!finished(summariseNotesSteps([plain, plain], {})).isGuess);
  });
});
