import type { ReviewState } from "../../core/review/index.js";

/** UTF-16 units of text that are kept at most, and states of short notes. */
const MOST_UNITS = 20_000_000;
const MOST_STATES = 200;

interface Remembered {
  readonly text: string;
  readonly state: ReviewState;
}

/** Which state belonged to which text of a note: undoing brings back a text, and with it what was known then. */
export class ReviewHistory {
  #remembered: Remembered[] = [];

  /** Remembers the state of a text; what was known of the same text before is forgotten. */
  remember(text: string, state: ReviewState): void {
    const others = this.#remembered.filter((known) => known.text !== text);
    this.#remembered = [...others, { text, state }];
    let units = this.#remembered.reduce((sum, known) => sum + known.text.length, 0);
    while (
      this.#remembered.length > 1 &&
      (units > MOST_UNITS || this.#remembered.length > MOST_STATES)
    ) {
      units -= this.#remembered.shift()?.text.length ?? 0;
    }
  }

  /** Forgets all of it. */
  clear(): void {
    this.#remembered = [];
  }

  /** The state of a text; null when nobody knows. */
  recall(text: string): ReviewState | null {
    return this.#remembered.find((known) => known.text === text)?.state ?? null;
  }
}
