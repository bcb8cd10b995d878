import assert from "node:assert/strict";
import {
  merge,
  mergeSteps,
  mergeWithReport,
  mergeWithReportSteps,
  parseNote,
  parseNoteSteps,
  separate,
  separateNoteSteps,
  separateSteps,
  separationProblems,
  separationProblemsSteps,
} from "../../../../src/core/index.js";
import type { NoteFormat, Steps } from "../../../../src/core/index.js";

/** At least so often the work can be interrupted. */
const LINES_PER_STEP = 1024;

const SECTIONS = 1500;

/** Annotations in a line and on lines of their own, escapes, author brackets, and a line that must stay. */
const SECTION: Readonly<Record<NoteFormat, string>> = {
  markdown: "# head\n- a【x】 \\【b\\】\n- 【? y】\n  - 【z】\n- stray 】\n- 【kept】\n  - c\n\n",
  indented: "head\n\ta【x】 \\【b\\】\n\t【? y】\n\t\t【z】\n\tstray 】\n\t- 【kept】\n\t\tc\n\n",
  page: "甲【x】 \\【b\\】\n【? y】\n【z】\nstray 】\n- 【kept】\nc\nhead\n\n",
};

function run<Result>(steps: Steps<Result>): { readonly result: Result; readonly count: number } {
  for (let count = 0; ; count++) {
    const step = steps.next();
    if (step.done === true) return { result: step.value, count };
  }
}

for (const format of ["markdown", "indented", "page"] as const) {
  describe(`separation in slices: ${format}`, () => {
    const options = { format };
    const text = `title\n${SECTION[format].repeat(SECTIONS)}`;
    const lines = text.split("\n").length;

    /** Does the work, which takes at least a step every so many lines: slices are made of these. */
    function inSteps<Result>(steps: Steps<Result>): Result {
      const { result, count } = run(steps);
      assert.ok(count > lines / LINES_PER_STEP, `${count} steps for ${lines} lines`);
      return result;
    }

    it("separates as at once", () => {
      const separated = separate(text, options);
      assert.deepEqual(inSteps(separateSteps(text, options)), separated);
      assert.deepEqual(inSteps(separateNoteSteps(parseNote(text, options))), separated);
    });

    it("needs more steps than reading the note, whose steps it has too", () => {
      const { count } = run(parseNoteSteps(text, options));
      assert.ok(run(separateSteps(text, options)).count > count + lines / LINES_PER_STEP);
    });

    it("merges as at once, with the seal and without it", () => {
      const { seal, ...open } = separate(text, options);
      const { annotations, ...rest } = { ...open, ...(seal === undefined ? {} : { seal }) };
      assert.equal(inSteps(mergeSteps({ ...rest, annotations })), text);
      assert.equal(inSteps(mergeSteps(open)), merge(open));
      const report = inSteps(mergeWithReportSteps(open));
      assert.deepEqual(report, mergeWithReport(open));
      assert.equal(report.text, text);
    });

    it("finds problems as at once", () => {
      const note = parseNote(text, options);
      const problems = separationProblems(note);
      assert.deepEqual(inSteps(separationProblemsSteps(note)), problems);
      assert.equal(problems.length, format === "page" ? 0 : SECTIONS);
    });
  });
}
