import assert from "node:assert/strict";
import {
  CHINESE_WORDS,
  EXPORTERS,
  exportNotesSteps,
  summaryFile,
} from "../../../../src/core/exporters/index.js";
import type { ExportOptions } from "../../../../src/core/exporters/index.js";
import { parseNote } from "../../../../src/core/index.js";
import { inlineText, summariseNotesSteps } from "../../../../src/core/summary/index.js";
import type { Summary, SummaryOptions, SummarySource } from "../../../../src/core/summary/index.js";
import { finished } from "../../../../src/core/text/index.js";
import { docxExporter } from "../../../../src/core/word/index.js";

const SOURCES = [
  { title: "one.md", id: "file:///one.md", text: "# One\n\n- a【?x】\n  - b【y【z】】\n" },
  { title: "two.md", id: "file:///two.md", text: "- c【todo w】\n- d\n" },
].map(({ text, ...source }) => ({ ...source, note: parseNote(text, { format: "markdown" }) }));

const [FIRST, ...OTHERS] = SOURCES;

function summary(options: SummaryOptions = {}): Summary {
  assert.ok(FIRST !== undefined);
  return finished(summariseNotesSteps([FIRST, ...OTHERS], { title: "Both", ...options }));
}

/** Entries as lines: number, depth, level, label, then numbers and texts of annotations. */
function lines({ parts }: Summary): readonly string[] {
  return parts.flatMap(({ kind, entries }) => [
    ...(kind === null ? [] : [kind]),
    ...entries.map(({ number, depth, headingLevel, path, label, annotations }) =>
      [
        number,
        depth,
        headingLevel ?? "-",
        [...path, label].join("/"),
        ...annotations.map((one) => `${one.number}:${one.text}`),
      ].join(" "),
    ),
  ]);
}

describe("a summary of several notes", () => {
  it("has each note as a chapter, and counts entries and annotations through", () => {
    const both = summary();
    assert.deepEqual(lines(both), [
      "1 1 2 One",
      "2 2 3 a 1:x",
      "3 3 - b 2:y 3:z",
      "4 1 2 two.md",
      "5 2 - c 4:w",
    ]);
    assert.equal(both.entryCount, 5);
    assert.equal(both.title, "Both");
    const mark = both.parts[0]?.entries[4]?.blocks[0];
    assert.ok(mark?.type === "paragraph");
    assert.deepEqual(mark.children.at(-1), { type: "mark", number: 4 });
  });

  it("lists by kind over all notes, with the notes in the paths", () => {
    assert.deepEqual(lines(summary({ order: "kind" })), [
      "question",
      "1 1 - one.md/One/a 1:x",
      "todo",
      "2 1 - two.md/c 2:w",
      "comment",
      "3 1 - one.md/One/a/b 3:y 4:z",
    ]);
    assert.deepEqual(lines(summary({ content: "annotations" })), [
      "1 1 - one.md/One/a 1:x",
      "2 1 - one.md/One/a/b 2:y 3:z",
      "3 1 - two.md/c 4:w",
    ]);
  });

  it("adds up the figures, with the notes as chapters", () => {
    const { statistics } = summary();
    assert.deepEqual(
      [statistics.annotationCount, statistics.replyCount, statistics.openCount],
      [3, 1, 1],
    );
    assert.deepEqual([statistics.nodeCount, statistics.annotatedCount], [5, 3]);
    assert.deepEqual(
      statistics.chapters.map(({ label, entry, annotationCount }) => [
        label,
        entry,
        annotationCount,
      ]),
      [
        ["One", 1, 2],
        ["two.md", 4, 1],
      ],
    );
  });

  it("has in each place the note that it is of", () => {
    const { parts } = summary();
    const entries = parts.flatMap((part) => part.entries);
    assert.deepEqual(
      entries.map(({ place }) => place.note),
      [FIRST?.id, FIRST?.id, FIRST?.id, "file:///two.md", "file:///two.md"],
    );
    assert.equal(entries[4]?.annotations[0]?.place.note, "file:///two.md");
  });

  it("takes of each note what is asked of it", () => {
    assert.ok(FIRST !== undefined);
    const { note } = FIRST;
    const sources: readonly [SummarySource, ...SummarySource[]] = [
      { ...FIRST, options: { node: note.nodeAt(note.text.indexOf("b【")) } },
      ...OTHERS,
    ];
    const both = finished(summariseNotesSteps(sources, {}));
    assert.deepEqual(lines(both), ["1 1 2 b 1:y 2:z", "2 1 2 two.md", "3 2 - c 3:w"]);
  });

  it("is written in every format that takes several notes", async () => {
    assert.ok(FIRST !== undefined);
    const links: ExportOptions = { link: (place) => `${place.note ?? ""}#${place.line}` };
    for (const exporter of [...EXPORTERS, docxExporter].filter(({ id }) => id !== "sidecar")) {
      const options = { title: "Both", words: CHINESE_WORDS, ...links };
      const written = await finished(exportNotesSteps(exporter, [FIRST, ...OTHERS], options));
      const made = summaryFile(written);
      if (typeof made !== "string") continue;
      assert.ok(made.includes("two.md"), exporter.id);
      assert.ok(made.includes("file:///one.md#3"), exporter.id);
    }
  });

  it("shows the words of a note's own root", () => {
    const [part] = summary().parts;
    const [block] = part?.entries[0]?.blocks ?? [];
    assert.ok(block?.type === "paragraph");
    assert.equal(inlineText(block.children), "One");
  });
});
