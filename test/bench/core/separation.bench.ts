import { merge, mergeSteps, parseNote, separate, separateSteps } from "../../../src/core/index.js";
import type { NoteFormat } from "../../../src/core/index.js";
import { outlineText } from "../inputs.js";
import type { Annotating } from "../inputs.js";
import { alternate, collectGarbage } from "../measure.js";
import { lezerParse } from "../peers.js";
import { median, spreadNote, targetNote } from "../row.js";
import type { Bench, Row } from "../row.js";
import { longestStep } from "../steps.js";

/** About 10 MB, at 45 units a line. */
const LINES = 225_000;
const ROUNDS = 5;
const WARM_UP = 2;

/** What separating and merging again may take together: of plain text in milliseconds, of Markdown as lezer's share. */
const LIMIT_MS = 300;
const LIMIT_RATIO = 1.5;
const LIMIT_STEP_MS = 8;

interface Input {
  readonly name: string;
  readonly format: NoteFormat;
  readonly text: string;
}

function input(format: NoteFormat, annotating: Annotating): Input {
  const text = outlineText({ format, lines: LINES, annotating });
  const megabytes = (new TextEncoder().encode(text).length / 1e6).toFixed(1);
  return { name: `${megabytes} MB ${format}, annotations: ${annotating}`, format, text };
}

function timeRows({ name, format, text }: Input): Row[] {
  const options = { format };
  const separated = separate(text, options);
  const works = {
    parse: () => parseNote(text, options),
    separate: () => separate(text, options),
    merge: () => merge(separated),
    lezer: () => (format === "markdown" ? lezerParse(text) : undefined),
  };
  const times = alternate(works, ROUNDS, WARM_UP);
  const both = times.separate.map((taken, round) => taken + (times.merge[round] ?? 0));
  const rows: Row[] = [
    row(`parse, ${name}`, times.parse),
    row(`separate, ${name}`, times.separate),
    row(`merge, ${name}`, times.merge),
  ];
  if (format !== "markdown") {
    const target = targetNote(median(both), LIMIT_MS, "ms");
    return [...rows, { ...row(`both, ${name}`, both), note: `${target}; ${spreadNote(both)}` }];
  }
  // Of each round by itself, since the machine is not the same in all of them.
  const ratio = median(both.map((taken, round) => taken / (times.lezer[round] ?? Number.NaN)));
  const note = `${targetNote(ratio, LIMIT_RATIO, "x")}; ${spreadNote(both)}`;
  const lezer = { ...row(`both, ${name}`, times.lezer), subject: "@lezer/markdown, parse" };
  return [...rows, { ...row(`both, ${name}`, both), ratio, note }, lezer];
}

function row(work: string, times: readonly number[]): Row {
  return { work, subject: "marginalia", median: median(times), note: spreadNote(times) };
}

/** The longest step of separating and of merging again: in the median of the rounds, since all do the same steps. */
function stepRow({ name, format, text }: Input): Row {
  const separated = separate(text, { format });
  collectGarbage();
  const taken = Math.max(
    longestStep(() => separateSteps(text, { format }), ROUNDS),
    longestStep(() => mergeSteps(separated), ROUNDS),
  );
  const note = targetNote(taken, LIMIT_STEP_MS, "ms");
  return { work: `step, ${name}`, subject: "longest step", median: taken, note };
}

/** What is measured: how the notes of a format are annotated. Every line annotated is far from any note. */
const CASES = [
  ["page", "dense"],
  ["page", "sparse"],
  ["page", "none"],
  ["page", "all"],
  ["indented", "dense"],
  ["indented", "sparse"],
  ["indented", "none"],
  ["markdown", "dense"],
  ["markdown", "sparse"],
  ["markdown", "none"],
] as const;

/** Taking the annotations out of a big note and putting them back. */
export const bench: Bench = {
  name: "Separation",
  run() {
    const rows = CASES.flatMap(([format, annotating]) => {
      const given = input(format, annotating);
      return [...timeRows(given), stepRow(given)];
    });
    return Promise.resolve(rows);
  },
};
