import { compileGrammar, scanAnnotations } from "../annotations/index.js";
import type { AnnotationGrammar, GrammarOptions } from "../annotations/index.js";
import { escapeMarkdown, frontMatter } from "./markdownLine.js";
import { finished } from "../text/index.js";
import type { Steps } from "../text/index.js";
import type { Restoration } from "./restore.js";

/** What a restored page is written as. */
export interface RestoredNoteOptions extends GrammarOptions {
  readonly format: "indented" | "markdown";
  /** In Markdown: down to which depth nodes are headings, 1 being the root alone; the rest are list items. */
  readonly headings?: number;
  /** Where the page came from, for the front matter: a file's name or an address. */
  readonly source?: string;
}

const MOST_HEADINGS = 6;

/**
 * A page as an outline with its tree: lines in the order of reading, a parent before its children, each annotation line
 * the last child of the line it stands above. The page's furniture is Markdown's front matter; indented text has no
 * place for it.
 */
export function writeRestoredNote(
  lines: readonly string[],
  restoration: Restoration,
  options: RestoredNoteOptions,
): string {
  return finished(writeRestoredNoteSteps(lines, restoration, options));
}

/** How many lines are written between two points at which the work can be interrupted. */
const LINES_PER_STEP = 256;

/** `writeRestoredNote` in slices. */
export function* writeRestoredNoteSteps(
  lines: readonly string[],
  restoration: Restoration,
  options: RestoredNoteOptions,
): Steps<string> {
  const grammar = compileGrammar(options);
  const headings = Math.min(MOST_HEADINGS, Math.max(0, options.headings ?? 2));
  const written: string[] = [];
  const order = readingOrder(restoration);
  yield;
  for (const [at, { line, depth }] of order.entries()) {
    if (at % LINES_PER_STEP === LINES_PER_STEP - 1) yield;
    const text = (lines[line] ?? "").replace(/\s+/g, " ").trim();
    if (options.format === "indented") {
      written.push("\t".repeat(depth) + bracketsEscaped(text, grammar));
    } else {
      const markdown = markdownText(text, grammar);
      const isHeading = depth < headings;
      if (isHeading && written.length > 0) written.push("");
      written.push(
        isHeading
          ? `${"#".repeat(depth + 1)} ${markdown}`
          : `${"  ".repeat(depth - headings)}- ${markdown}`,
      );
      if (isHeading) written.push("");
    }
  }
  const front =
    options.format === "markdown" ? frontMatter(restoration.furniture, options.source) : "";
  return `${front}${written
    .join("\n")
    .replace(/\n{3,}/g, "\n\n")
    .trimEnd()}\n`;
}

/** Lines with their depth, parents first; the root's is 0. */
function readingOrder({ parents, joints }: Restoration): { line: number; depth: number }[] {
  const children = new Map<number, number[]>();
  for (const [line, parent] of parents.entries()) {
    if (parent < 0) continue;
    const known = children.get(parent);
    if (known) known.push(line);
    else children.set(parent, [line]);
  }
  const order: { line: number; depth: number }[] = [];
  const waiting = joints.filter(({ parent }) => parent < 0).map(({ line }) => ({ line, depth: 0 }));
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    order.push(next);
    const below = children.get(next.line) ?? [];
    for (let at = below.length - 1; at >= 0; at--) {
      waiting.push({ line: below[at] as number, depth: next.depth + 1 });
    }
  }
  return order;
}

/** A line in which brackets that close nothing, or are not closed, cannot meet those of other lines. */
function bracketsEscaped(text: string, grammar: AnnotationGrammar): string {
  if (!grammar.mayHold(text)) return text;
  let escaped = "";
  let from = 0;
  for (const { start } of scanAnnotations(text, grammar).problems) {
    escaped += `${text.slice(from, start)}\\`;
    from = start;
  }
  return escaped + text.slice(from);
}

/** A line as Markdown that says the same: the author's words escaped, annotations as they are. */
function markdownText(text: string, grammar: AnnotationGrammar): string {
  const safe = bracketsEscaped(text, grammar);
  const annotations = grammar.mayHold(safe) ? scanAnnotations(safe, grammar).annotations : [];
  let markdown = "";
  let from = 0;
  for (const { start, end } of annotations) {
    markdown += escapeMarkdown(safe.slice(from, start), from === 0) + safe.slice(start, end);
    from = end;
  }
  return markdown + escapeMarkdown(safe.slice(from), from === 0);
}
