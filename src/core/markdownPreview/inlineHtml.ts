import type { MarkdownToken } from "./markdownIt.js";

/** Elements that have no end. */
const VOID = new Set(["br", "hr", "img", "input", "wbr"]);

/** An opening or closing tag, not a comment. */
const TAG = /^<(\/?)([a-z][a-z0-9-]*)/i;

/** Whether the HTML in a stretch of text ends what it begins and nothing else, so that nothing around it is changed. */
export function isClosedHtml(tokens: readonly MarkdownToken[]): boolean {
  const open: string[] = [];
  for (const { type, content } of tokens) {
    const [, slash, name = ""] = (type === "html_inline" ? TAG.exec(content) : null) ?? [];
    const element = name.toLowerCase();
    if (slash === undefined || VOID.has(element)) continue;
    if (slash === "") open.push(element);
    else if (open.pop() !== element) return false;
  }
  return open.length === 0;
}
