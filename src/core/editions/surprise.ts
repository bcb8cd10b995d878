import type { Steps } from "../text/index.js";

/** Units that are counted between two points at which the work can be interrupted. */
const UNITS_PER_STEP = 2048;

/** How much a shorter context weighs against what was seen behind a longer one, in units seen. */
const SHORT_CONTEXT = 2;
const LONG_CONTEXT = 0.5;

/** Runs of so many units are counted. */
const SHORTEST_RUN = 2;
const LONGEST_RUN = 4;

/** How often a letter and a sign of another script are expected, and how many units seen that weighs. */
const LATIN_FREQUENCY = 0.03;
const OTHER_FREQUENCY = 0.002;
const SCRIPT_WEIGHT = 200;
const FIRST_NOT_LATIN = 0x250;

/**
 * How surprising each unit of a text is, in nats: -ln of its probability by how often it stands elsewhere in the text,
 * alone or behind the units before it. A word that the text uses everywhere tells little about a passage.
 */
export class Surprise {
  private readonly single = new Uint32Array(0x10000);

  /** `runs` counts runs of two, three and four units by their hash; each table has as many places as the others. */
  private constructor(
    private readonly text: string,
    private readonly runs: readonly Uint32Array[],
  ) {}

  /** Counts the units of a text, in slices. */
  static *of(text: string): Steps<Surprise> {
    const bits = Math.min(20, Math.max(8, Math.ceil(Math.log2(2 * text.length + 1))));
    const runs: Uint32Array[] = [];
    for (let length = SHORTEST_RUN; length <= LONGEST_RUN; length++) {
      // Written to, since the first writing is what takes time: counts go all over the table.
      runs.push(new Uint32Array(2 ** bits).fill(0));
      yield;
    }
    const counts = new Surprise(text, runs);
    for (let from = 0; from < text.length; from += UNITS_PER_STEP) {
      counts.count(from, Math.min(text.length, from + UNITS_PER_STEP));
      yield;
    }
    return counts;
  }

  /** For each unit of a stretch how surprising it is alone. */
  alone(start: number, end: number): Float32Array {
    const values = new Float32Array(end - start);
    for (let at = start; at < end; at++) values[at - start] = -Math.log(this.frequency(at));
    return values;
  }

  /** For each unit of a stretch how surprising it is behind the units of the stretch before it. */
  inContext(start: number, end: number): Float32Array {
    const values = this.alone(start, end);
    for (let at = start + 1; at < end; at++) {
      let probability = this.behind(at, 1, this.frequency(at), SHORT_CONTEXT);
      if (at - start >= 3) probability = this.behind(at, 3, probability, LONG_CONTEXT);
      values[at - start] = -Math.log(probability);
    }
    return values;
  }

  private count(from: number, to: number): void {
    const { text, single, runs } = this;
    for (let at = from; at < to; at++) {
      const unit = text.charCodeAt(at);
      single[unit] = (single[unit] as number) + 1;
      for (const [shorter, counts] of runs.entries()) {
        const slot = this.slot(at, SHORTEST_RUN + shorter);
        counts[slot] = (counts[slot] as number) + 1;
      }
    }
  }

  /** How often the run of `length` units that ends with the one at an offset is found. */
  private times(at: number, length: number): number {
    if (length === 1) return this.single[this.text.charCodeAt(at)] as number;
    return this.runs[length - SHORTEST_RUN]?.[this.slot(at, length)] ?? 0;
  }

  /** Where a run is counted. */
  private slot(at: number, length: number): number {
    let hash = length;
    for (let back = length - 1; back >= 0; back--) {
      hash = Math.imul(hash ^ this.text.charCodeAt(at - back), 0x01000193);
      hash ^= hash >>> 15;
    }
    return hash & ((this.runs[0]?.length ?? 1) - 1);
  }

  /** How likely a unit is, not counting this one: in a short text more by its script than by how often it was seen. */
  private frequency(at: number): number {
    const isLatin = this.text.charCodeAt(at) < FIRST_NOT_LATIN;
    const expected = SCRIPT_WEIGHT * (isLatin ? LATIN_FREQUENCY : OTHER_FREQUENCY);
    return (this.times(at, 1) - 1 + expected) / (this.text.length + SCRIPT_WEIGHT);
  }

  /** How likely a unit is behind `context` units, not counting this one; `shorter` with less before it. */
  private behind(at: number, context: number, shorter: number, weight: number): number {
    const before = Math.max(0, this.times(at - 1, context) - 1);
    const seen = Math.max(0, this.times(at, context + 1) - 1);
    return Math.min(1, (seen + weight * shorter) / (before + weight));
  }
}
