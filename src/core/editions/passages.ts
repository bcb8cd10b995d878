import type { Steps } from "../text/index.js";

/**
 * A text as a list of passages: what a line says, without blanks around it and without its marker. Lines without words
 * are left out; a long line is several passages, cut where the same words are cut in another text too.
 */
export interface Passages {
  readonly text: string;
  readonly count: number;
  /** Where each passage starts and ends in the text, in UTF-16 units. */
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  /** What each says: equal numbers for equal words (NFC), in all texts read with one `PassageKeys`. */
  readonly keys: Int32Array;
}

/** Numbers for what passages say. */
export class PassageKeys {
  private readonly numbers = new Map<string, number>();

  /** How many different ones there are. */
  get count(): number {
    return this.numbers.size;
  }

  /** The number of a passage. */
  keyOf(words: string): number {
    const normal = words.normalize("NFC");
    let key = this.numbers.get(normal);
    if (key === undefined) this.numbers.set(normal, (key = this.numbers.size));
    return key;
  }
}

/** Units that are read between two points at which the work can be interrupted. */
const UNITS_PER_STEP = 8192;

/** A line up to this length is one passage. */
const LONG_LINE = 240;

/** A passage of a long line ends behind a sentence from this length on, and at the last at the longest. */
const SHORTEST = 40;
const LONGEST = 400;

/** From this length on a passage also ends where three units happen to hash to a certain value. */
const LONG = 160;
const CUT_ONE_IN = 32;

/** A bullet, number, heading mark or quote mark with the task box behind it; several may stand in a row. */
const MARKERS = /(?:(?:[-*+•>]|\d{1,9}[.)]|#{1,6})[ \t\u3000]+(?:\[[ xX]\][ \t]+)?)+/y;

const BLANK = /[\s\uFEFF]/;
const SENTENCE_END = /[。！？；!?;…]/;

/** Reads a text as passages, in slices. */
export function* readPassages(text: string, keys: PassageKeys): Steps<Passages> {
  const starts: number[] = [];
  const ends: number[] = [];
  const numbers: number[] = [];
  let pause = UNITS_PER_STEP;
  for (let lineStart = 0; lineStart < text.length;) {
    const lineBreak = text.indexOf("\n", lineStart);
    const lineEnd = lineBreak < 0 ? text.length : lineBreak;
    for (let start = contentStart(text, lineStart, lineEnd); start < lineEnd;) {
      const cut = passageEnd(text, start, lineEnd);
      const end = trimmedEnd(text, start, cut);
      if (end > start) {
        starts.push(start);
        ends.push(end);
        numbers.push(keys.keyOf(text.slice(start, end)));
      }
      start = skipBlanks(text, cut, lineEnd);
      if (start >= pause) {
        pause = start + UNITS_PER_STEP;
        yield;
      }
    }
    lineStart = lineEnd + 1;
  }
  return {
    text,
    count: starts.length,
    starts: Int32Array.from(starts),
    ends: Int32Array.from(ends),
    keys: Int32Array.from(numbers),
  };
}

/** The first index whose passage ends at or behind an offset; the count where there is none. */
export function passageFrom({ ends, count }: Passages, offset: number): number {
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((ends[middle] ?? 0) >= offset) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** What a passage says. */
export function passageText({ text, starts, ends }: Passages, index: number): string {
  return text.slice(starts[index], ends[index]);
}

/** Where the words of a line start: behind its indentation and its marker, unless there is nothing behind it. */
function contentStart(text: string, lineStart: number, lineEnd: number): number {
  const start = skipBlanks(text, lineStart, lineEnd);
  MARKERS.lastIndex = start;
  const behind = MARKERS.test(text) ? MARKERS.lastIndex : start;
  return behind < lineEnd && skipBlanks(text, behind, lineEnd) < lineEnd ? behind : start;
}

function skipBlanks(text: string, from: number, limit: number): number {
  let at = from;
  while (at < limit && BLANK.test(text.charAt(at))) at++;
  return at;
}

function trimmedEnd(text: string, start: number, end: number): number {
  let at = end;
  while (at > start && BLANK.test(text.charAt(at - 1))) at--;
  return at;
}

/** Where the passage that starts at an offset is cut off. */
function passageEnd(text: string, start: number, lineEnd: number): number {
  if (lineEnd - start <= LONG_LINE) return lineEnd;
  const limit = Math.min(lineEnd, start + LONGEST);
  for (let at = start + SHORTEST; at < limit; at++) {
    if (isSentenceEnd(text, at)) return at;
    if (at >= start + LONG && isHashCut(text, at)) return at;
  }
  return isLowSurrogate(text.charCodeAt(limit)) && limit < lineEnd ? limit - 1 : limit;
}

/** True where a sentence ends; a full stop ends one only before a blank. */
function isSentenceEnd(text: string, at: number): boolean {
  const last = text.charAt(at - 1);
  return last === "." ? BLANK.test(text.charAt(at)) : SENTENCE_END.test(last);
}

function isHashCut(text: string, at: number): boolean {
  if (isLowSurrogate(text.charCodeAt(at))) return false;
  let hash = 0;
  for (let back = 3; back > 0; back--) hash = Math.imul(hash, 31) + text.charCodeAt(at - back);
  return (Math.imul(hash, 0x9e3779b1) >>> 16) % CUT_ONE_IN === 0;
}

function isLowSurrogate(unit: number): boolean {
  return unit >= 0xdc00 && unit < 0xe000;
}
