import type { Note } from "../note/index.js";
import { takeOutAnnotations, takeOutUnproved } from "../separation/index.js";
import type { Remainder } from "../separation/index.js";
import { finished } from "../text/index.js";
import type { Steps } from "../text/index.js";
import { mapLines } from "./lines.js";
import type { MarkdownSource } from "./markdownSource.js";

/** Of longer notes the author's text is proved after it was shown: to prove it takes as long as to read the note. */
const LONG = 50_000;

/** The author's texts of notes, as `separate` gives them. */
export class AuthorSources {
  readonly #known = new WeakMap<Note, MarkdownSource>();

  /**
   * The text to be shown of a note. What is taken out of a long one is taken on trust until it is proved; in the rare
   * note of which this was not right, that comes to light a moment later.
   *
   * @param later is given the proof, when there is one to be made
   */
  of(note: Note, later: { proveLater(proof: Steps<boolean>): void }): MarkdownSource {
    const known = this.#known.get(note);
    if (known !== undefined) return known;
    if (note.length <= LONG) return this.#keep(note, finished(takeOutAnnotations(note)));
    const source = this.#keep(note, finished(takeOutUnproved(note)));
    later.proveLater(this.#prove(note, source));
    return source;
  }

  *#prove(note: Note, { text }: MarkdownSource): Steps<boolean> {
    const proved = yield* takeOutAnnotations(note);
    if (proved.text === text) return false;
    this.#keep(note, proved);
    return true;
  }

  #keep(note: Note, { text, removed }: Remainder): MarkdownSource {
    const source = { text, lines: mapLines(note.text, removed) };
    this.#known.set(note, source);
    return source;
  }
}
