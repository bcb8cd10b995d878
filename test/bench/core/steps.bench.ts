import { parseNoteSteps, updateNoteSteps } from "../../../src/core/index.js";
import type { NoteFormat } from "../../../src/core/index.js";
import { flatText, outlineText } from "../inputs.js";
import { collectGarbage } from "../measure.js";
import { quantile, targetNote } from "../row.js";
import type { Bench, Row } from "../row.js";
import { GarbageRecorder, stepByStep } from "../steps.js";
import type { StepTime } from "../steps.js";

const LINES = 50_000;
const ROUNDS = 5;
const LIMIT_MS = 8;

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

async function measure({ name, format, text }: Input): Promise<Row[]> {
  const parses: (readonly [number, number])[] = [];
  const updates: (readonly [number, number])[] = [];
  collectGarbage();
  const recorder = new GarbageRecorder();
  for (let round = 0; round < ROUNDS; round++) {
    const note = stepByStep(parseNoteSteps(text, { format }), parses);
    const middle = Math.floor(text.length / 2);
    for (const change of [
      { start: middle, end: middle, text: "e" },
      { start: 0, end: 0, text: format === "indented" ? "  e\n    e\n" : "```\n" },
      { start: middle, end: text.length, text: "" },
    ]) {
      stepByStep(updateNoteSteps(note, [change]), updates);
    }
  }
  const times = await recorder.explain([...parses, ...updates]);
  return [
    row(`steps of a first parse, ${name}`, times.slice(0, parses.length)),
    row(`steps of updates, ${name}`, times.slice(parses.length)),
  ];
}

function row(work: string, steps: readonly StepTime[]): Row {
  const longest = [...steps].sort((a, b) => b.taken - a.taken)[0];
  const taken = longest?.taken ?? 0;
  const without = Math.max(...steps.map((step) => step.taken - step.collecting));
  const notes = [
    targetNote(taken, LIMIT_MS, "ms"),
    `${(longest?.collecting ?? 0).toFixed(1)} ms of it collecting garbage`,
    `longest without collections ${without.toFixed(1)} ms`,
    `p99 ${quantile(
      steps.map((step) => step.taken),
      0.99,
    ).toFixed(2)} ms of ${steps.length} steps`,
  ];
  return { work, subject: "longest step", median: taken, note: notes.join("; ") };
}

/** The longest stretch between two points at which the host can take back its thread. Not a median: the worst of all. */
export const bench: Bench = {
  name: "Longest synchronous step (the worst, not a median)",
  async run() {
    const rows: Row[] = [];
    for (const input of inputs()) rows.push(...(await measure(input)));
    return rows;
  },
};
