import type { TextRange } from "../text/index.js";

/** How far around a place characters are looked at to find out which belong together. */
const REACH = 64;

interface GraphemeSegment {
  readonly index: number;
  readonly segment: string;
}

interface GraphemeSegmenter {
  segment(text: string): { containing(index: number): GraphemeSegment | undefined };
}

let segmenter: GraphemeSegmenter | null | undefined;

/**
 * True when an offset lies within what a reader sees as one character: a surrogate pair, a letter with its marks, an
 * emoji of several parts, or a line break of two units.
 */
export function isWithinCharacter(text: string, offset: number): boolean {
  if (offset <= 0 || offset >= text.length) return false;
  const before = text.charCodeAt(offset - 1);
  const after = text.charCodeAt(offset);
  if (before === 0x0d) return after === 0x0a;
  if (isPlain(before) && isPlain(after)) return false;
  if (isHighSurrogate(before) && isLowSurrogate(after)) return true;
  return segmentAround(text, offset).start < offset;
}

/**
 * What a reader sees as one character around an offset, as far as 64 units to both sides; nothing, at the offset, where
 * none lies around it.
 */
export function characterAround(text: string, offset: number): TextRange {
  if (!isWithinCharacter(text, offset)) return { start: offset, end: offset };
  const around = segmentAround(text, offset);
  // Without a segmenter a surrogate pair, and a line break of two units even with one, since it looks at one line.
  return around.start < offset ? around : { start: offset - 1, end: offset + 1 };
}

function segmentAround(text: string, offset: number): TextRange {
  // No further back than that: a line may be as long as a book.
  const reach = Math.max(0, offset - REACH);
  const start = reach + text.slice(reach, offset).lastIndexOf("\n") + 1;
  const near = text.slice(start, offset + REACH);
  segmenter ??= makeSegmenter();
  if (segmenter === null) {
    const isMark = /^[\p{M}\u200d]/u.test(near.slice(offset - start));
    return { start: isMark ? offset - 1 : offset, end: offset + 1 };
  }
  const found = segmenter.segment(near).containing(offset - start);
  if (found === undefined) return { start: offset, end: offset };
  return { start: start + found.index, end: start + found.index + found.segment.length };
}

/**
 * True for Latin letters, marks of Chinese and ideographs: two of them are never one character (Unicode Standard Annex
 * 29: their class is Other or, before U+0300, Control). Asking the segmenter takes a hundred times as long.
 */
function isPlain(unit: number): boolean {
  return (
    unit < 0x300 ||
    (unit >= 0x3001 && unit < 0x302a) ||
    (unit >= 0x3400 && unit < 0xa000) ||
    (unit >= 0xff01 && unit < 0xff61)
  );
}

/** `Intl.Segmenter` where the engine has it. */
function makeSegmenter(): GraphemeSegmenter | null {
  const { Segmenter } = Intl as { readonly Segmenter?: typeof Intl.Segmenter };
  return Segmenter ? new Segmenter(undefined, { granularity: "grapheme" }) : null;
}

function isHighSurrogate(unit: number): boolean {
  return unit >= 0xd800 && unit < 0xdc00;
}

function isLowSurrogate(unit: number): boolean {
  return unit >= 0xdc00 && unit < 0xe000;
}
