import assert from "node:assert/strict";
import fc from "fast-check";
import type { BlockContent, List, Nodes, RootContent } from "mdast";
import remarkGfm from "remark-gfm";
import remarkParse from "remark-parse";
import { unified } from "unified";
import { parseNote } from "../../src/core/index.js";
import { ENGLISH_WORDS, EXPORTERS } from "../../src/core/exporters/index.js";
import { inlineText, summarise } from "../../src/core/summary/index.js";
import type { Summary, SummaryEntry, SummaryOptions } from "../../src/core/summary/index.js";
import { check } from "./check.js";
import { writtenText } from "./writtenText.js";

/** What a reader of the Markdown sees of an entry: headings and items with the words below them. */
interface Shown {
  readonly depth: number;
  readonly text: string;
  readonly annotations: { readonly depth: number; readonly text: string }[];
}

const fragment = fc.constantFrom(
  ..."a b word 水 税与役 **b** *i* _u_ ~~d~~ ~t~ `c` `` ` `` [l](x.md) [l](javascript:x) ![i](p.png) [r] <b> </b> <!--".split(
    " ",
  ),
  ..."--> &amp; &lt; &#x5b; \\* \\【 http://e.org/a_b www.e.org a@e.org * _ # - + > | 1. 2) = == --- ``` ~~~ ! [^1] : $x$".split(
    " ",
  ),
  " ",
  " ",
  "  ",
  "【q?】",
  "【! i【r】【?】】",
  "【@A 2026-05-01: *x* # y #t】",
  "【- l】",
  "【todo <i>】",
  "\u202E",
  "\u0007",
);
const words = fc.array(fragment, { minLength: 1, maxLength: 7 }).map((parts) => parts.join(""));
const line = fc.record({ depth: fc.nat(4), kind: fc.nat(9), words });
const note = fc.array(line, { minLength: 1, maxLength: 9 }).map((lines) =>
  lines
    .map(({ depth, kind, words: text }) => {
      if (kind < 2) return `\n${"#".repeat(depth + 1)} ${text}\n`;
      if (kind === 2) return `\n${"  ".repeat(depth)}${text}\n`;
      return `${"  ".repeat(depth)}${kind === 3 ? "1." : "-"} ${text}`;
    })
    .join("\n"),
);
const format = fc.constantFrom("markdown" as const, "indented" as const);
const options: fc.Arbitrary<SummaryOptions> = fc.record({
  content: fc.constantFrom("outline", "annotated", "annotations"),
  authorText: fc.constantFrom("full", "shortened"),
  order: fc.constantFrom("outline", "outline", "kind"),
});

const markdown = EXPORTERS.find(({ id }) => id === "markdown")!;

function expected({ parts }: Summary): Shown[] {
  return parts.flatMap(({ entries }) => entries.map(expectedEntry));
}

function expectedEntry(entry: SummaryEntry): Shown {
  const { depth, path, label, blocks, annotations, ordinal } = entry;
  const [first] = blocks;
  const own = first?.type === "paragraph" && ordinal >= 0 ? inlineText(first.children).trim() : "";
  const instead =
    label === "" ? (ordinal < 0 ? ENGLISH_WORDS.wholeNote : ENGLISH_WORDS.emptyNode) : label;
  return {
    depth,
    text: oneLine([...path, own === "" ? instead : own].join(" › ")),
    annotations: annotations.map(({ depth: level, kind, reader, date, text }) => ({
      depth: level,
      text: oneLine(
        [
          level > 0 && kind === "comment" ? "Reply" : ENGLISH_WORDS.kinds[kind],
          ...(reader === null ? [] : [reader]),
          ...(date === null ? [] : [date]),
        ].join(" · ") + `: ${text === "" ? ENGLISH_WORDS.emptyAnnotation : text}`,
      ),
    })),
  };
}

function oneLine(text: string): string {
  return text.replace(/\s+/gu, " ").trim();
}

/** Reads the entries back, as any Markdown program would; nothing of it is HTML. */
function readBack(text: string, isTree: boolean): Shown[] {
  const tree = unified().use(remarkParse).use(remarkGfm).parse(text);
  const shown: Shown[] = [];
  const top: Shown = { depth: 0, text: "", annotations: [] };
  let at = top;
  for (const node of tree.children) {
    if (node.type === "heading" && isTree && node.depth > 1) {
      at = { depth: node.depth - 1, text: oneLine(wordsOf(node)), annotations: [] };
      shown.push(at);
    } else if (node.type === "list") {
      readList(node, at.depth + 1, shown);
    } else readQuote(node, 0, at);
  }
  return shown;
}

function readList(list: List, depth: number, shown: Shown[]): void {
  for (const item of list.children) {
    const [first, ...rest] = item.children;
    assert.equal(first?.type, "paragraph");
    const entry: Shown = { depth, text: oneLine(wordsOf(first)), annotations: [] };
    shown.push(entry);
    for (const node of rest) {
      if (node.type === "list") readList(node, depth + 1, shown);
      else readQuote(node, 0, entry);
    }
  }
}

const NAMES: ReadonlySet<string> = new Set([...Object.values(ENGLISH_WORDS.kinds), "Reply"]);

/** Annotations begin with their kind, set apart; other quotations are the author's. */
function readQuote(node: RootContent | BlockContent, depth: number, entry: Shown): void {
  if (node.type !== "blockquote") return;
  const [first] = node.children;
  const [mark] = first?.type === "paragraph" ? first.children : [];
  const isOurs = mark?.type === "strong" && NAMES.has(wordsOf(mark));
  if (!isOurs) return;
  for (const child of node.children) {
    if (child.type === "paragraph") {
      entry.annotations.push({ depth, text: oneLine(wordsOf(child)) });
    } else {
      assert.equal(child.type, "blockquote");
      readQuote(child, depth + 1, entry);
    }
  }
}

function wordsOf(node: Nodes): string {
  assert.notEqual(node.type, "html");
  if (node.type === "break") return " ";
  if ("children" in node) return node.children.map(wordsOf).join("");
  return "value" in node ? node.value : "";
}

describe("a summary in Markdown", () => {
  it("says to a reader of Markdown what the summary says", () => {
    check(
      fc.property(note, format, options, (text, form, chosen) => {
        const summary = summarise(parseNote(text, { format: form }), chosen);
        const written = writtenText(markdown, summary, { hasStatistics: false });
        assert.deepEqual(
          readBack(written, summary.isTree),
          expected(summary),
          JSON.stringify({ text, written }),
        );
      }),
    );
  });
});
