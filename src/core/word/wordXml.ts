import type { Inline } from "../summary/index.js";

/** How a run looks; the names of styles are those of `docxDocument.ts`. */
export interface RunStyle {
  readonly style?: string;
  readonly isBold?: boolean;
  readonly isItalic?: boolean;
  readonly isStruck?: boolean;
  /** Half points. */
  readonly size?: number;
}

/** Where a paragraph stands and what it looks like. */
export interface ParagraphPlace {
  readonly style?: string;
  /** Its level in the list of items, from 0; left out for what is no item. */
  readonly level?: number;
  /** Twentieths of a point from the left. */
  readonly left?: number;
  /** Twentieths of a point below it; as its style says where it is left out. */
  readonly after?: number;
  readonly alignment?: "start" | "end";
}

/** The comments of an entry: which of them hang on which mark. */
export type CommentsOfMark = (number: number) => readonly number[];

/** Gives the id under which a part of the document links to an address. */
export type LinkIds = (address: string) => string;

/** What `numbering.xml` of `docx` calls the first list that is defined; its own bullets are 1. */
export const ITEMS_NUMBER = 2;

const LINK = "Hyperlink";
const CODE = "Code";

const CHARACTERS: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
};

/** A text in XML, within an element or an attribute in double quotes. */
export function xmlWords(text: string): string {
  return text.replace(/[&<>"]/gu, (character) => CHARACTERS[character] ?? character);
}

/** Words in a run of their own. */
export function wordsRun(text: string, style: RunStyle = {}): string {
  return `<w:r>${runProperties(style)}<w:t xml:space="preserve">${xmlWords(text)}</w:t></w:r>`;
}

/** In the order of the schema. */
function runProperties({ style, isBold, isItalic, isStruck, size }: RunStyle): string {
  const properties = [
    style === undefined ? "" : `<w:rStyle w:val="${style}"/>`,
    isBold === true ? "<w:b/><w:bCs/>" : "",
    isItalic === true ? "<w:i/><w:iCs/>" : "",
    isStruck === true ? "<w:strike/>" : "",
    size === undefined ? "" : `<w:sz w:val="${size}"/><w:szCs w:val="${size}"/>`,
  ].join("");
  return properties === "" ? "" : `<w:rPr>${properties}</w:rPr>`;
}

/** A paragraph. Its attributes are written as they are. */
export function paragraph(content: string, place: ParagraphPlace = {}, attributes = ""): string {
  return `<w:p${attributes}>${paragraphProperties(place)}${content}</w:p>`;
}

function paragraphProperties(place: ParagraphPlace): string {
  const { style, level, left = 0, after, alignment } = place;
  const properties = [
    style === undefined ? "" : `<w:pStyle w:val="${style}"/>`,
    level === undefined
      ? ""
      : `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="${ITEMS_NUMBER}"/></w:numPr>`,
    after === undefined ? "" : `<w:spacing w:after="${after}"/>`,
    left === 0 ? "" : `<w:ind w:left="${left}"/>`,
    alignment === undefined ? "" : `<w:jc w:val="${alignment}"/>`,
  ].join("");
  return properties === "" ? "" : `<w:pPr>${properties}</w:pPr>`;
}

/** A link with these words. */
export function linkRun(id: string, text: string): string {
  return hyperlink(id, wordsRun(text, { style: LINK }));
}

function hyperlink(id: string, content: string): string {
  return `<w:hyperlink w:history="1" r:id="${id}">${content}</w:hyperlink>`;
}

/**
 * Inline content as what stands in a paragraph. Comments begin with the paragraph and end where their annotation stood,
 * for readers write behind what they speak of.
 *
 * @param atEnd comments without a mark in the paragraph: they speak of all of it
 */
export function paragraphRuns(
  content: readonly Inline[],
  linkIds: LinkIds,
  commentsOf: CommentsOfMark = () => [],
  atEnd: readonly number[] = [],
): string {
  const starts = [...[...marksIn(content)].flatMap(commentsOf), ...atEnd];
  return [
    ...starts.map((id) => `<w:commentRangeStart w:id="${id}"/>`),
    runs(content, {}, { linkIds, commentsOf }),
    ...atEnd.map(commentEnd),
  ].join("");
}

interface Within {
  readonly linkIds: LinkIds;
  readonly commentsOf: CommentsOfMark;
}

function runs(content: readonly Inline[], style: RunStyle, within: Within): string {
  return content.map((part) => partRuns(part, style, within)).join("");
}

function partRuns(part: Inline, style: RunStyle, within: Within): string {
  switch (part.type) {
    case "text":
      return wordsRun(part.value, style);
    case "inlineCode":
      return wordsRun(part.value, { ...style, style: CODE });
    case "emphasis":
      return runs(part.children, { ...style, isItalic: true }, within);
    case "strong":
      return runs(part.children, { ...style, isBold: true }, within);
    case "delete":
      return runs(part.children, { ...style, isStruck: true }, within);
    case "link": {
      const words = runs(withoutMarks(part.children), { ...style, style: LINK }, within);
      const ends = [...marksIn(part.children)].flatMap(within.commentsOf).map(commentEnd);
      return hyperlink(within.linkIds(part.url), words) + ends.join("");
    }
    case "mark":
      return within.commentsOf(part.number).map(commentEnd).join("");
  }
}

function commentEnd(id: number): string {
  return `<w:commentRangeEnd w:id="${id}"/><w:r><w:commentReference w:id="${id}"/></w:r>`;
}

/** Numbers of the marks in inline content, in order. */
export function* marksIn(content: readonly Inline[]): Generator<number> {
  for (const part of content) {
    if (part.type === "mark") yield part.number;
    else if ("children" in part) yield* marksIn(part.children);
  }
}

function withoutMarks(content: readonly Inline[]): readonly Inline[] {
  return content.flatMap((part): readonly Inline[] => {
    if (part.type === "mark") return [];
    return "children" in part ? [{ ...part, children: withoutMarks(part.children) }] : [part];
  });
}
