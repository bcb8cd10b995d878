import assert from "node:assert/strict";
import { summaryFile } from "../../src/core/exporters/index.js";
import type { SummaryExporter, WriteOptions } from "../../src/core/exporters/index.js";
import type { Summary } from "../../src/core/summary/index.js";
import { finished } from "../../src/core/text/index.js";

/** A summary as a format that is a text writes it. */
export function writtenText(
  exporter: SummaryExporter,
  summary: Summary,
  options: WriteOptions = {},
): string {
  const written = finished(exporter.write(summary, options));
  assert.ok(!(written instanceof Promise));
  const file = summaryFile(written);
  assert.ok(typeof file === "string");
  return file;
}
