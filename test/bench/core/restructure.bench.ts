import { parseNote, updateNote } from "../../../src/core/index.js";
import type { Note, NoteFormat } from "../../../src/core/index.js";
import { cutNodes, moveNodesInto, shiftNodes } from "../../../src/core/restructure/index.js";
import type { RestructurePlan } from "../../../src/core/restructure/index.js";
import { finished } from "../../../src/core/text/index.js";
import { outlineText, SIZES } from "../inputs.js";
import { collectGarbage, time } from "../measure.js";
import { Random } from "../random.js";
import { median, spreadNote, targetNote } from "../row.js";
import type { Bench, Row } from "../row.js";
import { inSlices } from "../steps.js";

const ROUNDS = 60;
const WARM_UP = 30;
const LIMIT_MS = 10;

/** A small node: with its subtree at most so many. */
const SMALL = 8;

const NUMBERED = 50_000;

interface Move {
  readonly name: string;
  readonly plan: (note: Note, ordinal: number) => RestructurePlan;
}

const MOVES: readonly Move[] = [
  { name: "up", plan: (note, ordinal) => finished(shiftNodes(context(note), [ordinal], "up")) },
  {
    name: "demote",
    plan: (note, ordinal) => finished(shiftNodes(context(note), [ordinal], "demote")),
  },
  {
    name: "promote",
    plan: (note, ordinal) => finished(shiftNodes(context(note), [ordinal], "promote")),
  },
  {
    name: "under a node 40 nodes above",
    plan: (note, ordinal) =>
      finished(moveNodesInto(context(note), [ordinal], Math.max(0, ordinal - 40))),
  },
];

function context(note: Note): Parameters<typeof shiftNodes>[0] {
  return { note, selections: [{ anchor: 0, active: 0 }] };
}

/** Plans moves of small nodes, each in the note as it was: a note keeps what was asked of it. */
function rowsOf(format: NoteFormat): Row[] {
  return MOVES.flatMap(({ name, plan }) => {
    const medians: number[] = [];
    return SIZES.map((lines) => {
      const fresh = parseNote(outlineText({ format, lines }), { format });
      const random = new Random(5);
      const times: number[] = [];
      collectGarbage();
      for (let round = -WARM_UP; round < ROUNDS;) {
        const note = updateNote(fresh, [{ start: 0, end: 0, text: " " }]);
        const ordinal = random.below(note.nodeCount);
        const node = note.node(ordinal);
        if (node.previousSibling === null || node.type === "heading") continue;
        if (note.nodeAt(node.treeEnd).ordinal - ordinal >= SMALL) continue;
        const done: RestructurePlan[] = [];
        const taken = time(() => done.push(plan(note, ordinal)));
        if (done.some((one) => "refusal" in one)) continue;
        if (round++ >= 0) times.push(taken);
      }
      medians.push(median(times));
      return {
        work: `small node ${name}, ${format}, ${lines} lines`,
        subject: "marginalia",
        median: median(times),
        note: `${targetNote(median(times), LIMIT_MS, "ms")}; ${spreadNote(times)}`,
      };
    });
  });
}

/** What must look at all siblings: the first of a numbered list goes. */
function numberedRow(): Row {
  const text = Array.from({ length: NUMBERED }, (_, at) => `${at + 1}. item ${at}\n`).join("");
  const note = parseNote(text, { format: "markdown" });
  const { total, times } = inSlices(cutNodes(context(note), [0]));
  return {
    work: `first of ${NUMBERED} numbered siblings cut, and all numbered on`,
    subject: "marginalia",
    median: total,
    note: `n 1; longest slice ${Math.max(...times).toFixed(0)} ms`,
  };
}

/** Planning and proving a move; what the editor and the note's own update take comes on top. */
export const bench: Bench = {
  name: "Moving a node",
  run() {
    return Promise.resolve([...rowsOf("markdown"), ...rowsOf("indented"), numberedRow()]);
  },
};
