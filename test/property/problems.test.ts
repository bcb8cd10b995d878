import assert from "node:assert/strict";
import fc from "fast-check";
import { usedWordsSteps } from "../../src/core/completion/index.js";
import { parseNote, separate, updateNote } from "../../src/core/index.js";
import type { Note, NoteFormat } from "../../src/core/index.js";
import {
  fixAllSteps,
  listProblemsSteps,
  PROBLEM_CODES,
  problemFixesSteps,
} from "../../src/core/problems/index.js";
import type { NoteProblem, NoteProblemCode } from "../../src/core/problems/index.js";
import { finished } from "../../src/core/text/index.js";
import { check } from "./check.js";
import { applied, changesOf, edits } from "./randomMarkdown.js";

const PIECES = [
  ...[
    "【",
    "】",
    "[",
    "]",
    "「",
    "」",
    "{",
    "【】",
    "【 】",
    "【x】",
    "【x】",
    "【x]",
    "[x】",
    "【？y】",
  ],
  ...[
    "[？y]",
    "［#a z］",
    "\\",
    "\\【",
    "`",
    "a",
    "正文",
    "。",
    ". ",
    " ",
    "\n",
    "\n\n",
    "- ",
    "  - ",
  ],
  ...["# ", "> ", "\t", "【a【b】【b】】", "[l](u)", "|a|b|\n|-|-|\n", "```\n", "@李：", "#a"],
];
const text = fc.array(fc.constantFrom(...PIECES), { maxLength: 30 }).map((parts) => parts.join(""));
const format = fc.constantFrom<NoteFormat>("markdown", "indented", "page");

/** Those that fixing all mends. */
const SAFE: readonly NoteProblemCode[] = [
  "mixed-brackets",
  "empty-annotation",
  "repeated-annotation",
];

function problemsOf(note: Note, codes: readonly NoteProblemCode[] = PROBLEM_CODES) {
  return finished(listProblemsSteps(note, { codes: new Set(codes), most: Infinity })).problems;
}

function place({ code, start, end, brackets }: NoteProblem): readonly unknown[] {
  return [code, start, end, brackets?.open.start, brackets?.close.end];
}

describe("properties of problems", () => {
  it("after edits they are those of the text read anew, and so are the words in use", () => {
    check(
      fc.property(text, format, fc.array(edits, { maxLength: 3 }), (source, noteFormat, rounds) => {
        const options = { format: noteFormat };
        let now = source;
        let note = parseNote(now, options);
        for (const round of rounds) {
          problemsOf(note);
          finished(usedWordsSteps(note));
          const changes = changesOf(now.length, round);
          now = applied(now, changes);
          note = updateNote(note, changes);
        }
        const anew = parseNote(now, options);
        assert.deepEqual(problemsOf(note).map(place), problemsOf(anew).map(place));
        assert.deepEqual(finished(usedWordsSteps(note)), finished(usedWordsSteps(anew)));
      }),
    );
  });

  it("hold every unclosed and stray bracket of the note, alone or in two styles", () => {
    check(
      fc.property(text, format, (source, noteFormat) => {
        const note = parseNote(source, { format: noteFormat });
        const told = problemsOf(note);
        for (const { start } of note.problems) {
          assert.ok(
            told.some(
              (one) =>
                one.start === start ||
                (one.code === "mixed-brackets" && one.brackets?.close.start === start),
            ),
          );
        }
      }),
    );
  });

  it("what only escapes or deletes leaves the author's text to the unit", () => {
    check(
      fc.property(text, format, (source, noteFormat) => {
        const options = { format: noteFormat };
        const note = parseNote(source, options);
        const author = separate(source, options).text;
        for (const problem of problemsOf(note)) {
          for (const { kind, changes } of finished(problemFixesSteps(note, problem))) {
            if (kind !== "escape" && kind !== "delete-annotation") continue;
            assert.equal(separate(applied(source, changes), options).text, author, kind);
          }
        }
      }),
    );
  });

  it("fixing all leaves nothing to fix, and the author's text where no brackets were matched", () => {
    check(
      fc.property(text, format, (source, noteFormat) => {
        const options = { format: noteFormat };
        const note = parseNote(source, options);
        const { changes } = finished(fixAllSteps(note));
        const fixed = applied(source, changes);
        const after = parseNote(fixed, options);
        assert.deepEqual(finished(fixAllSteps(after)).changes, []);
        for (const problem of problemsOf(after, SAFE)) {
          assert.deepEqual(finished(problemFixesSteps(after, problem)), [], fixed);
        }
        if (problemsOf(note, ["mixed-brackets"]).length === 0) {
          assert.equal(separate(fixed, options).text, separate(source, options).text);
        }
      }),
    );
  });
});
