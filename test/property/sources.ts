import fc from "fast-check";
import type { NoteFormat } from "../../src/core/index.js";

const FORMATS: readonly NoteFormat[] = ["markdown", "indented", "page"];

const PIECES = [
  ...["- ", "* ", "1. ", "10. ", "# ", "## ", "> ", "- [ ] ", "  ", "    ", "\t", "\u3000"],
  ...["\n", "\n", "\n", "\n\n", "\r\n", "\uFEFF", "\u0000", "\ud800", "e\u0301", "😀"],
  ...["a", "b c", "第一", "7", "【", "】", "\\", "\\【", "`", "**", "---\n", "===\n"],
  ...[
    "【x】",
    "【x】",
    "【? y】",
    "【a【b】c】",
    "【@me 2026-01-02: z #t】",
    "- 【x】\n",
    "\n\n【x】\n\n",
  ],
  ...["```\n", "[l](u)", "`code`", "<div>", "[r]: u\n", "|a|b|\n|-|-|\n", "  - b\n", "- c\n"],
];

/** Texts of all formats, with what changes the meaning of what stands around it. */
export const sources = fc
  .tuple(fc.array(fc.constantFrom(...PIECES), { maxLength: 24 }), fc.constantFrom(...FORMATS))
  .map(([pieces, format]) => ({ text: pieces.join(""), format }));

/** What a reader may type. */
export const TYPED: readonly string[] = [
  "真的吗",
  "? why",
  "! #tag",
  "todo x",
  "@you: y",
  "a\\",
  "【b】",
  "]】",
  "`",
];

/** One of them. */
export const words = fc.constantFrom(...TYPED);
