/** What a text was before, and how surprising its units are (see `Surprise`). */
export interface KnownWords {
  readonly text: string;
  /** By itself, and behind the unit before it, in nats. */
  readonly alone: Float32Array;
  readonly inContext: Float32Array;
}

/**
 * What edits cost, in nats: ln of how often a unit of an edited passage is replaced (0.13) or a stretch of units begins
 * (0.11) and goes on (0.45) to be left out or put in; a unit that stays (0.67) earns its surprise.
 */
const KEPT = -0.4;
const REPLACED = -2;
const GAP_BEGINS = -2.2;
const GAP_GOES_ON = -0.5;

/** How two texts go together. */
export interface Likeness {
  /**
   * Nats by which it is likelier that the one was edited into the other than that both were written apart: the best
   * alignment's log-odds.
   */
  readonly score: number;
  /** How many units stayed. */
  readonly kept: number;
}

/** Nats that every unit earns where only the place of each matters. */
const PLAIN_SURPRISE = 3;

/** A text with all its units as surprising as each other: nothing is gained by breaking a word to find a rarer unit. */
export function plainWords(text: string): KnownWords {
  const surprise = new Float32Array(text.length).fill(PLAIN_SURPRISE);
  return { text, alone: surprise, inContext: surprise };
}

const FROM_DIAGONAL = 0;
const FROM_LEFT_OUT = 1;
const FROM_PUT_IN = 2;
const LEFT_OUT_GOES_ON = 4;
const PUT_IN_GOES_ON = 8;

/** The cells of the last alignments: one buffer that grows, since thousands of short texts are compared. */
class Cells {
  best = new Float64Array(0);
  leftOut = new Float64Array(0);
  choices = new Uint8Array(0);

  fit(width: number, height: number): void {
    if (this.best.length < width) {
      this.best = new Float64Array(2 * width);
      this.leftOut = new Float64Array(2 * width);
    }
    if (this.choices.length < width * height) this.choices = new Uint8Array(2 * width * height);
  }
}

const cells = new Cells();

/**
 * Compares a text with what may have become of it: the best alignment by Gotoh's method (1982) with log-odds for
 * scores. Time and space grow with the product of the lengths.
 *
 * @param places if given, gets for each unit of the old text where it stands in the new one, or -1
 */
export function compareTexts(known: KnownWords, now: string, places?: Int32Array): Likeness {
  const old = known.text;
  const width = now.length + 1;
  cells.fit(width, old.length + 1);
  const { best } = cells;
  firstRow(width);
  for (let row = 1; row <= old.length; row++) fillRow(known, now, row);
  return { score: best[now.length] as number, kept: walkBack(old, now, places) };
}

/** Follows the best alignment from its end; gives how many units stayed. */
function walkBack(old: string, now: string, places: Int32Array | undefined): number {
  const { choices } = cells;
  const width = now.length + 1;
  let kept = 0;
  let state = FROM_DIAGONAL;
  places?.fill(-1);
  for (let row = old.length, column = now.length; row > 0 || column > 0;) {
    const choice = choices[row * width + column] as number;
    if (state === FROM_DIAGONAL) state = choice & 3;
    if (state === FROM_LEFT_OUT) {
      if ((choice & LEFT_OUT_GOES_ON) === 0) state = FROM_DIAGONAL;
      row--;
    } else if (state === FROM_PUT_IN) {
      if ((choice & PUT_IN_GOES_ON) === 0) state = FROM_DIAGONAL;
      column--;
    } else if (old.charCodeAt(--row) === now.charCodeAt(--column)) {
      kept++;
      if (places) places[row] = column;
    }
  }
  return kept;
}

function firstRow(width: number): void {
  const { best, leftOut, choices } = cells;
  best[0] = 0;
  choices[0] = 0;
  leftOut[0] = -Infinity;
  for (let column = 1; column < width; column++) {
    best[column] = GAP_BEGINS + (column - 1) * GAP_GOES_ON;
    leftOut[column] = -Infinity;
    choices[column] = FROM_PUT_IN | (column > 1 ? PUT_IN_GOES_ON : 0);
  }
}

function fillRow({ text: old, alone, inContext }: KnownWords, now: string, row: number): void {
  const { best, leftOut, choices } = cells;
  const width = now.length + 1;
  const unit = old.charCodeAt(row - 1);
  const before = row > 1 ? old.charCodeAt(row - 2) : -1;
  const single = KEPT + (alone[row - 1] as number);
  const following = KEPT + (inContext[row - 1] as number);
  let diagonal = best[0] as number;
  let putIn = -Infinity;
  best[0] = GAP_BEGINS + (row - 1) * GAP_GOES_ON;
  choices[row * width] = FROM_LEFT_OUT | (row > 1 ? LEFT_OUT_GOES_ON : 0);
  for (let column = 1; column < width; column++) {
    let choice = 0;
    const above = best[column] as number;
    let out = above + GAP_BEGINS;
    const outOn = (leftOut[column] as number) + GAP_GOES_ON;
    if (outOn > out) {
      out = outOn;
      choice |= LEFT_OUT_GOES_ON;
    }
    leftOut[column] = out;
    const inOn = putIn + GAP_GOES_ON;
    putIn = (best[column - 1] as number) + GAP_BEGINS;
    if (inOn > putIn) {
      putIn = inOn;
      choice |= PUT_IN_GOES_ON;
    }
    let value = diagonal + REPLACED;
    if (now.charCodeAt(column - 1) === unit) {
      const isFollowing = column > 1 && now.charCodeAt(column - 2) === before;
      value = diagonal + (isFollowing ? following : single);
    }
    if (out > value) {
      value = out;
      choice = (choice & ~3) | FROM_LEFT_OUT;
    }
    if (putIn > value) {
      value = putIn;
      choice = (choice & ~3) | FROM_PUT_IN;
    }
    diagonal = above;
    best[column] = value;
    choices[row * width + column] = choice;
  }
}
