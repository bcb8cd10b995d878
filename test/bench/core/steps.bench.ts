import { parseNote, parseNoteSteps, updateNoteSteps } from "../../../src/core/index.js";
import type { NoteFormat, Steps, TextChange } from "../../../src/core/index.js";
import { flatText, outlineText } from "../inputs.js";
import { collectGarbage } from "../measure.js";
import { formatMs, median, quantile, targetNote } from "../row.js";
import type { Bench, Row } from "../row.js";
import { GarbageRecorder, stepByStep } from "../steps.js";
import type { StepTime } from "../steps.js";

const LINES = 50_000;
const ROUNDS = 5;
const WARM_UP = 2;
const LIMIT_MS = 8;

/** An edit at the top that changes how most of the note is read. */
const TOP_EDIT: Readonly<Record<NoteFormat, string>> = {
  markdown: "```\n",
  indented: "  two columns\n    four columns\n",
  page: "another title\n",
};

interface Input {
  readonly name: string;
  readonly format: NoteFormat;
  readonly text: string;
}

function inputs(): Input[] {
  const nested = (["markdown", "indented", "page"] as const).map((format) => ({
    name: `${format}, ${LINES} lines`,
    format,
    text: outlineText({ format, lines: LINES }),
  }));
  const flat = (["headings", "siblings"] as const).map((kind) => ({
    name: `${LINES} ${kind}`,
    format: "markdown" as const,
    text: flatText(kind, LINES),
  }));
  return [...nested, ...flat];
}

/** One work, each round of it done in steps on a clock. */
type Rounds = readonly (readonly StepTime[])[];

async function measure({ name, format, text }: Input): Promise<Row[]> {
  const middle = Math.floor(text.length / 2);
  const letter: TextChange = { start: middle, end: middle, text: "e" };
  const rest: TextChange = { start: middle, end: text.length, text: "" };
  const top: TextChange = { start: 0, end: 0, text: TOP_EDIT[format] };
  const note = parseNote(text, { format });
  return [
    row(`first parse, ${name}`, await rounds(() => parseNoteSteps(text, { format }))),
    row(`one letter, ${name}`, await rounds(() => updateNoteSteps(note, [letter]))),
    row(`edit at the top, ${name}`, await rounds(() => updateNoteSteps(note, [top]))),
    row(`second half deleted, ${name}`, await rounds(() => updateNoteSteps(note, [rest]))),
  ];
}

async function rounds(begin: () => Steps<unknown>): Promise<Rounds> {
  for (let round = 0; round < WARM_UP; round++) stepByStep(begin());
  collectGarbage();
  const recorder = new GarbageRecorder();
  const clocked = Array.from({ length: ROUNDS }, () => stepByStep(begin()).clocked);
  const explained = await recorder.explain(clocked.flat());
  let from = 0;
  return clocked.map(({ length }) => explained.slice(from, (from += length)));
}

/**
 * The work does the same steps in each round, so a step that is long in the median of the rounds is long by itself;
 * one that was long once met a collection of the heap, or another program on the processor.
 */
function row(work: string, all: Rounds): Row {
  const count = all[0]?.length ?? 0;
  const medians = Array.from({ length: count }, (_, step) =>
    median(all.map((round) => round[step]?.taken ?? 0)),
  );
  const longest = Math.max(...medians);
  const worst = [...all.flat()].sort((a, b) => b.taken - a.taken)[0];
  const notes = [
    targetNote(longest, LIMIT_MS, "ms"),
    `step ${medians.indexOf(longest) + 1} of ${count}`,
    `p99 of all ${formatMs(quantile(medians, 0.99))}`,
    `over ${LIMIT_MS} ms: ${medians.filter((taken) => taken > LIMIT_MS).length}`,
    `worst in any round ${formatMs(worst?.taken ?? 0)}, ${formatMs(worst?.collecting ?? 0)} of it garbage`,
  ];
  return { work, subject: "longest step", median: longest, note: notes.join("; ") };
}

/** The longest stretch between two points at which the host can take back its thread. */
export const bench: Bench = {
  name: "Longest synchronous step",
  async run() {
    const rows: Row[] = [];
    for (const input of inputs()) rows.push(...(await measure(input)));
    return rows;
  },
};
