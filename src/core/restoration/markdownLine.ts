import type { FurnitureLine } from "./pageLines.js";

/**
 * Plain words as Markdown that shows them as they are.
 * @param isStart the words begin a heading or a list item
 */
export function escapeMarkdown(text: string, isStart: boolean): string {
  const inline = text
    .replace(/(\\+)(.|$)/gsu, backslashes)
    .replace(/[`*[\]~]/g, "\\$&")
    .replace(/(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, "\\_")
    .replace(/<(?=[a-z/!?])/gi, "\\<")
    .replace(/&(?=#?\w+;)/g, "\\&")
    .replace(/(^|\s)#/g, "$1\\#");
  return isStart ? inline.replace(/^(?:[-+>=]|\d{1,9}(?=[.)](?:\s|$)))/, startEscaped) : inline;
}

/**
 * Backslashes before a bracket that annotations may have, or at the end, where one may follow, are that grammar's and
 * stay; before other marks, and more than one before anything, they would be Markdown's.
 */
function backslashes(found: string, run: string, next: string): string {
  const isOfGrammar = next === "" || (next > "~" && /^[\p{Ps}\p{Pe}]$/u.test(next));
  const isOfMarkdown = run.length > 1 || /^[!-/:-@[-`{-~]$/.test(next);
  return isOfGrammar || !isOfMarkdown ? found : run + found;
}

/** `-` as `\-`; a number keeps its digits and loses its power by `\` behind them. */
function startEscaped(start: string): string {
  return /^\d/.test(start) ? `${start}\\` : `\\${start}`;
}

/** A page's furniture as front matter; empty when there is nothing to say. */
export function frontMatter(
  furniture: readonly FurnitureLine[],
  source: string | undefined,
): string {
  const title = furniture.find(({ role }) => role === "title")?.text;
  const date = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})/.exec(
    furniture.find(({ role }) => role === "date")?.text ?? "",
  );
  const entries = [
    title === undefined ? "" : `title: ${JSON.stringify(title)}`,
    date
      ? `date: ${[date[1], date[2]?.padStart(2, "0"), date[3]?.padStart(2, "0")].join("-")}`
      : "",
    source === undefined ? "" : `source: ${JSON.stringify(source)}`,
  ].filter((entry) => entry !== "");
  return entries.length > 0 ? `---\n${entries.join("\n")}\n---\n\n` : "";
}
