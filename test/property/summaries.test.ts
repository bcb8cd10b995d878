import assert from "node:assert/strict";
import fc from "fast-check";
import { parseNote, updateNote } from "../../src/core/index.js";
import type { Note } from "../../src/core/index.js";
import { EXPORTERS, HtmlPages, pageText } from "../../src/core/exporters/index.js";
import type { WriteOptions } from "../../src/core/exporters/index.js";
import { Summaries, summarise } from "../../src/core/summary/index.js";
import type { Summary, SummaryEntry, SummaryOptions } from "../../src/core/summary/index.js";
import { finished } from "../../src/core/text/index.js";
import { check } from "./check.js";
import { share } from "./share.js";
import { sources } from "./sources.js";
import { writtenText } from "./writtenText.js";

/** What is made of the summary before, where that is enough. */
const plain: fc.Arbitrary<SummaryOptions> = fc.record({
  content: fc.constantFrom("outline", "annotated"),
  authorText: fc.constantFrom("full", "shortened"),
});
const any: fc.Arbitrary<SummaryOptions> = fc.record(
  {
    content: fc.constantFrom("outline", "annotated", "annotations"),
    order: fc.constantFrom("outline", "kind"),
    depth: fc.constantFrom(1, 2),
    kinds: fc.constant(["question"] as const),
    title: fc.constant("T"),
  },
  { requiredKeys: [] },
);
const options = fc.oneof({ weight: 3, arbitrary: plain }, { weight: 1, arbitrary: any });

/** Where several nodes stand in one line, and further lines are read by what stands before these. */
const prefixes = fc
  .array(
    fc.constantFrom(
      ...["- ", "- ", "1. ", "> ", "- [ ] ", " ", "  ", "    ", "\t", "\n", "\n"],
      ...["a", "`c`", "*e*", "[r]: u", "【x】", "【a\n  b】"],
    ),
    { maxLength: 16 },
  )
  .map((parts) => ({ text: parts.join(""), format: "markdown" as const }));

/** Edits: where, as a share of the text, how many units go, and what comes. */
const edits = fc.array(
  fc.record({
    at: share,
    removed: fc.constantFrom(0, 0, 0, 1, 3),
    text: fc.constantFrom(
      "x",
      "乙",
      "y z",
      "?",
      "\n",
      " ",
      "  ",
      "\t",
      "-",
      "\n  ",
      "【?q】",
      "@y: ",
      "todo ",
      "[x] ",
      "!",
      "【",
      "】",
      "*",
      "[r]: u",
      "",
    ),
  }),
  { minLength: 1, maxLength: 8 },
);

/** Outlines with annotations of readers: most edits of these change words alone. */
const outlines = fc
  .array(
    fc.record({
      depth: fc.nat(3),
      words: fc.array(
        fc.constantFrom(
          "ab",
          " cd",
          "【? q】",
          "【@me: x】",
          "【todo y【@you 2026-05-01: z】】",
          "【x d #t】",
        ),
        { minLength: 1, maxLength: 3 },
      ),
    }),
    { minLength: 4, maxLength: 10 },
  )
  .map((lines) => ({
    text: lines.map(({ depth, words }) => `${"  ".repeat(depth)}- ${words.join("")}`).join("\n"),
    format: "markdown" as const,
  }));

const html = EXPORTERS.find(({ id }) => id === "html")!;
const WRITE: WriteOptions = { nonce: "n", link: () => "#go" };

/** All that an entry tells. */
function told(entry: SummaryEntry): unknown {
  const { number, depth, headingLevel, itemDepth, ordinal, label, path, isContext } = entry;
  const { blocks, place, span } = entry;
  const annotations = entry.annotations.map((annotation) => {
    const { kind, isDone, reader, date, tags, content, text, below, answers } = annotation;
    const { start, end } = annotation.span;
    return [
      [annotation.number, annotation.depth, answers, kind, isDone, reader, date, tags],
      [content, text, below, annotation.place, start, end],
    ];
  });
  return [
    [number, depth, headingLevel, itemDepth, ordinal, label, path, isContext, blocks],
    [place, span.start, span.end, annotations],
  ];
}

/** All that a summary tells. */
function everything({ top, parts, ...rest }: Summary): unknown {
  return {
    ...rest,
    note: rest.note.text,
    top: told(top),
    parts: parts.map((part) => ({ ...part, entries: part.entries.map(told) })),
  };
}

/** The note after an edit at a share of its text. */
function edited(
  note: Note,
  { at, removed, text }: { at: number; removed: number; text: string },
): Note {
  const start = Math.floor(at * note.length);
  const end = Math.min(note.length, start + removed);
  return updateNote(note, [{ start, end, text }]);
}

describe("summaries of a note that changes", () => {
  it("are those that are made of it anew, and so are their pages", () => {
    check(
      fc.property(
        fc.oneof(sources, outlines, prefixes),
        options,
        edits,
        (source, asked, changes) => {
          let note = parseNote(source.text, { format: source.format });
          const summaries = new Summaries();
          const pages = new HtmlPages(WRITE);
          for (const [index, change] of changes.entries()) {
            const anew = summarise(note, asked);
            const summary = finished(summaries.write(note, asked));
            assert.deepEqual(everything(summary), everything(anew));
            assert.equal(pageText(finished(pages.write(summary))), writtenText(html, anew, WRITE));
            note = edited(note, change);
            // Several updates can lie between two summaries.
            if (index % 3 === 2) note = edited(note, { ...change, at: 1 - change.at });
          }
        },
      ),
    );
  });

  it("are those that are made of it anew when they are asked for something else", () => {
    check(
      fc.property(sources, fc.array(options, { minLength: 2, maxLength: 4 }), (source, wishes) => {
        const note = parseNote(source.text, { format: source.format });
        const summaries = new Summaries();
        for (const wish of wishes) {
          const node =
            note.nodeCount > 0
              ? note.node(wish.content === "outline" ? 0 : note.nodeCount - 1)
              : undefined;
          const asked = node === undefined ? wish : { ...wish, node };
          for (const one of [wish, asked]) {
            const summary = finished(summaries.write(note, one));
            assert.deepEqual(everything(summary), everything(summarise(note, one)));
          }
        }
      }),
    );
  });
});
