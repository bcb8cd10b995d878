/** Words as they stand. */
export interface TextInline {
  readonly type: "text";
  readonly value: string;
}

/** Code within a line. */
export interface CodeInline {
  readonly type: "inlineCode";
  readonly value: string;
}

/** Words that are set apart. */
export interface StyledInline {
  readonly type: "emphasis" | "strong" | "delete";
  readonly children: readonly Inline[];
}

/** A link to an address that may be opened (`safeAddress`). */
export interface LinkInline {
  readonly type: "link";
  readonly url: string;
  readonly children: readonly Inline[];
}

/** Where an annotation stands in the author's words. */
export interface MarkInline {
  readonly type: "mark";
  /** The annotation's number in the summary. */
  readonly number: number;
}

/**
 * A part of a line: what a summary shows of inline Markdown. Everything else of it has become words. The names are those
 * of mdast, so that its tools can write it.
 */
export type Inline = TextInline | CodeInline | StyledInline | LinkInline | MarkInline;

/** A paragraph; it has no line breaks. */
export interface Paragraph {
  readonly type: "paragraph";
  readonly children: readonly Inline[];
}

/** Lines of code. */
export interface CodeBlock {
  readonly type: "code";
  readonly value: string;
}

/** A quotation. */
export interface Quotation {
  readonly type: "blockquote";
  readonly children: readonly Block[];
}

/** A block of author text. */
export type Block = Paragraph | CodeBlock | Quotation;

/** The words of some inline content, without marks. */
export function inlineText(content: readonly Inline[]): string {
  let text = "";
  const waiting = [...content].reverse();
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if ("value" in next) text += next.value;
    else if ("children" in next) waiting.push(...[...next.children].reverse());
  }
  return text;
}

/** Characters that change the direction of what follows them, other than marks that stand for themselves. */
const DIRECTIONS = "\\u202A-\\u202E\\u2066-\\u2069";

/** Characters that no file of text, HTML or XML can show. A line break and a tab are none of them. */
const CONTROLS = "\\u0000-\\u0008\\u000B\\u000C\\u000E-\\u001F\\u007F-\\u009F\\uFFFE\\uFFFF";

const UNSHOWABLE = new RegExp(`[${DIRECTIONS}${CONTROLS}]|\\p{Surrogate}`, "gu");

/**
 * A text in which nothing hides: characters that would turn the direction of the words behind them, control characters
 * and half surrogate pairs are the replacement character. Its length stays what it is.
 */
export function shownText(text: string): string {
  return text.replace(UNSHOWABLE, "\uFFFD");
}

/** The same on one line, runs of white space being one blank. */
export function shownLine(text: string): string {
  return shownText(text.replace(/\s+/gu, " ").trim());
}

/** Addresses that a summary may link to: those of the web and of letters, and places near the summary itself. */
const SAFE_SCHEME = /^(?:https?|mailto):/iu;

/** A scheme as browsers see one: they leave out blanks and control characters. */
const ANY_SCHEME = /^[^/?#]*:/u;

/**
 * An address that can be a link of the author's, or null: no script, no command, no file of this machine.
 *
 * @param url as Markdown gives it, decoded
 */
export function safeAddress(url: string): string | null {
  const address = shownText(url).trim();
  if (address === "" || address.includes("\uFFFD") || /[\\<>"]/u.test(address)) return null;
  return SAFE_SCHEME.test(address) || !(ANY_SCHEME.test(address) || address.startsWith("//"))
    ? address
    : null;
}

/** Schemes that run something. */
const RUNNING_SCHEME = /^[\s\p{Cc}]*(?:javascript|vbscript|data|blob|command|about):/iu;

/**
 * An address that can lead back to the note, or null: whatever scheme the reader's programs have, but none that runs
 * something.
 */
export function safeLinkBack(url: string): string | null {
  const address = shownText(url).trim();
  const isRefused =
    address === "" || /[\uFFFD\s<>"]/u.test(address) || RUNNING_SCHEME.test(address);
  return isRefused ? null : address;
}
