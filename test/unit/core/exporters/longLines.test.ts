import assert from "node:assert/strict";
import { exportSummary } from "../../../../src/core/exportSummary.js";
import type { SummaryFormat } from "../../../../src/core/exporters/index.js";
import { parseNote } from "../../../../src/core/index.js";

const FORMATS: readonly SummaryFormat[] = ["markdown", "html", "docx", "text", "csv", "json"];

/** Half a megabyte of what opens and does not close: read as Markdown it would take all memory. */
const LINES = ["a *", "*a_b", "[a ", "a_ "].map((piece) => piece.repeat(166_000));

describe("a line of half a megabyte", () => {
  for (const line of LINES) {
    it(`is exported as it was written: ${line.slice(0, 9)}`, async () => {
      const note = parseNote(`- ${line}【x】\n`, { format: "markdown" });
      for (const format of FORMATS) {
        const file = await exportSummary(note, { format, content: "outline" });
        assert.ok(file.length > 1000, format);
        if (format === "json") assert.ok((file as string).includes(line.slice(0, 400_000)));
      }
    });
  }
});
