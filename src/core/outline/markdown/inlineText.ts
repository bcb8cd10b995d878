import type { SyntaxNodeRef } from "@lezer/common";
import { characterEntitiesHtml4 } from "character-entities-html4";
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
  for (const piece of inlinePieces(content)) {
    if (!MAY_HIDE.test(piece.text)) continue;
    parseInline(oneLine(piece.text)).iterate({
      enter(node) {
        if (!HIDING.has(node.name) && !isTarget(node)) return true;
        ranges.push({ start: piece.start + node.from, end: piece.start + node.to });
        return false;
      },
    });
  }
  return ranges;
}

/** The words of an inline block on one line: no emphasis marks, link targets or tags; references decoded. */
export function plainText(content: string): string {
  if (!HAS_MARKUP.test(content)) return content.replace(/\s+/g, " ").trim();
  let plain = "";
  for (const { text } of inlinePieces(content)) plain += plainPiece(oneLine(text));
  return plain.replace(/\s+/g, " ").trim();
}

function plainPiece(source: string): string {
  let plain = "";
  let copied = 0;
  parseInline(source).iterate({
    enter(node) {
      if (node.to <= copied) return false;
      const replacement = replacementOf(node, source);
      if (replacement === null) return true;
      plain += source.slice(copied, node.from) + replacement;
      copied = endsLinkText(node, source) ? (node.node.parent?.to ?? node.to) : node.to;
      return false;
    },
  });
  return plain + source.slice(copied);
}

/** The longest stretch in which inline structure is looked for at once: the parser is quadratic in unclosed marks. */
const MAX_PIECE_LENGTH = 10_000;

/** A block cut at line breaks, else at white space, into pieces that are short enough; most blocks are one piece. */
function* inlinePieces(content: string): Generator<{ start: number; text: string }> {
  let start = 0;
  while (content.length - start > MAX_PIECE_LENGTH) {
    const longest = content.slice(start, start + MAX_PIECE_LENGTH);
    const lineBreak = longest.lastIndexOf("\n");
    const cut = lineBreak > 0 ? lineBreak : longest.search(/\s\S*$/);
    const text = cut > 0 ? longest.slice(0, cut) : longest;
    yield { start, text };
    start += text.length;
  }
  yield { start, text: start === 0 ? content : content.slice(start) };
}

function oneLine(content: string): string {
  return content.replace(/\\\r?\n|\r?\n/g, (lineBreak) => " ".repeat(lineBreak.length));
}

/** The address of a link or image; a bare address is none. */
function isTarget(node: SyntaxNodeRef): boolean {
  return node.name === "URL" && /^(?:Link|Image)$/.test(node.node.parent?.name ?? "");
}

/** What stands for an inline node in plain text; null to go on into it. */
function replacementOf(node: SyntaxNodeRef, source: string): string | null {
  if (MARKS.has(node.name)) return "";
  switch (node.name) {
    case "Escape":
      return source.slice(node.from + 1, node.to);
    case "Entity":
      return decodedReference(source.slice(node.from, node.to));
    case "InlineCode":
      return codeText(source.slice(node.from, node.to));
    case "HTMLTag":
      return /^<br\b/i.test(source.slice(node.from, node.to)) ? " " : "";
    case "LinkMark":
      return isLinkMarkShown(node, source) ? source.slice(node.from, node.to) : "";
    case "URL":
      return isTarget(node) ? "" : source.slice(node.from, node.to);
    default:
      return null;
  }
}

/** What a code span says: one blank at each end belongs to the marks, unless there is nothing else (CommonMark 6.1). */
function codeText(span: string): string {
  const marks = /^`*/.exec(span)?.[0].length ?? 0;
  const code = span.slice(marks, span.length - marks);
  return /^ .* $/.test(code) && code.trim() !== "" ? code.slice(1, -1) : code;
}

/** At the bracket behind a link's text: the rest of the link, with the blanks in it, is no words. */
function endsLinkText(node: SyntaxNodeRef, source: string): boolean {
  return (
    node.name === "LinkMark" && source.charAt(node.from) === "]" && !isLinkMarkShown(node, source)
  );
}

/** A bracketed word without a target may be a reference or just a bracketed word: it is shown as written. */
function isLinkMarkShown(node: SyntaxNodeRef, source: string): boolean {
  const link = node.node.parent;
  if (link?.name !== "Link" && link?.name !== "Image") return false;
  return (
    !link.getChild("URL") &&
    !link.getChild("LinkLabel") &&
    !source.slice(link.from, link.to).endsWith("()")
  );
}

/**
 * The names of HTML 4 and XML. The two thousand that HTML 5 adds would weigh more than the Markdown parser, and stay as
 * they are written.
 */
const NAMED_CHARACTERS: ReadonlyMap<string, string> = new Map([
  ...Object.entries(characterEntitiesHtml4),
  ["apos", "'"],
]);

/** The character that `&name;`, `&#123;` or `&#x7b;` stands for; the reference itself when it names none. */
function decodedReference(reference: string): string {
  const name = reference.slice(1, -1);
  if (!name.startsWith("#")) {
    return NAMED_CHARACTERS.get(name) ?? reference;
  }
  const code = /^#x/i.test(name) ? parseInt(name.slice(2), 16) : parseInt(name.slice(1), 10);
  const isCharacter = code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff);
  return isCharacter ? String.fromCodePoint(code) : "\uFFFD";
}
