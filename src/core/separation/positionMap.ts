import { ITEMS_PER_STEP } from "../text/index.js";
import type { Steps, TextRange } from "../text/index.js";
import type { Separated } from "./separated.js";

/** Which place of a note is which place of its author text, both ways. Each query takes O(log annotations). */
export interface PositionMap {
  /**
   * Where a place of the note is in the author text. Everything that was taken out is where it stood.
   *
   * @param offset UTF-16 units of the note, clamped
   */
  authorOffset(offset: number): number;
  /**
   * Where a place of the author text is in the note. Where something was taken out there are two: before whole lines it
   * is the one behind them, so that the start of a line stays the start of that line; else the one before.
   *
   * @param offset UTF-16 units of the author text, clamped
   */
  noteOffset(offset: number): number;
}

/**
 * Maps the places of a note to those of its author text. Besides the annotations, backslashes before brackets were
 * taken out (grammar.md, rule 18): where the author text has fewer of them at the same place.
 *
 * @param text the note that was separated
 */
export function* positionMapSteps(text: string, separated: Separated): Steps<PositionMap> {
  const gaps = new Gaps(text, separated.text);
  const { annotations } = separated;
  for (let from = 0, to = 0; from < annotations.length; from = to) {
    const { at, group } = annotations[from] as Separated["annotations"][number];
    let length = 0;
    for (let next = annotations[to]; next?.group === group; next = annotations[++to]) {
      length += next.lead.length + next.raw.length + next.trail.length;
    }
    yield* gaps.addBackslashesBefore(at);
    gaps.add(at, length);
    if (group % ITEMS_PER_STEP === 0) yield;
  }
  yield* gaps.addBackslashesBefore(separated.text.length);
  return gaps;
}

/** A stretch of the note that is not in the author text. */
interface Gap extends TextRange {
  /** Where it was, in the author text. */
  readonly at: number;
  /** Which place of the note stands for `at`. */
  home: number;
  end: number;
}

class Gaps implements PositionMap {
  readonly #gaps: Gap[] = [];
  readonly #note: string;
  readonly #author: string;
  /** Up to here the note was gone through. */
  #seen = 0;
  /** The first backslash that was found behind there, or the end of the note. */
  #backslash = -1;
  /** How many units of the note were taken out so far. */
  #removed = 0;

  constructor(note: string, author: string) {
    this.#note = note;
    this.#author = author;
  }

  /** Adds what was taken out at a place. Places ascend. */
  add(at: number, length: number): void {
    if (length === 0) return;
    const start = at + this.#removed;
    const end = start + length;
    this.#removed += length;
    this.#seen = end;
    const last = this.#gaps.at(-1);
    const isLine = this.#note.charAt(end - 1) === "\n";
    if (last?.end === start) {
      last.end = end;
      if (isLine) last.home = end;
    } else {
      this.#gaps.push({ start, end, at, home: isLine ? end : start });
    }
  }

  /** Adds the backslashes that were taken out before a place of the author text. */
  *addBackslashesBefore(limit: number): Steps<void> {
    for (let count = 1; ; count++) {
      const start = this.#nextBackslash();
      const at = start - this.#removed;
      if (start === this.#note.length || at >= limit) return;
      let end = start + 1;
      while (this.#note.charAt(end) === "\\") end++;
      let kept = 0;
      while (kept < end - start && at + kept < limit && this.#author.charAt(at + kept) === "\\") {
        kept++;
      }
      this.#seen = end;
      this.add(at + kept, end - start - kept);
      if (count % ITEMS_PER_STEP === 0) yield;
    }
  }

  /** Looks at each unit of the note once, however far the next backslash is away. */
  #nextBackslash(): number {
    if (this.#backslash < this.#seen) {
      const found = this.#note.indexOf("\\", this.#seen);
      this.#backslash = found < 0 ? this.#note.length : found;
    }
    return this.#backslash;
  }

  authorOffset(offset: number): number {
    const clamped = Math.min(Math.max(offset, 0), this.#note.length);
    const gap = this.#lastUpTo(clamped, "start");
    return gap === undefined ? clamped : gap.at + Math.max(0, clamped - gap.end);
  }

  noteOffset(offset: number): number {
    const clamped = Math.min(Math.max(offset, 0), this.#author.length);
    const gap = this.#lastUpTo(clamped, "at");
    if (gap === undefined) return clamped;
    return clamped === gap.at ? gap.home : gap.end + clamped - gap.at;
  }

  #lastUpTo(offset: number, side: "start" | "at"): Gap | undefined {
    let low = 0;
    let high = this.#gaps.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.#gaps[middle]?.[side] ?? Infinity) <= offset) low = middle + 1;
      else high = middle;
    }
    return this.#gaps[low - 1];
  }
}
