import type { Inline } from "../summary/index.js";

/** What words hold that the stringifier escapes somewhere. */
const ESCAPED = /[\\`*_~[\]<@\p{Cc}]|&[#a-z]|w\.|[ps]:\/|(?! )\s/iu;

/** What it escapes at the start of a line, and writes as a reference at the end. */
const ESCAPED_START = /^(?:[#+\-=>\s]|\d+[.)])/u;
const ESCAPED_END = /[\s#]$/u;

/** What is set apart begins and ends with a letter: then it is so whatever stands around it. */
const EDGES = /^[\p{L}\p{N}](?:.*[\p{L}\p{N}])?$/su;

const ADDRESS = /^[\w\-./#:?=%+]+$/u;
const CODE = /^[^\s`](?:[^`\p{Cc}]*[^\s`])?$/u;

/**
 * A line as the stringifier writes it, where that is plain to see: words that need no escape, and marks that do not stand
 * in each other; null for all else, which is left to the stringifier.
 */
export function simpleMarkdownText(content: readonly Inline[]): string | null {
  let line = "";
  let words = "";
  for (const part of content) {
    if (part.type === "mark") continue;
    if (part.type === "text") {
      words += part.value;
      continue;
    }
    const marked = markedText(part);
    if (marked === null || ESCAPED.test(words)) return null;
    line += words;
    if (isJoined(line, marked)) return null;
    line += marked;
    words = "";
  }
  line += words;
  const isEscaped = ESCAPED.test(words) || ESCAPED_START.test(line) || ESCAPED_END.test(line);
  return isEscaped ? null : line;
}

/** True where two marks touch, or where words would make an image of a link. */
function isJoined(line: string, marked: string): boolean {
  return line.endsWith("*") ? marked.startsWith("*") : line.endsWith("!") && marked.startsWith("[");
}

function markedText(part: Exclude<Inline, { type: "text" | "mark" }>): string | null {
  if (part.type === "inlineCode") return CODE.test(part.value) ? `\`${part.value}\`` : null;
  const words = onlyWords(part.children);
  if (words === null) return null;
  switch (part.type) {
    case "strong":
      return `**${words}**`;
    case "emphasis":
      return `*${words}*`;
    case "link":
      // One that shows its address is written otherwise.
      return ADDRESS.test(part.url) && !part.url.endsWith(words) ? `[${words}](${part.url})` : null;
    case "delete":
      return null;
  }
}

function onlyWords([only, ...others]: readonly Inline[]): string | null {
  if (only?.type !== "text" || others.length > 0) return null;
  return EDGES.test(only.value) && !ESCAPED.test(only.value) ? only.value : null;
}
