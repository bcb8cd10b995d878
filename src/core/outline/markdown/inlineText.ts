import type { SyntaxNodeRef } from "@lezer/common";
import { decodeNamedCharacterReference } from "decode-named-character-reference";
import type { TextRange } from "../../text/index.js";
import { parseInline } from "./markdownParser.js";

/** Without one of these no inline structure can hide a bracket. */
const MAY_HIDE = /[`<]|\]\s*[([]/;

/** Without one of these a text is its own plain text. */
const HAS_MARKUP = /[\\`*_~[\]<&!\n]/;

/** In these a bracket is the author's, whatever it looks like (grammar.md, rule 3). */
const HIDING = new Set([
  "InlineCode",
  "Autolink",
  "HTMLTag",
  "Comment",
  "ProcessingInstruction",
  "LinkTitle",
  "LinkLabel",
]);

/** Marks that are no words of the author. */
const MARKS = new Set([
  "EmphasisMark",
  "CodeMark",
  "StrikethroughMark",
  "LinkTitle",
  "LinkLabel",
  "Comment",
  "ProcessingInstruction",
]);

/**
 * The ranges of one inline block in which brackets are not seen: code spans, autolinks in angle brackets, raw HTML
 * and link targets. A bare web address hides nothing: what follows it in full-width brackets is a remark about it.
 * @param content the block's text with the marks of enclosing quotes blanked out; ranges count from its start
 */
export function hiddenRanges(content: string): readonly TextRange[] {
  if (!MAY_HIDE.test(content)) return [];
  const ranges: TextRange[] = [];
  parseInline(oneLine(content)).iterate({
    enter(node) {
      const isTarget = node.name === "URL" && /^(?:Link|Image)$/.test(node.node.parent?.name ?? "");
      if (!isTarget && !HIDING.has(node.name)) return true;
      ranges.push({ start: node.from, end: node.to });
      return false;
    },
  });
  return ranges;
}

/** The words of an inline block on one line: no emphasis marks, link targets or tags; references decoded. */
export function plainText(content: string): string {
  if (!HAS_MARKUP.test(content)) return content.trim();
  const source = oneLine(content);
  let plain = "";
  let copied = 0;
  parseInline(source).iterate({
    enter(node) {
      const replacement = replacementOf(node, source);
      if (replacement === null) return true;
      plain += source.slice(copied, node.from) + replacement;
      copied = node.to;
      return false;
    },
  });
  return (plain + source.slice(copied)).replace(/\s+/g, " ").trim();
}

function oneLine(content: string): string {
  return content.replace(/\\\r?\n|\r?\n/g, (lineBreak) => " ".repeat(lineBreak.length));
}

/** What stands for an inline node in plain text; null to go on into it. */
function replacementOf(node: SyntaxNodeRef, source: string): string | null {
  if (MARKS.has(node.name)) return "";
  switch (node.name) {
    case "Escape":
      return source.slice(node.from + 1, node.to);
    case "Entity":
      return decodedReference(source.slice(node.from, node.to));
    case "HTMLTag":
      return /^<br\b/i.test(source.slice(node.from, node.to)) ? " " : "";
    case "LinkMark":
      return isLinkMarkShown(node, source) ? source.slice(node.from, node.to) : "";
    case "URL":
      return /^(?:Link|Image)$/.test(node.node.parent?.name ?? "")
        ? ""
        : source.slice(node.from, node.to);
    default:
      return null;
  }
}

/** A bracketed word without a target may be a reference or just a bracketed word: it is shown as written. */
function isLinkMarkShown(node: SyntaxNodeRef, source: string): boolean {
  const link = node.node.parent;
  if (link?.name !== "Link") return false;
  return (
    !link.getChild("URL") &&
    !link.getChild("LinkLabel") &&
    !source.slice(link.from, link.to).endsWith("()")
  );
}

/** The character that `&name;`, `&#123;` or `&#x7b;` stands for; the reference itself when it names none. */
function decodedReference(reference: string): string {
  const name = reference.slice(1, -1);
  if (!name.startsWith("#")) return decodeNamedCharacterReference(name) || reference;
  const code = /^#x/i.test(name) ? parseInt(name.slice(2), 16) : parseInt(name.slice(1), 10);
  const isCharacter = code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff);
  return isCharacter ? String.fromCodePoint(code) : "\uFFFD";
}
