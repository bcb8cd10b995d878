import { ANNOTATION_KINDS, parseNote } from "../../../src/core/index.js";
import type { AnnotationKind, Note, NoteFormat, Steps } from "../../../src/core/index.js";
import {
  positionMapSteps,
  readerTextSteps,
  separateNoteSteps,
} from "../../../src/core/separation/index.js";
import type { PositionMap } from "../../../src/core/separation/index.js";
import { finished } from "../../../src/core/text/index.js";
import { outlineText } from "../inputs.js";
import { alternate } from "../measure.js";
import { formatMs, median, spreadNote, targetNote } from "../row.js";
import type { Bench, Row } from "../row.js";
import { longestStep } from "../steps.js";

const LINES = 50_000;
const ROUNDS = 9;
const WARM_UP = 3;
const STEP_LIMIT_MS = 8;
const QUERIES = 10_000;

function* authorText(note: Note): Steps<PositionMap> {
  return yield* positionMapSteps(note.text, yield* separateNoteSteps(note));
}

function readerText(note: Note): Steps<unknown> {
  const kinds = Object.fromEntries(ANNOTATION_KINDS.map((kind) => [kind, kind])) as Record<
    AnnotationKind,
    string
  >;
  const words = { title: "title", summary: "summary", reply: "reply", done: "done", colon: ": " };
  return readerTextSteps(note, { ...words, kinds, emptyNode: "node", emptyAnnotation: "none" });
}

function measure(format: NoteFormat): Row[] {
  const note = parseNote(outlineText({ format, lines: LINES }), { format });
  const begin = { author: () => authorText(note), reader: () => readerText(note) };
  const map = finished(authorText(note));
  const queries = (): void => {
    for (let query = 0; query < QUERIES; query++) {
      map.noteOffset(map.authorOffset(Math.floor((query / QUERIES) * note.length)));
    }
  };
  const times = alternate(
    { author: () => finished(begin.author()), reader: () => finished(begin.reader()), queries },
    ROUNDS,
    WARM_UP,
  );
  const row = (work: string, subject: "author" | "reader"): Row => {
    const longest = longestStep(begin[subject], ROUNDS);
    const notes = [
      `longest step ${formatMs(longest)}, ${targetNote(longest, STEP_LIMIT_MS, "ms")}`,
      spreadNote(times[subject]),
    ];
    return { work, subject: format, median: median(times[subject]), note: notes.join("; ") };
  };
  const size = `${LINES} lines, ${note.annotationCount} annotations`;
  return [
    row(`author text and its places, ${size}`, "author"),
    row(`annotations as a text, ${size}`, "reader"),
    {
      work: `a place there and back, ${size}`,
      subject: format,
      median: median(times.queries) / QUERIES,
      note: `of ${QUERIES} in a row`,
    },
  ];
}

/** What the views of a note show, of a note that is read already. */
export const bench: Bench = {
  name: "Views of a note",
  run() {
    const formats = ["markdown", "indented", "page"] as const;
    return Promise.resolve(formats.flatMap(measure));
  },
};
