/**
 * @typedef {object} Row as in test/bench/row.ts
 * @property {string} work
 * @property {string} subject
 * @property {number} median
 * @property {"ms" | "bytes" | "count" | "percent"} [unit] default: ms
 * @property {number} [ratio]
 * @property {string} [note]
 */

/**
 * @param {readonly Row[]} rows
 * @returns {string} a table that reads well in a terminal and is a table in Markdown
 */
export function formatTable(rows) {
  const cells = [
    ["work", "subject", "median", "ratio", "note"],
    ...rows.map(({ work, subject, median, unit, ratio, note }, index) => [
      // The work is named once for all who did it.
      rows[index - 1]?.work === work ? "" : work,
      subject,
      format(median, unit),
      // A peer that never answered has no median; in JSON from the host that is null.
      Number.isFinite(ratio) ? `${Number(ratio).toFixed(2)} x` : "",
      note ?? "",
    ]),
  ];
  const widths =
    cells[0]?.map((_, column) => Math.max(...cells.map((row) => width(row[column])))) ?? [];
  const lines = cells.map((row) => {
    const padded = row.map((cell, column) => {
      const space = " ".repeat((widths[column] ?? 0) - width(cell));
      return column === 2 || column === 3 ? space + cell : cell + space;
    });
    return `| ${padded.join(" | ")} |`;
  });
  const rule = widths.map((count, column) =>
    column === 2 || column === 3 ? `${"-".repeat(count + 1)}:` : "-".repeat(count + 2),
  );
  lines.splice(1, 0, `|${rule.join("|")}|`);
  return lines.join("\n");
}

/**
 * @param {number} value
 * @param {Row["unit"]} [unit]
 * @returns {string}
 */
function format(value, unit = "ms") {
  if (!Number.isFinite(value)) return "no answer";
  if (unit === "ms") return formatTime(value);
  if (unit === "count") return value.toFixed(0);
  if (unit === "percent") return `${value.toFixed(2)} %`;
  return value >= 10_000 ? `${(value / 1000).toFixed(1)} kB` : `${value.toFixed(0)} B`;
}

/**
 * @param {number} milliseconds
 * @returns {string} three digits that count
 */
function formatTime(milliseconds) {
  if (milliseconds >= 1000) return `${(milliseconds / 1000).toPrecision(3)} s`;
  if (milliseconds >= 1) return `${milliseconds.toPrecision(3)} ms`;
  return `${(milliseconds * 1000).toPrecision(3)} µs`;
}

/**
 * @param {string | undefined} text
 * @returns {number} columns in a terminal, where CJK characters take two
 */
function width(text = "") {
  return [...text].reduce((sum, char) => sum + (/[\u2E80-\uFFEF]/u.test(char) ? 2 : 1), 0);
}
