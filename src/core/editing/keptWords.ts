/**
 * Words that a reader typed into a box and that are not in a note: they stand in the box when it opens next. Those for
 * something new come back wherever something new is written, those for an annotation that is edited when the same words
 * are edited again.
 */
export class KeptWords {
  #added = "";
  /** `value` is what the box began with; null where the annotation may say something else by now. */
  #edited: { readonly value: string | null; readonly words: string } | null = null;

  /** The words for a box that would begin with `value`; null where none were left. */
  offered(value: string): string | null {
    if (value === "") return this.#added === "" ? null : this.#added;
    const kept = this.#edited;
    return kept !== null && (kept.value ?? value) === value ? kept.words : null;
  }

  /**
   * Keeps what is in a box that was left, unless nothing was typed.
   *
   * @param value what the box would begin with: "" for something new
   */
  leave(value: string, words: string): void {
    const kept = words.trim() === "" || words === value ? "" : words;
    if (value === "") this.#added = kept;
    else if (kept !== "") this.#edited = { value, words };
    else if (this.offered(value) !== null) this.#edited = null;
  }

  /** Keeps words that were to be written and could not be. */
  refuse(value: string, words: string): void {
    if (value === "") this.#added = words;
    else this.#edited = { value: null, words };
  }

  /** Forgets the words of a box: they are written. */
  forget(value: string): void {
    if (value === "") this.#added = "";
    else this.#edited = null;
  }
}
