import { parseNote, updateNote } from "../../../src/core/index.js";
import type { Note } from "../../../src/core/index.js";
import { filterNote, parseFilter } from "../../../src/core/filter/index.js";
import { outlineText, SIZES } from "../inputs.js";
import { collectGarbage, keep, time } from "../measure.js";
import { Random } from "../random.js";
import { median, spreadNote } from "../row.js";
import type { Bench, Row } from "../row.js";
import { inSlices } from "../steps.js";

const QUERIES = 2000;
const WARM_UP = 500;
const FILTER_ROUNDS = 5;

interface Query {
  readonly name: string;
  readonly ask: (note: Note, offset: number) => unknown;
}

const QUERY_LIST: readonly Query[] = [
  { name: "next annotation", ask: (note, offset) => note.annotationAfter(offset) },
  { name: "previous annotation", ask: (note, offset) => note.annotationBefore(offset) },
  {
    name: "next annotation of a kind",
    ask: (note, offset) => note.annotationAfter(offset, ({ kind }) => kind === "doubt"),
  },
  { name: "node at an offset", ask: (note, offset) => note.nodeAt(offset) },
  {
    name: "parent and depth",
    ask: (note, offset) => [note.nodeAt(offset).parent, note.nodeAt(offset).depth],
  },
];

function askRows(notes: readonly Note[]): Row[] {
  return QUERY_LIST.flatMap(({ name, ask }) => {
    const medians: number[] = [];
    return notes.map((note, at) => {
      const random = new Random(3);
      const times: number[] = [];
      for (let round = -WARM_UP; round < QUERIES; round++) {
        const offset = random.below(note.length);
        const taken = time(() => ask(note, offset));
        if (round >= 0) times.push(taken);
      }
      medians.push(median(times));
      const growth = (medians.at(-1) ?? 0) / (medians[0] ?? 1);
      return {
        work: `${name}, ${SIZES[at] ?? 0} lines, ${note.annotationCount} annotations`,
        subject: "marginalia",
        median: median(times),
        note: `${growth.toFixed(2)} x of ${SIZES[0]} lines; ${spreadNote(times)}`,
      };
    });
  });
}

function filterRows(): Row[] {
  const text = outlineText({ format: "markdown", lines: 50_000 });
  return ["harvest reform", "?", "todo is:open"].flatMap((query) => {
    const cold: number[] = [];
    const warm: number[] = [];
    let kept = 0;
    for (let round = 0; round < FILTER_ROUNDS; round++) {
      const note = parseNote(text, { format: "markdown" });
      collectGarbage();
      const run = (subject: Note): number => {
        const { result, total } = inSlices(filterNote(subject, parseFilter(query).filter));
        kept = result.keptCount;
        return total;
      };
      cold.push(run(note));
      // What was typed while the filter is on: labels are known, the nodes are new.
      warm.push(run(updateNote(note, [{ start: 40, end: 40, text: "e" }])));
      keep(note);
    }
    const work = `filter "${query}", 50000 lines, whole run`;
    return [
      {
        work,
        subject: "first time",
        median: median(cold),
        note: `keeps ${kept} nodes; ${spreadNote(cold)}`,
      },
      { work, subject: "after a keystroke", median: median(warm), note: spreadNote(warm) },
    ];
  });
}

/** Questions that moving through a note asks. */
export const bench: Bench = {
  name: "Moving through a note",
  run() {
    const notes = SIZES.map((lines) =>
      parseNote(outlineText({ format: "markdown", lines }), { format: "markdown" }),
    );
    return Promise.resolve([...askRows(notes), ...filterRows()]);
  },
};
