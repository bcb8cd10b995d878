import { isWithinCharacter } from "../separation/index.js";
import type { TextRange } from "../text/index.js";
import { isPairAt } from "./codePoints.js";

/** A phrase that is quoted has at most about so many units. */
const LONGEST_PHRASE = 64;

/** How many blank units may lie between a caret and the phrase on its side. */
const LONGEST_GAP = 256;

/** How far behind the context that is needed a clause may end for it to be taken whole. */
const CLAUSE_REACH = 40;

/** Characters longer than this are not looked at whole. */
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
  const phrase = choosePhrase(text, caret, { side, pattern: WORD });
  const found = phrase ?? choosePhrase(text, caret, { side, pattern: NO_BLANK });
  return found && { start: found.start, end: found.end };
}

/** Letters, digits, symbols and halves of surrogate pairs: a bullet alone is nothing to find again. */
const WORD = /[\p{L}\p{N}\p{So}\p{Cs}]/u;

const NO_BLANK = /\S/u;

interface PhraseSearch {
  readonly side: "before" | "after";
  /** Fits the units that are looked for. */
  readonly pattern: RegExp;
}

function choosePhrase(text: string, caret: number, search: PhraseSearch): Phrase | null {
  const before = phraseBefore(text, caret, search.pattern);
  const after = phraseAfter(text, caret, search.pattern);
  const [own, other] = search.side === "before" ? [before, after] : [after, before];
  const isOwnLine = own?.isFar === false || caret === 0 || text.charAt(caret - 1) === "\n";
  return own !== null && (isOwnLine || other?.isFar !== false) ? own : other;
}

function phraseBefore(text: string, caret: number, pattern: RegExp): Phrase | null {
  const end = characterEnd(text, caret);
  const wordsEnd = end === null ? null : lastWord(text, end, pattern);
  if (end === null || wordsEnd === null) return null;
  const limit = Math.max(0, wordsEnd - LONGEST_PHRASE);
  let start = wordsEnd - 1;
  while (start > limit && isClauseEnd(text, start + 1)) start--;
  start = clauseStart(text, start, limit);
  while (isBlank(text, start)) start++;
  const whole = characterStart(text, start);
  return whole === null ? null : { start: whole, end, isFar: hasBreak(text, wordsEnd, end) };
}

function phraseAfter(text: string, caret: number, pattern: RegExp): Phrase | null {
  const start = characterStart(text, caret);
  const wordsStart = start === null ? null : nextWord(text, start, pattern);
  if (start === null || wordsStart === null) return null;
  const limit = Math.min(text.length, wordsStart + LONGEST_PHRASE);
  let end = wordsStart + 1;
  while (end < limit && isClauseEnd(text, end)) end++;
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
  while (end < last && isClauseEnd(text, end + 1)) end++;
  return end;
}

/** True where the text begins or ends, and directly behind a mark that ends a clause. */
function isClauseEnd(text: string, offset: number): boolean {
  if (offset <= 0 || offset >= text.length) return true;
  const mark = text.charAt(offset - 1);
  return CLAUSE_ENDS.has(mark) || (LATIN_CLAUSE_ENDS.has(mark) && isBlank(text, offset));
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
  for (let start = offset; start >= offset - LONGEST_CHARACTER; start--) {
    if (!isWithinCharacter(text, start)) return start;
  }
  return null;
}

/** The offset, or where the character around it ends; as `characterStart`. */
function characterEnd(text: string, offset: number): number | null {
  for (let end = offset; end <= offset + LONGEST_CHARACTER; end++) {
    if (!isWithinCharacter(text, end)) return end;
  }
  return null;
}
