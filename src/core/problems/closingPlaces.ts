import type { TextRange } from "../text/index.js";
import type { BlockAround } from "./blockAround.js";

/** Marks that end a sentence or a clause that stands by itself, with the quotes and brackets that close behind them. */
const SENTENCE_END = /(?:[。！？；…!?;]+|\.(?=\s|$))[”’"'」』）)]*/u;

/** Where a bracket that opened may close. */
export interface ClosingPlaces {
  /** Where its sentence ends, or the next annotation begins; null where that is the end. */
  readonly sentence: number | null;
  /** The end of the block. */
  readonly end: number;
}

/** Where an unclosed bracket may close; null where nothing follows that it could enclose. */
export function closingPlaces(block: BlockAround, open: TextRange): ClosingPlaces | null {
  const end = block.start + beforeBackslash(block.text);
  const next = block.annotations.find(({ start }) => start >= open.end)?.start ?? end;
  const behind = block.text.slice(open.end - block.start, next - block.start);
  if (end <= open.end) return null;
  const match = SENTENCE_END.exec(behind);
  const length = match === null ? behind.length : match.index + match[0].length;
  const sentence = behind.slice(0, length).trimEnd();
  const isShorter = sentence.trim() !== "" && open.end + sentence.length < end;
  return { sentence: isShorter ? open.end + beforeBackslash(sentence) : null, end };
}

const SENTENCE_ENDS = new RegExp(SENTENCE_END, "gu");

/** Where the sentence begins that a stray bracket ends: behind the last one, or behind the last annotation. */
export function openingPlace(block: BlockAround, close: TextRange): number | null {
  const last = block.annotations.findLast(({ end }) => end <= close.start);
  const from = last?.end ?? block.start;
  const before = block.text.slice(from - block.start, close.start - block.start);
  let at = 0;
  for (const match of before.matchAll(SENTENCE_ENDS)) {
    const end = match.index + match[0].length;
    // Its own full stop may stand before the bracket.
    if (before.slice(end).trim() !== "") at = end;
  }
  const sentence = before.slice(at);
  if (sentence.trim() === "") return null;
  return from + at + sentence.length - sentence.trimStart().length;
}

/** Length of a text without an odd backslash at its end, which would escape the bracket that is put there. */
function beforeBackslash(text: string): number {
  const backslashes = text.length - text.replace(/\\+$/u, "").length;
  return text.length - (backslashes % 2);
}
