import type { Steps } from "../text/index.js";
import type { Passages } from "./passages.js";

/** Passages that are read between two points at which the work can be interrupted. */
const PASSAGES_PER_STEP = 256;

/** What stands in more passages than this tells nothing. */
const MOST_PLACES = 64;

/** Letters of alphabets say less than signs of their own, so more of them are looked up together. */
const LATIN_LENGTH = 5;
const OTHER_LENGTH = 2;

/** Finds the passages that have short runs of units in common with a text. */
export class GramIndex {
  private readonly places = new Map<number, number[]>();

  private constructor(private readonly passages: Passages) {}

  /** Reads those passages that are accepted, in slices. */
  static *of(passages: Passages, accept: (index: number) => boolean): Steps<GramIndex> {
    const index = new GramIndex(passages);
    for (let at = 0; at < passages.count; at++) {
      if (at % PASSAGES_PER_STEP === 0) yield;
      if (accept(at)) index.add(at);
    }
    return index;
  }

  /**
   * Up to `limit` passages with most in common with a stretch of a text, best first: each common run counts the more
   * the fewer passages have it.
   */
  nearest(text: string, limit: number): readonly number[] {
    const weights = new Map<number, number>();
    for (const gram of gramsOf(text, 0, text.length)) {
      const places = this.places.get(gram);
      if (!places || places.length > MOST_PLACES) continue;
      for (const place of places) weights.set(place, (weights.get(place) ?? 0) + 1 / places.length);
    }
    return heaviest(weights, limit);
  }

  private add(index: number): void {
    const { text, starts, ends } = this.passages;
    for (const gram of gramsOf(text, starts[index] ?? 0, ends[index] ?? 0)) {
      const places = this.places.get(gram);
      if (!places) this.places.set(gram, [index]);
      else if (places.length <= MOST_PLACES) places.push(index);
    }
  }
}

/** The places with most weight, in descending order; of equal ones the first. */
function heaviest(weights: ReadonlyMap<number, number>, limit: number): readonly number[] {
  const best: { readonly place: number; readonly weight: number }[] = [];
  for (const [place, weight] of weights) {
    const last = best.at(-1);
    if (best.length >= limit && last && weight <= last.weight) continue;
    const at = best.findIndex((other) => other.weight < weight);
    best.splice(at < 0 ? best.length : at, 0, { place, weight });
    if (best.length > limit) best.pop();
  }
  return best.map(({ place }) => place);
}

/** The runs of a stretch as numbers, each once. */
function gramsOf(text: string, start: number, end: number): Set<number> {
  const grams = new Set<number>();
  for (let at = start; at + 1 < end; at++) {
    const isLatin = text.charCodeAt(at) < 0x250 && text.charCodeAt(at + 1) < 0x250;
    const length = Math.min(isLatin ? LATIN_LENGTH : OTHER_LENGTH, end - start);
    if (at + length > end) continue;
    let hash = length;
    for (let next = 0; next < length; next++) {
      hash = Math.imul(hash ^ text.charCodeAt(at + next), 0x01000193);
      hash ^= hash >>> 13;
    }
    grams.add(hash);
  }
  return grams;
}
