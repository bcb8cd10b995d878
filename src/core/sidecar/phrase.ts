import { characterAround } from "../separation/index.js";
import type { TextRange } from "../text/index.js";
import { isPairAt } from "./codePoints.js";

/** A phrase that is quoted has at most about so many units. */
const LONGEST_PHRASE = 64;

/** How many blank units may lie between a caret and the phrase on its side. */
const LONGEST_GAP = 256;

/** How far behind the context that is needed a clause may end for it to be taken whole. */
const CLAUSE_REACH = 40;

/** Where the character around a caret is longer than this, nothing is quoted. */
const LONGEST_CHARACTER = 64;

/** Marks that end a line or a clause. Blanks end none: Chinese has none, and a word is no clause. */
const CLAUSE_ENDS = new Set("\n\r\u2028\u2029。，、；：？！…．）」』】》”");

/** Marks that end a clause where a blank follows: others stand in numbers and addresses. */
const LATIN_CLAUSE_ENDS = new Set(".,;:?!)");

/** A phrase, and whether a line break lies between the caret and its words. */
interface Phrase extends TextRange {
  readonly isFar: boolean;
}

/**
 * The phrase beside a caret: the clause that ends there (`before`), with the line breaks and marks in between, or that
 * begins there (`after`); on the other side when there are no words on this one, or none in the caret's line but on
 * the other. It touches the caret, or holds it where the caret stands within a character: characters are never cut.
 *
 * @param caret in UTF-16 units
 * @returns null where nothing but blanks is near
 */
export function phraseAt(text: string, caret: number, side: "before" | "after"): TextRange | null {
  const start = characterStart(text, caret);
  const end = characterEnd(text, caret);
  if (start === null || end === null) return null;
  const touched = { start, end };
  const phrase =
    choosePhrase(text, touched, { side, pattern: WORD }) ??
    choosePhrase(text, touched, { side, pattern: NO_BLANK });
  return phrase && { start: phrase.start, end: phrase.end };
}

/** Letters, digits, symbols and halves of surrogate pairs: a bullet alone is nothing to find again. */
const WORD = /[\p{L}\p{N}\p{So}\p{Cs}]/u;

const NO_BLANK = /\S/u;

interface PhraseSearch {
  readonly side: "before" | "after";
  /** Fits the units that are looked for. */
  readonly pattern: RegExp;
}

function choosePhrase(text: string, caret: TextRange, search: PhraseSearch): Phrase | null {
  const before = phraseBefore(text, caret.end, search.pattern);
  const after = phraseAfter(text, caret.start, search.pattern);
  const [own, other] = search.side === "before" ? [before, after] : [after, before];
  const isLineStart = caret.end === 0 || text.charAt(caret.end - 1) === "\n";
  const isOwn = isLineStart || own?.isFar === false || other?.isFar !== false;
  return own !== null && isOwn ? own : other;
}

function phraseBefore(text: string, end: number, pattern: RegExp): Phrase | null {
  const wordsEnd = lastWord(text, end, pattern);
  if (wordsEnd === null) return null;
  const limit = Math.max(0, wordsEnd - LONGEST_PHRASE);
  let start = wordsEnd - 1;
  while (start > limit && isMark(text, start)) start--;
  start = clauseStart(text, start, limit);
  while (isBlank(text, start)) start++;
  const whole = characterStart(text, start);
  return whole === null ? null : { start: whole, end, isFar: hasBreak(text, wordsEnd, end) };
}

function phraseAfter(text: string, start: number, pattern: RegExp): Phrase | null {
  const wordsStart = nextWord(text, start, pattern);
  if (wordsStart === null) return null;
  const limit = Math.min(text.length, wordsStart + LONGEST_PHRASE);
  let end = wordsStart + 1;
  while (end < limit && isMark(text, end - 1)) end++;
  end = clauseEnd(text, end, limit);
  while (isBlank(text, end - 1)) end--;
  const whole = characterEnd(text, end);
  return whole === null ? null : { start, end: whole, isFar: hasBreak(text, start, wordsStart) };
}

function hasBreak(text: string, start: number, end: number): boolean {
  return /[\r\n]/.test(text.slice(start, end));
}

/**
 * Where context begins that holds at least what begins at `needed`: with the clause there where that is near, else
 * with the character there.
 */
export function contextStart(text: string, needed: number): number {
  const start = clauseStart(text, needed, needed - CLAUSE_REACH);
  const wished = isClauseEnd(text, start) ? start : needed;
  return characterStart(text, wished) ?? (isPairAt(text, wished - 1) ? wished - 1 : wished);
}

/** Where context ends that holds at least what ends at `needed`; as `contextStart`. */
export function contextEnd(text: string, needed: number): number {
  const end = clauseEnd(text, needed, needed + CLAUSE_REACH);
  const wished = isClauseEnd(text, end) ? end : needed;
  return characterEnd(text, wished) ?? (isPairAt(text, wished - 1) ? wished + 1 : wished);
}

/** The nearest offset at or before this one at which a clause begins, no further back than `limit`. */
function clauseStart(text: string, offset: number, limit: number): number {
  let start = offset;
  while (start > Math.max(0, limit) && !isClauseEnd(text, start)) start--;
  return start;
}

/** The nearest offset at or behind this one at which a clause has ended with all its marks, no further than `limit`. */
function clauseEnd(text: string, offset: number, limit: number): number {
  const last = Math.min(text.length, limit);
  let end = offset;
  while (end < last && !isClauseEnd(text, end)) end++;
  while (end < last && isMark(text, end)) end++;
  return end;
}

/** True where the text begins or ends, and directly behind a mark that ends a clause. */
function isClauseEnd(text: string, offset: number): boolean {
  return offset <= 0 || offset >= text.length || isMark(text, offset - 1);
}

/** True for a unit that ends a line or a clause. */
function isMark(text: string, offset: number): boolean {
  const mark = text.charAt(offset);
  return CLAUSE_ENDS.has(mark) || (LATIN_CLAUSE_ENDS.has(mark) && isBreak(text, offset + 1));
}

/** True for a blank, and where the text ends. */
function isBreak(text: string, offset: number): boolean {
  return offset >= text.length || isBlank(text, offset);
}

/** Where the last unit that fits a pattern ends, before an offset and not far from it. */
function lastWord(text: string, offset: number, pattern: RegExp): number | null {
  for (let end = offset; end > Math.max(0, offset - LONGEST_GAP); end--) {
    if (pattern.test(text.charAt(end - 1))) return end;
  }
  return null;
}

/** Where the next unit that fits a pattern starts, from an offset on and not far from it. */
function nextWord(text: string, offset: number, pattern: RegExp): number | null {
  const limit = Math.min(text.length, offset + LONGEST_GAP);
  for (let start = offset; start < limit; start++) {
    if (pattern.test(text.charAt(start))) return start;
  }
  return null;
}

function isBlank(text: string, offset: number): boolean {
  return offset < text.length && text.charAt(offset).trim() === "";
}

/** The offset, or where the character around it starts; null when that is further off than characters are. */
function characterStart(text: string, offset: number): number | null {
  const { start } = characterAround(text, offset);
  return offset - start < LONGEST_CHARACTER ? start : null;
}

/** The offset, or where the character around it ends; as `characterStart`. */
function characterEnd(text: string, offset: number): number | null {
  const { end } = characterAround(text, offset);
  return end - offset < LONGEST_CHARACTER ? end : null;
}
