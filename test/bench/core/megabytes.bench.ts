import { parseNoteSteps } from "../../../src/core/index.js";
import type { NoteFormat } from "../../../src/core/index.js";
import { outlineText } from "../inputs.js";
import { alternate, cpuTime, time } from "../measure.js";
import { lezerParse } from "../peers.js";
import { median, quantile, spreadNote, targetNote } from "../row.js";
import type { Bench, Row } from "../row.js";
import { inSlices } from "../steps.js";
import { Typist } from "../typist.js";

const MEGABYTES = [1, 5, 20] as const;

/** What a line of the inputs has in UTF-8, with its line break. */
const BYTES_PER_LINE = 46;

const ROUNDS = 3;
const KEYSTROKES = 200;
const WARM_UP = 100;

function measure(format: NoteFormat, megabytes: number): Row[] {
  const lines = Math.round((megabytes * 1_000_000) / BYTES_PER_LINE);
  const text = outlineText({ format, lines });
  const subject = "marginalia";
  const size = `${format}, ${megabytes} MB, ${lines} lines`;
  return [
    ...reading(format, text, size),
    { work: `keystroke anywhere, ${size}`, subject, ...typing(format, text) },
  ];
}

/** A first read in the slices of the editor, and in Markdown the parser beside it. */
function reading(format: NoteFormat, text: string, size: string): Row[] {
  const work = `first parse in slices, ${size}`;
  const slices: number[] = [];
  const own = (): void => {
    slices.push(...inSlices(parseNoteSteps(text, { format })).times);
  };
  const peer = (): unknown => (format === "markdown" ? lezerParse(text) : text.split("\n"));
  const times = alternate({ own, peer }, ROUNDS, 1, cpuTime);
  const note = `time of the processor; slices: p99 ${quantile(slices, 0.99).toFixed(1)} ms, longest ${Math.max(...slices).toFixed(1)} ms; ${spreadNote(times.own)}`;
  const ratio = median(times.own) / median(times.peer);
  const row: Row = { work, subject: "marginalia", median: median(times.own), note };
  if (format !== "markdown") return [row];
  const peerRow = { work, subject: "@lezer/markdown", median: median(times.peer) };
  return [
    { ...row, ratio },
    { ...peerRow, note: `in one piece; ${spreadNote(times.peer)}` },
  ];
}

function typing(format: NoteFormat, text: string): Pick<Row, "median" | "note"> {
  const typist = new Typist(text, format, "anywhere");
  const times: number[] = [];
  for (let round = -WARM_UP; round < KEYSTROKES; round++) {
    const change = typist.next();
    const taken = time(() => typist.type(change));
    if (round >= 0) times.push(taken);
  }
  return {
    median: median(times),
    note: `${targetNote(median(times), 4, "ms")}; ${spreadNote(times)}`,
  };
}

/** Files of 1, 5 and 20 MB; over 50 MB the editor shows files to no extension. */
export const bench: Bench = {
  name: "Large files",
  run() {
    const formats = ["markdown", "indented", "page"] as const;
    return Promise.resolve(
      formats.flatMap((format) => MEGABYTES.flatMap((megabytes) => measure(format, megabytes))),
    );
  },
};
