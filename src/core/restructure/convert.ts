import type { ExpectedRow } from "./expectation.js";
import type { Fragment, FragmentRow } from "./fragment.js";
import { itemMark } from "./itemMarks.js";
import { comparableWords } from "./ownWords.js";
import type { OwnLine } from "./ownWords.js";
import { demand } from "./refusal.js";
import type { Rendering } from "./rendering.js";

const TASK_BOX = /\[[ xX]\](?=\s|$)/;

/** Headings or lines of indented text as a nested list of Markdown. */
export function renderAsItems(
  fragment: Fragment,
  to: { readonly prefix: string; readonly mark: string | null },
): Rendering {
  const prefixes: string[] = [];
  const lines: string[] = [];
  const rows = fragment.rows.map((row, at): ExpectedRow => {
    const prefix = row.parent < 0 ? to.prefix : (prefixes[row.parent] ?? "");
    const mark = (at === 0 ? to.mark : null) ?? markdownMark(row);
    const own = ownOf(fragment, row);
    const unit = to.prefix.includes("\t") ? "\t" : " ".repeat(mark.length + 1);
    prefixes.push(prefix + unit);
    lines.push(...itemLines(own, prefix + mark, prefix + " ".repeat(mark.length + 1)));
    return { parent: row.parent, facts: convertedFacts(fragment, row, "item", own) };
  });
  return { lines, rows, lineMap: null, notices: [] };
}

/** Headings or items of Markdown as lines of indented text. */
export function renderAsLines(
  fragment: Fragment,
  to: { readonly prefix: string; readonly unit: string; readonly mark: string | null },
): Rendering {
  const prefixes: string[] = [];
  const lines: string[] = [];
  const rows = fragment.rows.map((row, at): ExpectedRow => {
    demand(row.own.length === 1, "several-lines");
    const prefix = row.parent < 0 ? to.prefix : (prefixes[row.parent] ?? "");
    prefixes.push(prefix + to.unit);
    const own = row.facts.type === "item" ? itemMark(row.head.marker).text : "";
    const mark = at === 0 && own !== "" ? (to.mark ?? own) : own;
    const text = row.own[0]?.text ?? "";
    demand(mark + text !== "", "several-lines");
    lines.push((prefix + (mark === "" ? text : `${mark} ${text}`)).trimEnd());
    const words = {
      indent: 0,
      text: text.replace(/^\[[ xX]\](?=\s|$)[ \t]*/, mark === "" ? "$&" : ""),
    };
    return { parent: row.parent, facts: convertedFacts(fragment, row, "line", [words]) };
  });
  return { lines, rows, lineMap: null, notices: [] };
}

/** The own lines of a row as an item has them: a task box is no part of an item's mark. */
function ownOf({ format }: Fragment, { own, head }: FragmentRow): readonly OwnLine[] {
  const [first, ...others] = own;
  const box = format === "markdown" ? null : TASK_BOX.exec(head.marker);
  const text = box === null ? (first?.text ?? "") : `${box[0]} ${first?.text ?? ""}`.trim();
  return [{ indent: 0, text }, ...others];
}

function markdownMark({ facts, head }: FragmentRow): string {
  if (facts.type === "heading" || head.marker === "") return "-";
  const { text, number } = itemMark(head.marker);
  if (number !== null) return text.replace("、", ".");
  return /^[-*+]$/.test(text) ? text : "-";
}

function itemLines(own: readonly OwnLine[], head: string, prefix: string): readonly string[] {
  return own.map(({ indent, text }, at) => {
    if (at === 0) return `${head} ${text}`.trimEnd();
    return text === "" ? "" : prefix + " ".repeat(Math.max(0, indent)) + text;
  });
}

function convertedFacts(
  { format }: Fragment,
  row: FragmentRow,
  type: "item" | "line",
  own: readonly OwnLine[],
): ExpectedRow["facts"] {
  const isSameFormat = format === "markdown" && type === "item";
  return {
    ...row.facts,
    type,
    words: comparableWords(own),
    label: isSameFormat ? row.facts.label : null,
  };
}
