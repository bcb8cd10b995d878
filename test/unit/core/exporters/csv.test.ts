import assert from "node:assert/strict";
import { exportSummary } from "../../../../src/core/exportSummary.js";
import type { ExportOptions } from "../../../../src/core/exporters/index.js";
import { parseNote } from "../../../../src/core/index.js";
import { readCsv } from "./csvText.js";

async function rowsOf(text: string, options: ExportOptions = {}): Promise<string[][]> {
  const note = parseNote(text, { format: "markdown" });
  const csv = await exportSummary(note, { ...options, format: "csv" });
  return readCsv((csv as string).replace(/^\uFEFF/u, ""));
}

describe("CSV", () => {
  it("quotes what needs it and gives it back", async () => {
    const rows = await rowsOf('# A, "B"\n\n- x【@Ann 2026-05-01: say "no", #t #u】\n- y\n');
    assert.deepEqual(rows.slice(1), [
      [
        "1",
        "",
        'A, "B" › x',
        "Comment",
        "",
        "Ann",
        "2026-05-01",
        "t u",
        'say "no", #t #u',
        "3",
        "",
      ],
    ]);
    assert.ok(rows.every((row) => row.length === rows[0]!.length));
  });

  it("has a row for each node of a whole outline", async () => {
    const rows = await rowsOf("- z\n- a\n  - b【c】\n", { content: "outline" });
    assert.deepEqual(
      rows.slice(1).map(([number, , path, , , , , , text]) => [number, path, text]),
      [
        ["", "z", "z"],
        ["", "a", "a"],
        ["1", "a › b", "c"],
      ],
    );
  });

  for (const formula of ["=1+1", "+1", "-1", "@SUM(A1)", "＝1", " =1", "\t=1"]) {
    it(`lets no spreadsheet take ${JSON.stringify(formula)} for a formula`, async () => {
      const rows = await rowsOf(`- ${formula}【${formula}】\n- x\n`, { content: "outline" });
      const cells = rows.slice(1).flat();
      assert.ok(cells.some((cell) => cell.startsWith("'")));
      assert.deepEqual(
        cells.filter((cell) => /^\s*[=+\-@＝]/u.test(cell)),
        [],
      );
    });
  }

  it("begins with a byte order mark unless that is not wished, and ends lines with CRLF", async () => {
    const note = parseNote("- a【b】\n");
    const csv = await exportSummary(note, { format: "csv" });
    assert.match(csv as string, /^\uFEFF#,[^\n]*\r\n1,[^\n]*\r\n$/u);
    const bare = await exportSummary(note, { format: "csv", hasByteOrderMark: false });
    assert.equal(bare, (csv as string).slice(1));
  });
});
