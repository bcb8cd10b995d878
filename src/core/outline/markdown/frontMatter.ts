import type { DocumentText } from "../../text/index.js";

/** Longer front matter is not looked for: a text that opens with a thematic break would be searched on every key. */
const MAX_LINES = 1000;

const FENCE = /^---[ \t]*\r?$/;

/**
 * Where the Markdown of a text begins: after a byte order mark and after front matter, which is everything between
 * a first line `---` and the next such line (YAML as remark-frontmatter and VS Code read it).
 */
export function markdownStart(text: DocumentText): number {
  const first = text.line(1).text;
  const start = first.startsWith("\uFEFF") ? 1 : 0;
  if (!FENCE.test(first.slice(start))) return start;
  const lines = text.iterLines(2, Math.min(text.lines, MAX_LINES) + 1);
  let end = first.length;
  for (const line of lines) {
    end += 1 + line.length;
    if (FENCE.test(line)) return Math.min(end + 1, text.length);
  }
  return start;
}
