import { inlineText } from "./content.js";
import type { Block, Inline, Paragraph } from "./content.js";
import { joinTexts, trimmed } from "./inlineMarkdown.js";

/** How many units of a label are shown where it is cut down. */
const LENGTH = 100;

/** How much is shown before a mark and behind it: readers write behind what they speak of. */
const BEFORE = 60;
const BEHIND = 20;

/** How far a cut is moved to stand between two words. */
const NEAR = 12;

const CUT = "…";

/** The blocks that hold marks, and the first one, each cut down around its marks. */
export function shortenedBlocks(blocks: readonly Block[]): readonly Block[] {
  return blocks.flatMap((block, index) =>
    block.type === "paragraph" && (index === 0 || block.children.some(holdsMark))
      ? [shortened(block)]
      : [],
  );
}

/** A line in at most `limit` units: its beginning. */
export function shortenedLine(line: string, limit = LENGTH): string {
  return line.length <= limit ? line : `${line.slice(0, wordEnd(line, limit)).trimEnd()}${CUT}`;
}

function shortened(paragraph: Paragraph): Paragraph {
  const text = inlineText(paragraph.children);
  if (text.length <= LENGTH) return paragraph;
  const ranges = shownRanges(text, markOffsets(paragraph.children));
  const children = ranges.flatMap(([from, to], index): readonly Inline[] => [
    ...(from > 0 && index === 0 ? [cutMark()] : []),
    ...trimmed(cut(paragraph.children, from, to)),
    ...(to < text.length ? [cutMark()] : []),
  ]);
  return { type: "paragraph", children: joinTexts(children) };
}

function cutMark(): Inline {
  return { type: "text", value: CUT };
}

/** The stretches to be shown: around each mark, or the beginning where there is none. */
function shownRanges(
  text: string,
  marks: readonly number[],
): readonly (readonly [number, number])[] {
  if (marks.length === 0) return [[0, wordEnd(text, LENGTH)]];
  const ranges: [number, number][] = [];
  for (const mark of marks) {
    const from = wordStart(text, Math.max(0, mark - BEFORE));
    const to = wordEnd(text, Math.min(text.length, mark + BEHIND));
    const last = ranges.at(-1);
    if (last !== undefined && from <= last[1] + NEAR) last[1] = Math.max(last[1], to);
    else ranges.push([from, to]);
  }
  return ranges;
}

/** The start of a word at most `NEAR` units before; never within a surrogate pair. */
function wordStart(text: string, at: number): number {
  if (at <= 0) return 0;
  const blank = text.lastIndexOf(" ", at);
  return blank >= at - NEAR ? blank + 1 : outsidePair(text, at);
}

function wordEnd(text: string, at: number): number {
  if (at >= text.length) return text.length;
  const blank = text.indexOf(" ", at);
  return blank >= 0 && blank <= at + NEAR ? blank : outsidePair(text, at);
}

function outsidePair(text: string, at: number): number {
  return /[\uDC00-\uDFFF]/.test(text.charAt(at)) ? at - 1 : at;
}

function holdsMark(part: Inline): boolean {
  return part.type === "mark" || ("children" in part && part.children.some(holdsMark));
}

/** Where marks stand, counted in units of the words. */
function markOffsets(content: readonly Inline[]): readonly number[] {
  const found: number[] = [];
  let at = 0;
  const visit = (part: Inline): void => {
    if (part.type === "mark") found.push(at);
    else if ("value" in part) at += part.value.length;
    else part.children.forEach(visit);
  };
  content.forEach(visit);
  return found;
}

/** The part of inline content between two offsets of its words, with the marks in it. */
function cut(content: readonly Inline[], from: number, to: number): readonly Inline[] {
  let at = 0;
  const visit = (part: Inline): readonly Inline[] => {
    if (part.type === "mark") return at >= from && at <= to ? [part] : [];
    if ("children" in part) {
      const children = part.children.flatMap(visit);
      return children.length === 0 ? [] : [{ ...part, children }];
    }
    const start = at;
    at += part.value.length;
    const value = part.value.slice(
      Math.max(0, from - start),
      Math.max(0, Math.min(part.value.length, to - start)),
    );
    return value === "" ? [] : [{ ...part, value }];
  };
  return content.flatMap(visit);
}
