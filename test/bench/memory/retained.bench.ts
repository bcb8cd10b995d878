import { execFile } from "node:child_process";
import { fileURLToPath, pathToFileURL } from "node:url";
import { promisify } from "node:util";
import { parseNote } from "../../../src/core/index.js";
import type { NoteFormat } from "../../../src/core/index.js";
import { outlineText } from "../inputs.js";
import type { Script } from "../inputs.js";
import { collectGarbage, keep } from "../measure.js";
import { lezerParse } from "../peers.js";
import { median, targetNote } from "../row.js";
import type { Bench, Row } from "../row.js";

const LINES = 50_000;
const ROUNDS = 3;
const LIMIT_BYTES = 400;

/** What a process of its own finds, in bytes a line beyond the text. */
interface Retained {
  readonly parsed: number;
  /** With all labels and children read. */
  readonly read: number;
}

/** What is measured in a process: a note, or the full tree of the peer. */
type Subject = "marginalia" | "lezer";

/** Measures in this process; the first thing that it does, so that nothing else is on the heap. */
export function measureRetained(subject: Subject, format: NoteFormat, script: Script): Retained {
  const isOneByte = script === "latin";
  const pair = isOneByte ? { open: "{{", close: "}}" } : { open: "【", close: "】" };
  // Everything that the program itself keeps is there before the first look at the heap.
  const small = outlineText({ format, lines: 200, script, pair });
  keep([parseNote(small, { format, brackets: [pair] }).nodes, lezerParse(small)]);
  const text = outlineText({ format, lines: LINES, script, pair });
  const before = heapUsed();
  if (subject === "lezer") {
    const tree = lezerParse(text);
    const parsed = (heapUsed() - before) / LINES;
    keep([text, tree]);
    return { parsed, read: parsed };
  }
  const note = parseNote(text, { format, brackets: [pair] });
  const parsed = (heapUsed() - before) / LINES;
  let units = 0;
  for (const node of note.nodes) units += node.label.length + node.children.length;
  const read = (heapUsed() - before) / LINES;
  keep([text, note, units]);
  return { parsed, read };
}

function heapUsed(): number {
  for (let round = 0; round < 4; round++) collectGarbage();
  const { heapUsed: heap, external } = process.memoryUsage();
  return heap + external;
}

async function measureApart(
  subject: Subject,
  format: NoteFormat,
  script: Script,
): Promise<Retained> {
  const module = pathToFileURL(fileURLToPath(import.meta.url)).href;
  const code = `import { measureRetained } from ${JSON.stringify(module)};
    console.log(JSON.stringify(measureRetained(${JSON.stringify(subject)}, ${JSON.stringify(format)}, ${JSON.stringify(script)})));`;
  const flags = ["--expose-gc", "--input-type=module", "--eval", code];
  const { stdout } = await promisify(execFile)(process.execPath, flags);
  return JSON.parse(stdout) as Retained;
}

async function rowsOf(format: NoteFormat, script: Script): Promise<Row[]> {
  const runs: Retained[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    runs.push(await measureApart("marginalia", format, script));
  }
  const bytes = script === "latin" ? "one byte a unit" : "two bytes a unit";
  const work = `kept a line beyond the text, ${format}, ${bytes}`;
  const parsed = median(runs.map((run) => run.parsed));
  const read = median(runs.map((run) => run.read));
  const rows: Row[] = [
    {
      work,
      subject: "after the parse",
      median: parsed,
      unit: "bytes",
      note: targetNote(parsed, LIMIT_BYTES, "B"),
    },
    {
      work,
      subject: "all labels and children read",
      median: read,
      unit: "bytes",
    },
  ];
  if (format === "markdown") {
    const { parsed: tree } = await measureApart("lezer", format, script);
    rows.push({ work, subject: "@lezer/markdown's tree", median: tree, unit: "bytes" });
  }
  return rows;
}

/** What a note of 50,000 lines keeps in memory, each in a process of its own. */
export const bench: Bench = {
  name: `Memory, ${LINES} lines`,
  async run() {
    const rows: Row[] = [];
    for (const format of ["markdown", "indented", "page"] as const) {
      for (const script of ["latin", "chinese"] as const) {
        rows.push(...(await rowsOf(format, script)));
      }
    }
    return rows;
  },
};
