import assert from "node:assert/strict";
import { parseNote, updateNote } from "../../../../src/core/index.js";
import type { Note } from "../../../../src/core/index.js";
import { Summaries } from "../../../../src/core/summary/index.js";
import type { Summary, SummaryOptions } from "../../../../src/core/summary/index.js";
import { finished } from "../../../../src/core/text/index.js";

const TEXT = `# One

- a【? why【@B: so】】
  - 【of a】
- b

# Two

- c【! look】
`;

/** Types after the first place of some words. */
function typed(note: Note, words: string, text: string): Note {
  const start = note.text.indexOf(words) + words.length;
  return updateNote(note, [{ start, end: start, text }]);
}

/** The labels of the entries that are others in the second summary, or that all are. */
function madeAnew(
  change: (note: Note) => Note,
  options: SummaryOptions = { content: "outline" },
): readonly string[] | "all" {
  const note = parseNote(TEXT, { format: "markdown" });
  const summaries = new Summaries();
  const entries = ({ top, parts }: Summary): readonly Summary["top"][] => [
    top,
    ...parts.flatMap((part) => part.entries),
  ];
  const before = entries(finished(summaries.write(note, options)));
  const after = entries(finished(summaries.write(change(note), options)));
  const anew = after.filter(({ identity }, index) => identity !== before[index]?.identity);
  return anew.length === after.length ? "all" : anew.map(({ label }) => label);
}

describe("a summary after a change", () => {
  it("takes over the entries that say what they said", () => {
    assert.deepEqual(
      madeAnew((note) => note),
      [],
    );
    assert.deepEqual(
      madeAnew((note) => typed(note, "b", "x")),
      ["bx"],
    );
    assert.deepEqual(
      madeAnew((note) => typed(typed(note, "- a", "y"), "- b", "x")),
      ["ay", "bx"],
    );
    assert.deepEqual(
      madeAnew((note) => typed(note, "look", "s")),
      ["c"],
    );
    assert.deepEqual(
      madeAnew((note) => typed(note, "so", "x")),
      ["a"],
    );
  });

  it("makes the entry anew above which an annotation on a line of its own has changed", () => {
    assert.deepEqual(
      madeAnew((note) => typed(note, "of a", "x")),
      ["a"],
    );
  });

  it("takes over nothing where figures, chapters or places change", () => {
    for (const [words, text] of [
      ["- b", "【n】"],
      ["# One", "s"],
      ["- b", "\n- d"],
      ["a【", "! "],
    ] as const) {
      const anew = madeAnew((note) => typed(note, words, text));
      assert.equal(anew, "all", words + text);
    }
  });

  it("takes over nothing of a list, or where annotations are chosen", () => {
    for (const options of [
      { content: "annotations" },
      { content: "outline", order: "kind" },
      { content: "outline", kinds: ["question", "important", "comment"] },
      { content: "outline", depth: 3 },
    ] as const) {
      assert.equal(
        madeAnew((note) => typed(note, "- c", "x"), options),
        "all",
      );
    }
  });
});
