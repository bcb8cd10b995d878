import { reanchorSteps, separate, updateEditionSteps } from "../../../src/core/index.js";
import type { NoteFormat, Steps } from "../../../src/core/index.js";
import { generateText } from "../../editions/authorTexts.js";
import { editLines, PROFILES, tracedLines } from "../../editions/editProfiles.js";
import { Random } from "../random.js";
import { formatMs, median, quantile, targetNote } from "../row.js";
import type { Bench, Row } from "../row.js";
import { stepByStep } from "../steps.js";

const ANNOTATIONS = 500;
const ROUNDS = 7;
const STEP_LIMIT_MS = 8;

interface Size {
  readonly name: string;
  readonly lines: number;
  /** Lines that are edited: making the edits takes longer than following them. */
  readonly rate: number;
  readonly limitMs: number;
}

const SIZES: readonly Size[] = [
  { name: "24,000 units", lines: 2150, rate: 0.2, limitMs: 100 },
  { name: "1.6 million units", lines: 143_000, rate: 0.02, limitMs: 5000 },
];

function measure({ name, lines, rate, limitMs }: Size, format: NoteFormat): Row[] {
  const { text } = generateText({ format, language: "chinese", lines, seed: 5 });
  const every = Math.floor(lines / ANNOTATIONS);
  const note = text
    .split("\n")
    .map((line, at) => (at % every === every - 1 ? `${line}【${at}】` : line));
  const separated = separate(note.join("\n"), { format });
  const random = new Random(3);
  const edited = editLines(tracedLines(text), PROFILES.hard, { rate, random });
  const newText = edited.map((line) => line.text).join("\n");
  const noteText = note.join("\n");
  const other = generateText({ format, language: "chinese", lines, seed: 6 }).text;
  const work = `${ANNOTATIONS} annotations, ${name}, ${format}`;
  return [
    row(work, "reanchor", limitMs, () => reanchorSteps(separated, newText)),
    row(work, "reanchor, wholly another text", limitMs, () => reanchorSteps(separated, other)),
    row(work, "updateEdition", null, () => updateEditionSteps(noteText, newText, { format })),
  ];
}

/** The first round is left out: it warms up. */
function row(
  work: string,
  subject: string,
  limitMs: number | null,
  begin: () => Steps<unknown>,
): Row {
  const rounds = Array.from({ length: ROUNDS }, () =>
    stepByStep(begin()).clocked.map(([start, end]) => end - start),
  ).slice(1);
  const totals = rounds.map((steps) => steps.reduce((sum, taken) => sum + taken, 0));
  const steps = (rounds[0] ?? []).map((_, step) => median(rounds.map((round) => round[step] ?? 0)));
  const longest = Math.max(...steps);
  const notes = [
    ...(limitMs === null ? [] : [targetNote(median(totals), limitMs, "ms")]),
    `${steps.length} steps, longest in the median of the rounds ${formatMs(longest)}, p99 ${formatMs(quantile(steps, 0.99))}`,
    targetNote(longest, STEP_LIMIT_MS, "ms"),
  ];
  return { work, subject, median: median(totals), note: notes.join("; ") };
}

/** How long annotations take to be carried over, and how long the thread is held at once. */
export const bench: Bench = {
  name: "Carrying annotations over to a new edition: time",
  run() {
    return Promise.resolve(
      SIZES.flatMap((size) => [...measure(size, "indented"), ...measure(size, "page")]),
    );
  },
};
