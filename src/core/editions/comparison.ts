import { compareTexts } from "./alignment.js";
import type { KnownWords, Likeness } from "./alignment.js";
import type { Links } from "./links.js";
import type { Surprise } from "./surprise.js";

/** Compares passages of an old text with passages of a new one. */
export class Comparison {
  private readonly known = new Map<number, KnownWords>();
  /** The units of the passage that `mayBeAlike` was last asked about, marked with its number. */
  private readonly marks = new Uint32Array(0x10000);
  private marked = 0;

  constructor(
    readonly links: Links,
    private readonly surprise: Surprise,
  ) {}

  /** How a run of old passages and a run of new ones go together. */
  compare(
    old: readonly [from: number, to: number],
    now: readonly [from: number, to: number],
  ): Likeness {
    const [from, to] = now;
    const text = this.links.now.text.slice(
      this.links.now.starts[from],
      this.links.now.ends[to - 1],
    );
    return compareTexts(this.wordsOf(...old), text);
  }

  /** Remembers what units a new passage has, for `mostAlike`. */
  markUnits(now: number): void {
    const { text, starts, ends } = this.links.now;
    this.marked++;
    for (let at = starts[now] ?? 0; at < (ends[now] ?? 0); at++) {
      this.marks[text.charCodeAt(at)] = this.marked;
    }
  }

  /** No less than the score of an old passage with the new one that was marked, at the cost of reading it once. */
  mostAlike(old: number): number {
    const { text, alone, inContext } = this.wordsOf(old, old + 1);
    let most = 0;
    for (let at = 0; at < text.length; at++) {
      if (this.marks[text.charCodeAt(at)] !== this.marked) continue;
      most += Math.max(alone[at] ?? 0, inContext[at] ?? 0);
    }
    return most;
  }

  /** The words of a run of old passages, with how surprising they are. */
  wordsOf(from: number, to: number): KnownWords {
    const isSingle = to === from + 1;
    const known = isSingle ? this.known.get(from) : undefined;
    if (known) return known;
    const start = this.links.old.starts[from] ?? 0;
    const end = this.links.old.ends[to - 1] ?? start;
    const words = {
      text: this.links.old.text.slice(start, end),
      alone: this.surprise.alone(start, end),
      inContext: this.surprise.inContext(start, end),
    };
    if (isSingle) this.known.set(from, words);
    return words;
  }
}
