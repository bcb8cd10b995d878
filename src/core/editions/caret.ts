import { compareTexts, plainWords } from "./alignment.js";

/** A place in a text, and the stretch around it that may speak for it. Offsets in UTF-16 units. */
export interface Caret {
  readonly at: number;
  readonly from: number;
  readonly to: number;
}

/** How many units on either side of a caret speak for its place. */
const REACH = 16;

/** What is left farther away than this from a caret, on both sides, does not speak for it. */
const FAR = 4;

/**
 * Where a caret is in a text that was edited: behind the unit before it, else before the unit behind it. Where both
 * are gone it is as far behind what is left as it was, but not behind what follows.
 *
 * @returns null where nothing near it is left
 */
export function carryCaret(oldText: string, newText: string, caret: Caret): number | null {
  const places = new Int32Array(oldText.length);
  compareTexts(plainWords(oldText), newText, places);
  const { at } = caret;
  const left = lastKept(places, at, Math.max(caret.from, at - REACH));
  const right = firstKept(places, at, Math.min(caret.to, at + REACH));
  const isRightFar = right < 0 || right - at > FAR;
  if (isRightFar && at - 1 - left > FAR) return null;
  const before = places[right] ?? -1;
  if (left < 0) return right < 0 ? null : before;
  const behind = (places[left] as number) + 1;
  if (left === at - 1) return behind;
  if (right === at) return before;
  if (right < 0) return lineEnd(newText, behind);
  return Math.min(before, behind + at - 1 - left);
}

/** The last unit before an offset that is left; -1 when there is none from `from` on. */
function lastKept(places: Int32Array, before: number, from: number): number {
  for (let at = before - 1; at >= from; at--) if ((places[at] as number) >= 0) return at;
  return -1;
}

/** The first unit from an offset on that is left; -1 when there is none before `to`. */
function firstKept(places: Int32Array, from: number, to: number): number {
  for (let at = from; at < to; at++) if ((places[at] as number) >= 0) return at;
  return -1;
}

function lineEnd(text: string, from: number): number {
  const end = text.indexOf("\n", from);
  if (end < 0) return text.length;
  return text.charAt(end - 1) === "\r" ? end - 1 : end;
}
