import { merge, mergeSteps, parseNote, separate, separateSteps } from "../../../src/core/index.js";
import type { NoteFormat } from "../../../src/core/index.js";
import { outlineText } from "../inputs.js";
import type { Annotating } from "../inputs.js";
import { alternate, collectGarbage } from "../measure.js";
import { lezerParse } from "../peers.js";
import { formatMs, median, spreadNote, targetNote } from "../row.js";
import type { Bench, Row } from "../row.js";
import { GarbageRecorder, stepByStep } from "../steps.js";
import type { StepTime } from "../steps.js";

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

/** The longest step without what the collection of the heap took of it, of separating and then merging. */
async function stepRow({ name, format, text }: Input): Promise<Row> {
  collectGarbage();
  const recorder = new GarbageRecorder();
  const separating = stepByStep(separateSteps(text, { format }));
  const merging = stepByStep(mergeSteps(separating.result));
  const steps = await recorder.explain([...separating.clocked, ...merging.clocked]);
  const own = ({ taken, collecting }: StepTime): number => taken - collecting;
  const [longest] = [...steps].sort((a, b) => own(b) - own(a));
  const worst = Math.max(...steps.map(({ taken }) => taken));
  const value = longest === undefined ? Number.NaN : own(longest);
  const notes = [
    targetNote(value, LIMIT_STEP_MS, "ms"),
    `${steps.length} steps`,
    `longest with garbage ${formatMs(worst)}`,
  ];
  return {
    work: `step, ${name}`,
    subject: "longest step",
    median: value,
    note: notes.join("; "),
  };
}

/** Taking the annotations out of a big note and putting them back. */
export const bench: Bench = {
  name: "Separation",
  async run() {
    const rows: Row[] = [];
    for (const format of ["page", "indented", "markdown"] as const) {
      for (const annotating of ["realistic", "none", "all"] as const) {
        const given = input(format, annotating);
        rows.push(...timeRows(given), await stepRow(given));
      }
    }
    return rows;
  },
};
