import type { BlockContent, List, ListItem, Root } from "mdast";
import { toMarkdown } from "mdast-util-to-markdown";
import { parseNote } from "../../../src/core/index.js";
import type { Note, Steps } from "../../../src/core/index.js";
import { EXPORTERS, exportSteps } from "../../../src/core/exporters/index.js";
import type { ExportOptions, SummaryExporter } from "../../../src/core/exporters/index.js";
import { mdastBlock, MARKDOWN_STYLE } from "../../../src/core/exporters/markdownText.js";
import { summarise } from "../../../src/core/summary/index.js";
import type { SummaryContent, SummaryEntry } from "../../../src/core/summary/index.js";
import { finished } from "../../../src/core/text/index.js";
import { docxExporter } from "../../../src/core/word/index.js";
import { encodeSteps } from "../../../src/vscode/files/encodeSteps.js";
import { outlineText } from "../inputs.js";
import { alternate, cpuTime } from "../measure.js";
import { formatMs, median, spreadNote, targetNote } from "../row.js";
import type { Bench, Row } from "../row.js";
import { longestStep } from "../steps.js";

const LINES = 50_000;
const ROUNDS = 3;
const WARM_UP = 1;
const STEP_LIMIT_MS = 8;
const RATIO_LIMIT = 1.5;
const LIMITS_MS = { html: 1000, docx: 5000 } as const;
const CONTENTS = ["annotated", "outline"] as const satisfies readonly SummaryContent[];

function bareMarkdown(note: Note, content: SummaryContent): Root {
  const root: Root = { type: "root", children: [] };
  const lists: List[] = [];
  for (const entry of summarise(note, { content }).parts.flatMap(({ entries }) => entries)) {
    if (entry.headingLevel !== null) {
      lists.length = 0;
      root.children.push(...blocksOf(entry));
      continue;
    }
    const item: ListItem = { type: "listItem", children: blocksOf(entry) };
    lists.length = Math.min(lists.length, entry.itemDepth + 1);
    const list = lists[entry.itemDepth];
    if (list !== undefined) {
      list.children.push(item);
      continue;
    }
    const below: List = { type: "list", children: [item] };
    const above = lists[entry.itemDepth - 1]?.children.at(-1);
    (above ?? root).children.push(below);
    lists.push(below);
  }
  return root;
}

function blocksOf({ blocks, annotations }: SummaryEntry): BlockContent[] {
  const said = annotations.map(({ content }) =>
    mdastBlock({ type: "paragraph", children: content }),
  ) as BlockContent[];
  return [
    ...(blocks.map(mdastBlock) as BlockContent[]),
    ...(said.length === 0 ? [] : [{ type: "blockquote" as const, children: said }]),
  ];
}

function exporter(id: string): SummaryExporter {
  const found = EXPORTERS.find((candidate) => candidate.id === id);
  if (found === undefined) throw new Error(id);
  return found;
}

/** The bytes of a file, as an export writes them. */
function* fileSteps(
  format: SummaryExporter,
  note: Note,
  content: SummaryContent,
): Steps<Uint8Array> {
  const written = yield* exportSteps(format, note, { content });
  if (!Array.isArray(written)) throw new TypeError(format.id);
  return yield* encodeSteps(written as readonly string[]);
}

/** The note is read beforehand; making the summary is part of the work, and so is reading the Markdown of its labels. */
function markdownRows(note: Note, content: SummaryContent): Row[] {
  const tree = bareMarkdown(note, content);
  const write = (): Steps<unknown> => fileSteps(exporter("markdown"), note, content);
  const times = alternate(
    { ours: () => finished(write()), remark: () => toMarkdown(tree, MARKDOWN_STYLE) },
    ROUNDS,
    WARM_UP,
    cpuTime,
  );
  const ratio = median(times.ours) / median(times.remark);
  const step = longestStep(write, 3);
  const work = `summary as Markdown, ${content}, 50,000 nodes, 5,000 annotations`;
  return [
    {
      work,
      subject: "marginalia",
      median: median(times.ours),
      ratio,
      note: `to remark's stringifier alone; ${targetNote(ratio, RATIO_LIMIT, "times")}; ${spreadNote(times.ours)}; longest step ${formatMs(step)}, ${targetNote(step, STEP_LIMIT_MS, "ms")}`,
    },
    {
      work,
      subject: "mdast-util-to-markdown",
      median: median(times.remark),
      note: spreadNote(times.remark),
    },
  ];
}

function htmlRow(note: Note, content: SummaryContent): Row {
  const write = (): Steps<unknown> => fileSteps(exporter("html"), note, content);
  const works = { html: () => finished(write()) };
  const { html } = alternate(works, ROUNDS, WARM_UP, cpuTime);
  const step = longestStep(write, 3);
  return {
    work: `summary as HTML, ${content}, 50,000 nodes, 5,000 annotations`,
    subject: "marginalia",
    median: median(html),
    note: `${targetNote(median(html), LIMITS_MS.html, "ms")}; ${spreadNote(html)}; longest step ${formatMs(step)}, ${targetNote(step, STEP_LIMIT_MS, "ms")}`,
  };
}

/** The last step waits for the package that makes what does not grow; what follows it is one more step. */
async function docxRow(note: Note, options: ExportOptions): Promise<Row> {
  const times: number[] = [];
  const last: number[] = [];
  const write = (): Steps<unknown> => exportSteps(docxExporter, note, options);
  for (let round = -WARM_UP; round < ROUNDS; round += 1) {
    const start = process.cpuUsage();
    const packing = finished(write());
    const begin = performance.now();
    await packing;
    const end = performance.now();
    const { user, system } = process.cpuUsage(start);
    if (round < 0) continue;
    times.push((user + system) / 1000);
    last.push(end - begin);
  }
  const step = longestStep(write, 3);
  return {
    work: `summary as DOCX, ${options.content ?? "annotated"}, 50,000 nodes, 5,000 annotations`,
    subject: "marginalia",
    median: median(times),
    note: `${targetNote(median(times), LIMITS_MS.docx, "ms")}; ${spreadNote(times)}; longest step ${formatMs(step)}, ${targetNote(step, STEP_LIMIT_MS, "ms")}; behind the last step ${formatMs(median(last))}, in several turns`,
  };
}

/** Making and writing summaries of a large note. Times are those of the processor. */
export const bench: Bench = {
  name: "Summaries",
  async run() {
    const text = outlineText({ format: "markdown", lines: LINES });
    const note = parseNote(text, { format: "markdown" });
    const rows = CONTENTS.flatMap((content) => [
      ...markdownRows(note, content),
      htmlRow(note, content),
    ]);
    for (const content of CONTENTS) rows.push(await docxRow(note, { content }));
    return rows;
  },
};
