import type { Note } from "../note/index.js";
import type { Steps } from "../text/index.js";
import { mapLineRange } from "./lines.js";
import type { MarkdownIt, MarkdownState } from "./markdownIt.js";
import { AuthorSources } from "./authorSources.js";
import { markedSource } from "./markdownSource.js";
import type { MarkdownSource, MarkedSource } from "./markdownSource.js";
import { AnnotationMarker } from "./marks.js";
import type { MarkWords } from "./marks.js";

/** What is to be shown of the annotations of a text. */
export interface PreviewedNote {
  /** The text, read as a note. */
  readonly note: Note;
  readonly display: "shown" | "dimmed" | "hidden";
}

/** What the rules ask for while a document is read. */
export interface PreviewHost {
  /** The note that a text is; null for a text that is left as it is. */
  noteOf(text: string): PreviewedNote | null;
  /** Does what is left to do when the page is there; true at its end when the page has to be made anew. */
  proveLater(proof: Steps<boolean>): void;
  readonly title: MarkWords["title"];
}

/** What one of the rules has done with a document, for the other. */
interface Work {
  readonly whole: string;
  readonly source: MarkdownSource | MarkedSource;
  readonly words: MarkWords;
}

/**
 * Makes a parser of markdown-it show the annotations of notes, or leave them out: it is given the author's text then,
 * and so makes of it what it would make of that text alone. Lines are those of the note in any case.
 */
export function annotatePreview(md: MarkdownIt, host: PreviewHost): void {
  const works = new WeakMap<MarkdownState, Work>();
  const authors = new AuthorSources();
  // Before line breaks are unified: the note's offsets are those of its text.
  md.core.ruler.before("normalize", "marginalia_source", (state) => {
    const work = state.inlineMode ? null : begin(state.src, host, authors);
    if (work === null) return;
    works.set(state, work);
    state.src = work.source.text;
  });
  // Before addresses are looked for in text, which would go on into an annotation.
  md.core.ruler.after("inline", "marginalia_marks", (state) => {
    const work = works.get(state);
    if (work === undefined) return;
    works.delete(state);
    finish(state, work);
  });
}

function begin(whole: string, host: PreviewHost, authors: AuthorSources): Work | null {
  const shown = host.noteOf(whole);
  if (shown === null) return null;
  const { note, display } = shown;
  const source = display === "hidden" ? authors.of(note, host) : markedSource(note);
  return source && { whole, source, words: { isDimmed: display === "dimmed", title: host.title } };
}

function finish(state: MarkdownState, { whole, source, words }: Work): void {
  const marker = "placeholders" in source ? new AnnotationMarker(state, source, words) : null;
  for (const token of state.tokens) {
    if (token.map !== null) token.map = mapLineRange(source.lines, token.map);
    marker?.mark(token);
  }
  // Whoever looks a line up finds it.
  state.src = whole;
}
