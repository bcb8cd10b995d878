import type { Steps } from "../text/index.js";

/** An odd number whose powers spread over 32 bits (Knuth's multiplier for multiplicative hashing). */
const BASE = 0x9e3779b1;

/** Units that are looked at between two points at which the work can be interrupted. */
const UNITS_PER_STEP = 1 << 15;

/**
 * Finds which stretches of a text occur in it more than once, in one pass: a rolling hash over all stretches of the
 * length (Karp and Rabin 1987), and a comparison of units where it fits.
 *
 * @param starts where the stretches start, without repetition
 * @param length of all stretches, at least 1
 */
export function* findRepeats(
  text: string,
  starts: readonly number[],
  length: number,
): Steps<ReadonlySet<number>> {
  const search = new RepeatSearch(text, length);
  for (const [index, start] of starts.entries()) {
    search.add(start);
    if ((index * length) % UNITS_PER_STEP < length) yield;
  }
  for (let start = 0; start + length <= text.length; start += UNITS_PER_STEP) {
    search.lookFrom(start, Math.min(start + UNITS_PER_STEP, text.length - length + 1));
    yield;
  }
  return search.repeated;
}

class RepeatSearch {
  readonly repeated = new Set<number>();
  /** By hash, the first stretch with each content. */
  readonly #firsts = new Map<number, number[]>();
  /** By the upper bits of a hash, whether there may be such a stretch: most offsets need no look at the map. */
  readonly #filter = new Uint8Array(1 << 16);
  /** What the unit that leaves a stretch weighs in its hash. */
  readonly #leaving: number;

  constructor(
    readonly text: string,
    readonly length: number,
  ) {
    let power = 1;
    for (let count = 1; count < length; count++) power = Math.imul(power, BASE);
    this.#leaving = power;
  }

  add(start: number): void {
    const hash = this.#hashAt(start);
    this.#filter[hash >>> 16] = 1;
    const firsts = this.#firsts.get(hash) ?? [];
    if (firsts.length === 0) this.#firsts.set(hash, firsts);
    const same = firsts.find((first) => this.#isSame(first, start));
    if (same === undefined) {
      firsts.push(start);
    } else {
      this.repeated.add(same).add(start);
    }
  }

  /** Compares the stretches that start from `from` on, before `to`, with those added. */
  lookFrom(from: number, to: number): void {
    const { text, length } = this;
    let hash = this.#hashAt(from);
    for (let start = from; ;) {
      if (this.#filter[hash >>> 16] === 1) this.#compare(hash, start);
      if (start + 1 >= to) return;
      const left = Math.imul(text.charCodeAt(start), this.#leaving);
      hash = (Math.imul(hash - left, BASE) + text.charCodeAt(start + length)) | 0;
      start++;
    }
  }

  #compare(hash: number, start: number): void {
    for (const first of this.#firsts.get(hash) ?? []) {
      if (first === start || this.repeated.has(first)) continue;
      if (this.#isSame(first, start)) this.repeated.add(first);
    }
  }

  #hashAt(start: number): number {
    let hash = 0;
    for (let at = start; at < start + this.length; at++) {
      hash = (Math.imul(hash, BASE) + this.text.charCodeAt(at)) | 0;
    }
    return hash;
  }

  #isSame(first: number, second: number): boolean {
    for (let at = 0; at < this.length; at++) {
      if (this.text.charCodeAt(first + at) !== this.text.charCodeAt(second + at)) return false;
    }
    return true;
  }
}
