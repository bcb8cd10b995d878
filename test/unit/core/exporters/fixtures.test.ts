import assert from "node:assert/strict";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { exportSummary } from "../../../../src/core/exportSummary.js";
import { CHINESE_WORDS } from "../../../../src/core/exporters/index.js";
import type { ExportOptions, SummaryFormat } from "../../../../src/core/exporters/index.js";
import { FOLDER, readFixture } from "./inputs.js";

const LINKED: ExportOptions = { link: "{uri}#L{line}", uri: "vscode://file/notes/reading.md" };

/** What is made, and of what. */
const CASES: Readonly<
  Record<
    string,
    { readonly note: string; readonly format: SummaryFormat; readonly options: ExportOptions }
  >
> = {
  "reading.summary.md": {
    note: "reading.md",
    format: "markdown",
    options: { title: "reading.md", date: "2026-06-01" },
  },
  "reading.kinds.md": {
    note: "reading.md",
    format: "markdown",
    options: { ...LINKED, order: "kind", authorText: "shortened", words: CHINESE_WORDS },
  },
  "reading.outline.md": {
    note: "reading.md",
    format: "markdown",
    options: { content: "outline", hasStatistics: false },
  },
  "reading.summary.txt": { note: "reading.md", format: "text", options: { ...LINKED } },
  "reading.summary.csv": { note: "reading.md", format: "csv", options: { ...LINKED } },
  "reading.summary.json": { note: "reading.md", format: "json", options: { ...LINKED } },
  "reading.annotations.json": {
    note: "reading.md",
    format: "sidecar",
    options: { title: "reading.md", kinds: ["question"] },
  },
  "argument.summary.md": { note: "argument.txt", format: "markdown", options: {} },
  "argument.annotations.txt": {
    note: "argument.txt",
    format: "text",
    options: { content: "annotations", words: CHINESE_WORDS },
  },
};

describe("exports of the notes in test/fixtures/summaries", () => {
  for (const [name, { note, format, options }] of Object.entries(CASES)) {
    it(`are ${name}`, async () => {
      const made = await exportSummary(readFixture(note), { ...options, format });
      const file = `${FOLDER}/${name}`;
      if (process.env["UPDATE"] === "1") writeFileSync(file, made);
      assert.ok(existsSync(file), "UPDATE=1 writes it");
      assert.equal(made, readFileSync(file, "utf8"), "UPDATE=1 writes it anew");
    });
  }
});
