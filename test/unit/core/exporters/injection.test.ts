import assert from "node:assert/strict";
import type { Nodes } from "mdast";
import remarkGfm from "remark-gfm";
import remarkParse from "remark-parse";
import { unified } from "unified";
import { exportSummary } from "../../../../src/core/exportSummary.js";
import type { ExportOptions } from "../../../../src/core/exporters/index.js";
import type { Note } from "../../../../src/core/index.js";
import { readCsv } from "./csvText.js";
import { HIDING, hostileLines, hostileNote, PAYLOADS } from "./hostile.js";

const OPTIONS: readonly ExportOptions[] = [
  { content: "outline" },
  { order: "kind", authorText: "shortened", link: "javascript:alert({line})" },
];

/** Each note of the corpus in each way it can be exported. */
function eachNote(payload: string): { note: Note; options: ExportOptions }[] {
  return [hostileNote(payload), hostileLines(payload)].flatMap((note) =>
    OPTIONS.map((options) => ({ note, options: { ...options, title: payload } })),
  );
}

function* nodesOf(node: Nodes): Generator<Nodes> {
  yield node;
  if ("children" in node) for (const child of node.children) yield* nodesOf(child);
}

describe("what is hostile in a note", () => {
  for (const payload of PAYLOADS) {
    it(`shows as text: ${JSON.stringify(payload)}`, async () => {
      for (const { note, options } of eachNote(payload)) {
        const markdown = (await exportSummary(note, options)) as string;
        assert.doesNotMatch(markdown, HIDING);
        for (const node of nodesOf(unified().use(remarkParse).use(remarkGfm).parse(markdown))) {
          assert.ok(node.type !== "html" && node.type !== "image", markdown);
          if (node.type === "link") assert.match(node.url, /^(?:https?:|mailto:)/u, markdown);
        }
        const text = (await exportSummary(note, { ...options, format: "text" })) as string;
        assert.doesNotMatch(text, HIDING);
        const csv = (await exportSummary(note, { ...options, format: "csv" })) as string;
        assert.doesNotMatch(csv, HIDING);
        for (const row of readCsv(csv.slice(1))) {
          for (const cell of row) assert.doesNotMatch(cell, /^\s*[=+\-@]/u);
        }
        const json = (await exportSummary(note, { ...options, format: "json" })) as string;
        assert.doesNotMatch(json, HIDING);
        assert.doesNotThrow(() => JSON.parse(json) as unknown);
      }
    });
  }
});
