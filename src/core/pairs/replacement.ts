import type { TextChange } from "../text/index.js";

/**
 * The one change that makes a text another: from the first unit that differs to the last. It cuts no surrogate pair and
 * no CRLF in two. Null where nothing differs.
 */
export function replacementBetween(text: string, other: string): TextChange | null {
  if (text === other) return null;
  const most = Math.min(text.length, other.length);
  let start = 0;
  while (start < most && text.charCodeAt(start) === other.charCodeAt(start)) start++;
  if (start > 0 && isFirstHalf(text.charCodeAt(start - 1))) start--;
  let same = 0;
  while (same < most - start && unitFromEnd(text, same) === unitFromEnd(other, same)) same++;
  if (same > 0 && isSecondHalf(unitFromEnd(text, same - 1))) same--;
  return {
    start,
    end: text.length - same,
    text: other.slice(start, other.length - same),
  };
}

function unitFromEnd(text: string, distance: number): number {
  return text.charCodeAt(text.length - 1 - distance);
}

/** The carriage return of a CRLF, or the first half of a surrogate pair. */
function isFirstHalf(unit: number): boolean {
  return unit === 0x0d || (unit >= 0xd800 && unit < 0xdc00);
}

function isSecondHalf(unit: number): boolean {
  return unit === 0x0a || (unit >= 0xdc00 && unit < 0xe000);
}
