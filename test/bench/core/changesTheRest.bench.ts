import { parseNote, parseNoteSteps, updateNoteSteps } from "../../../src/core/index.js";
import type { Note, NoteFormat, TextChange } from "../../../src/core/index.js";
import { outlineText } from "../inputs.js";
import { collectGarbage } from "../measure.js";
import { median, quantile, spreadNote, targetNote } from "../row.js";
import type { Bench, Row } from "../row.js";
import { inSlices } from "../steps.js";
import type { Pieces } from "../steps.js";

const LINES = 50_000;
const ROUNDS = 5;
const WARM_UP = 2;
const LIMIT_RATIO = 1.2;
const LIMIT_SLICE_MS = 8;
const HARD_LIMIT_SLICE_MS = 16;

interface Edit {
  readonly name: string;
  readonly format: NoteFormat;
  /** The text in front of the edit. */
  readonly text: string;
  readonly change: TextChange;
}

function edits(): Edit[] {
  const markdown = outlineText({ format: "markdown", lines: LINES });
  const fence = "```\n";
  // Tabs alone but for one line of four columns; one more of two columns halves the width of a tab.
  const indented = `    four columns\n${outlineText({ format: "indented", lines: LINES })}`;
  return [
    {
      name: "fence at line 1",
      format: "markdown",
      text: markdown,
      change: { start: 0, end: 0, text: fence },
    },
    {
      name: "fence taken away",
      format: "markdown",
      text: fence + markdown,
      change: { start: 0, end: fence.length, text: "" },
    },
    {
      name: "other tab width",
      format: "indented",
      text: indented,
      change: { start: 0, end: 0, text: "  two columns\n" },
    },
  ];
}

function measure({ name, format, text, change }: Edit): Row[] {
  const after = text.slice(0, change.start) + change.text + text.slice(change.end);
  const own: Pieces<unknown>[] = [];
  const first: Pieces<Note>[] = [];
  for (let round = -WARM_UP; round < ROUNDS; round++) {
    const note = parseNote(text, { format });
    collectGarbage();
    const update = inSlices(updateNoteSteps(note, [change]));
    collectGarbage();
    const parse = inSlices(parseNoteSteps(after, { format }));
    if (round < 0) continue;
    own.push(update);
    first.push(parse);
  }
  // The note in front of the edit is the larger job where the edit hides everything: compare with that one.
  const before = firstParses(text, format);
  const work = `${name}, ${format}, ${LINES} lines`;
  const totals = own.map(({ total }) => total);
  const full = Math.max(median(before), median(first.map(({ total }) => total)));
  const ratio = median(totals) / full;
  return [
    {
      work,
      subject: "marginalia update",
      median: median(totals),
      ratio,
      note: `${targetNote(ratio, LIMIT_RATIO, "x of a first parse")}; ${spreadNote(totals)}`,
    },
    {
      work,
      subject: "first parse",
      median: full,
      note: "in the same slices; of the texts before and after the one that takes longer",
    },
    sliceRow(work, own),
  ];
}

function firstParses(text: string, format: NoteFormat): number[] {
  return Array.from({ length: ROUNDS }, () => {
    collectGarbage();
    return inSlices(parseNoteSteps(text, { format })).total;
  });
}

function sliceRow(work: string, runs: readonly Pieces<unknown>[]): Row {
  const longest = median(runs.map(({ times }) => Math.max(...times)));
  const all = runs.flatMap(({ times }) => times);
  const worst = Math.max(...all);
  const slices = runs.reduce((count, { times }) => count + times.length, 0) / runs.length;
  const notes = [
    `${slices.toFixed(0)} slices`,
    targetNote(longest, LIMIT_SLICE_MS, "ms"),
    targetNote(worst, HARD_LIMIT_SLICE_MS, "ms in any run"),
    `p95 ${quantile(all, 0.95).toFixed(1)} ms, worst ${worst.toFixed(1)} ms`,
  ];
  return { work, subject: "its longest slice", median: longest, note: notes.join("; ") };
}

/** Edits after which most of the note says something else, in the slices that the editor's host gives them. */
export const bench: Bench = {
  name: "Edits that change the rest",
  run() {
    return Promise.resolve(edits().flatMap(measure));
  },
};
