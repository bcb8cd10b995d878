import {
  announcedNumber,
  enumeratorOf,
  labelClassOf,
  oppositesOf,
  QUESTION,
  tonesOf,
} from "./wordClasses.js";

/** What restoring looks at in one line, computed once. Numbers are small classes unless said otherwise. */
export interface LineTraits {
  /** The line in one case, width and spacing. */
  readonly text: string;
  readonly length: number;
  readonly lengthClass: number;
  /** Bits: colon inside, colon last, question, bracket, listing comma, other comma, full stop last, digit, Latin. */
  readonly marks: number;
  readonly label: number;
  /** Bits, see `tonesOf`. */
  readonly tones: number;
  readonly opposites: readonly (readonly [place: number, opposites: string])[];
  readonly announced: number;
  readonly enumerator: number;
  /** The parts of a title such as A与B, or A:B、C; empty for one part. */
  readonly parts: readonly string[];
  /** Hashes of characters without the commonest, and of neighbouring pairs; sorted, each once. */
  readonly letters: Int32Array;
  readonly pairs: Int32Array;
  /** Hashes of the first one, two and the last one, two, three characters. */
  readonly first1: number;
  readonly first2: number;
  readonly last1: number;
  readonly last2: number;
  readonly last3: number;
  /** Hash of the line with all but marks and digits made alike. */
  readonly shape: number;
}

/** Bits of `LineTraits.marks`. */
export const MARKS = {
  colon: 1,
  colonLast: 2,
  question: 4,
  bracket: 8,
  listing: 16,
  comma: 32,
  stopLast: 64,
  digit: 128,
  latin: 256,
} as const;

const LONGEST_COMPARED = 80;
/** Opposites are looked for in so many letters at either end. */
const COMPARED_ENDS = 12;
const LENGTHS = [2, 4, 6, 8, 11, 15, 20, 30];
const COMMON = new Set("的了和是与在有不对为以及个一中上下等、,。:;()“”\"' ");

/** The traits of a line's author text. */
export function lineTraits(raw: string): LineTraits {
  const text = raw.slice(0, 2000).normalize("NFKC").replace(/\s+/g, " ").trim().toLowerCase();
  const compared = text.slice(0, LONGEST_COMPARED);
  const words = compared.replace(/[^\p{L}\p{N}]+$/u, "");
  return {
    text,
    length: text.length,
    lengthClass: classOf(text.length, LENGTHS),
    marks: marksOf(text),
    label: labelClassOf(words),
    tones: tonesOf(compared),
    opposites: oppositesIn(text),
    announced: announcedNumber(compared),
    enumerator: enumeratorOf(text),
    parts: partsOf(compared),
    letters: lettersOf(compared),
    pairs: pairsOf(compared),
    first1: hashOf(words.slice(0, 1)),
    first2: hashOf(words.slice(0, 2)),
    last1: hashOf(words.slice(-1)),
    last2: hashOf(words.slice(-2)),
    last3: hashOf(words.slice(-3)),
    shape: hashOf(compared.replace(/\p{L}+/gu, "x").replace(/\d+/g, "0")),
  };
}

/** In which of the classes bounded above by `bounds` a number lies. */
export function classOf(value: number, bounds: readonly number[]): number {
  let index = 0;
  while (index < bounds.length && value > (bounds[index] as number)) index++;
  return index;
}

/** FNV-1a over UTF-16 units. */
export function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return hash;
}

function marksOf(text: string): number {
  const latin = text.replace(/[^a-z]/g, "").length;
  const tests: readonly (readonly [number, boolean])[] = [
    [MARKS.colon, /:(?=.)/.test(text)],
    [MARKS.colonLast, text.endsWith(":")],
    [MARKS.question, QUESTION.test(text)],
    [MARKS.bracket, /[(["“《]/.test(text)],
    [MARKS.listing, text.includes("、")],
    [MARKS.comma, /[,;]/.test(text)],
    [MARKS.stopLast, /[。;!.]$/.test(text)],
    [MARKS.digit, /\d/.test(text)],
    [MARKS.latin, latin * 2 > text.length],
  ];
  return tests.reduce((marks, [bit, isThere]) => (isThere ? marks | bit : marks), 0);
}

function partsOf(text: string): string[] {
  const behindColon = /:(.+)$/.exec(text)?.[1] ?? text;
  const parts = behindColon.split(/[与和及、,/]|以及|还是/).filter((part) => part !== "");
  return parts.length >= 2 && parts.length <= 8 && text.length <= 40 ? parts : [];
}

function lettersOf(text: string): Int32Array {
  const letters = new Set<number>();
  for (const letter of text) if (!COMMON.has(letter)) letters.add(hashOf(letter));
  return Int32Array.from(letters).sort();
}

function pairsOf(text: string): Int32Array {
  const pairs = new Set<number>();
  for (const [word] of text.matchAll(/[a-z0-9_]+|\p{Script=Han}+/gu)) {
    if (/^[a-z0-9]/.test(word)) pairs.add(hashOf(word));
    else for (let at = 0; at + 1 < word.length; at++) pairs.add(hashOf(word.slice(at, at + 2)));
  }
  return Int32Array.from(pairs).sort();
}

/** True when two lines differ, among other things, in an opposite at the same place from the start or the end. */
export function areOpposed(one: LineTraits, other: LineTraits): boolean {
  const length = Math.min(one.length, other.length, COMPARED_ENDS);
  for (const [place, opposites] of one.opposites) {
    const fromEnd = place < 0;
    const isThere = fromEnd ? -place <= length : place < length;
    const letter = other.text.charAt(fromEnd ? other.length + place : place);
    if (isThere && letter !== "" && opposites.includes(letter)) return true;
  }
  return false;
}

/** The opposites of a line's letters, by their place from the start (from 0) or from the end (from -1). */
function oppositesIn(text: string): [place: number, opposites: string][] {
  const found: [number, string][] = [];
  for (let at = 0; at < Math.min(text.length, COMPARED_ENDS); at++) {
    const first = oppositesOf(text.charAt(at));
    const last = oppositesOf(text.charAt(text.length - 1 - at));
    if (first !== "") found.push([at, first]);
    if (last !== "") found.push([-1 - at, last]);
  }
  return found;
}

/** How many characters two lines have in common at the start and at the end, up to a limit. */
export function commonEnds(one: LineTraits, other: LineTraits, limit: number): [number, number] {
  const length = Math.min(one.length, other.length, limit);
  let start = 0;
  while (start < length && one.text[start] === other.text[start]) start++;
  let end = 0;
  while (end < length && one.text[one.length - 1 - end] === other.text[other.length - 1 - end]) {
    end++;
  }
  return [start, end];
}
