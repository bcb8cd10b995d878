import fc from "fast-check";
import { share } from "./share.js";
import type { TextChange } from "../../src/core/index.js";

/** Pieces that outlines are made of, among them all that changes the meaning of what follows. */
const PIECES = [
  "- ",
  "* ",
  "1. ",
  "2) ",
  "# ",
  "## ",
  "### ",
  "> ",
  "  ",
  "    ",
  "\t",
  "\n",
  "\n",
  "\n\n",
  "\r\n",
  "a",
  "word",
  "第一章",
  "【",
  "】",
  "【x】",
  "【a【b】c】",
  "【? why】",
  "\\【",
  "\\",
  "`",
  "```\n",
  "~~~\n",
  "---\n",
  "===\n",
  "***",
  "**b**",
  "[l](u)",
  "<div>",
  "<!--",
  "-->",
  "[r]: u\n",
  "|a|b|\n|-|-|\n",
  "- [ ] ",
  "\u3000",
  "\u00a0",
  "\uFEFF",
  "\u0000",
  "\ud800",
  "- 【x】\n",
  "  - b\n",
  "\t\tdeep\n",
  "&amp;",
  "Title",
  "Title\n",
];

/** Markdown in which anything may follow anything. */
export const markdownText = fc
  .array(fc.constantFrom(...PIECES), { maxLength: 60 })
  .map((pieces) => pieces.join(""));
/** One edit: some changes, whose places are shares of the length of the text. */
export interface Edit {
  readonly at: number;
  readonly length: number;
  readonly insert: readonly string[];
}

/** Edits with several changes each. */
export const edits: fc.Arbitrary<Edit[]> = fc.array(
  fc.record({
    at: share,
    length: fc.constantFrom(0, 0, 0, 1, 2, 7, 40),
    insert: fc.array(fc.constantFrom(...PIECES), { maxLength: 3 }),
  }),
  { minLength: 1, maxLength: 4 },
);

/** The changes of an edit to a text of a length: sorted and apart. */
export function changesOf(textLength: number, rounds: readonly Edit[]): TextChange[] {
  const starts = rounds.map((edit) => ({
    edit,
    start: Math.min(textLength, Math.floor(edit.at * (textLength + 1))),
  }));
  starts.sort((a, b) => a.start - b.start);
  let end = 0;
  return starts.flatMap(({ edit, start }) => {
    if (start < end) return [];
    end = Math.min(textLength, start + edit.length);
    return [{ start, end, text: edit.insert.join("") }];
  });
}

/** A text after sorted changes. */
export function applied(source: string, changes: readonly TextChange[]): string {
  return [...changes]
    .reverse()
    .reduce((t, c) => t.slice(0, c.start) + c.text + t.slice(c.end), source);
}
