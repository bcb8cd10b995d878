import { ITEMS_PER_STEP, sortedSteps, TextBuilder } from "../text/index.js";
import type { Steps, TextRange } from "../text/index.js";
import type { BackslashRuns } from "./backslashes.js";

/** What is put into an author text at a place. */
export interface Insertion {
  readonly at: number;
  readonly lead: string;
  readonly raw: string;
  readonly trail: string;
}

/** An insertion in the text that was made: all of it, and the annotation alone. */
export interface Inserted extends TextRange {
  readonly rawStart: number;
  readonly rawEnd: number;
}

/** A text with annotations put in. */
export interface ComposedText {
  readonly text: string;
  /** In the order of the insertions. */
  readonly inserted: readonly Inserted[];
  /** Where a unit of the text comes from in the author text; for what was put in, the place where it was put. */
  authorOffset(offset: number): number;
}

/**
 * Puts annotations into an author text and writes backslashes before its brackets. Backslashes directly before an
 * annotation are doubled: there an even number stands for half of it.
 *
 * @param insertions ascending by `at`
 * @param runs how many backslashes stand before brackets; those that are not named keep theirs
 */
export function* composeText(
  text: string,
  insertions: readonly Insertion[],
  runs: BackslashRuns,
): Steps<ComposedText> {
  const composer = new Composer(text, yield* sortedSteps(runs, ([a], [b]) => a - b));
  for (const [index, insertion] of insertions.entries()) {
    yield* composer.copyTo(insertion.at);
    composer.insert(insertion);
    if (index % ITEMS_PER_STEP === ITEMS_PER_STEP - 1) yield;
  }
  yield* composer.copyTo(text.length);
  yield;
  return composer.finish();
}

/** A text while annotations are put in. */
class Composer {
  private readonly composed = new TextBuilder();
  private readonly copies: Copy[] = [];
  private readonly inserted: Inserted[] = [];
  private nextBracket = 0;
  /** Up to where the author text is copied, and where the last copy of it began. */
  private copied = 0;
  private copyStart = 0;

  /**
   * Begins with nothing copied.
   * @param text the author text
   * @param brackets how many backslashes stand before brackets, by where these start, ascending
   */
  constructor(
    private readonly text: string,
    private readonly brackets: readonly (readonly [number, number])[],
  ) {}

  /** Copies the author text up to an offset, with backslashes before the brackets that start before it. */
  *copyTo(end: number): Steps<void> {
    for (; (this.brackets[this.nextBracket]?.[0] ?? Infinity) < end; this.nextBracket++) {
      const [at, count] = this.brackets[this.nextBracket] as readonly [number, number];
      this.copy(at - backslashesBefore(this.text, at, this.copied));
      this.composed.push("\\".repeat(count));
      this.copied = at;
      if (this.nextBracket % ITEMS_PER_STEP === ITEMS_PER_STEP - 1) yield;
    }
    this.copy(end);
  }

  /** Puts in an annotation where the copy ends. */
  insert({ at, lead, raw, trail }: Insertion): void {
    const { composed } = this;
    if (lead === "") composed.push("\\".repeat(backslashesBefore(this.text, at, this.copyStart)));
    const start = composed.length;
    composed.push(lead);
    const rawStart = composed.length;
    composed.push(raw);
    const rawEnd = composed.length;
    composed.push(trail);
    this.inserted.push({ start, end: composed.length, rawStart, rawEnd });
  }

  private copy(end: number): void {
    this.copies.push({ at: this.composed.length, from: this.copied, to: end });
    this.composed.push(this.text.slice(this.copied, end));
    this.copyStart = this.copied;
    this.copied = end;
  }

  /** The whole. */
  finish(): ComposedText {
    const { inserted, copies } = this;
    const authorOffset = (offset: number): number => offsetIn(copies, offset);
    return { text: this.composed.toString(), inserted, authorOffset };
  }
}

/** A stretch of the author text, and where it stands in the text that was made. */
interface Copy {
  readonly at: number;
  readonly from: number;
  readonly to: number;
}

function offsetIn(copies: readonly Copy[], offset: number): number {
  let low = 0;
  let high = copies.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((copies[middle]?.at ?? Infinity) > offset) high = middle;
    else low = middle + 1;
  }
  const copy = copies[low - 1];
  return copy ? Math.min(copy.to, copy.from + offset - copy.at) : 0;
}

/** How many backslashes stand directly before an offset, looking back no further than `limit`. */
export function backslashesBefore(text: string, offset: number, limit: number): number {
  let start = offset;
  while (start > limit && text.charAt(start - 1) === "\\") start--;
  return offset - start;
}
