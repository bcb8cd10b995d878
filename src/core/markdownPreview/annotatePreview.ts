import type { Note } from "../note/index.js";
import type { Steps } from "../text/index.js";
import { mapLineRange } from "./lines.js";
import type { MarkdownIt, MarkdownState, MarkdownToken } from "./markdownIt.js";
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

/** What is asked for while a page is made. */
export interface PreviewHost {
  /**
   * The note of a document that is rendered; null for a document that is left as it is.
   *
   * @param env what the editor gave to the renderer: it names the document there
   */
  noteOf(env: unknown): PreviewedNote | null;
  /** Does what is left to do when the page is there; true at its end when the page has to be made anew. */
  proveLater(proof: Steps<boolean>): void;
  readonly title: MarkWords["title"];
}

/** A text that was parsed, and what with: parsers put into that what they find, so it is as it was before. */
interface Parsed {
  readonly source: string;
  readonly env: object;
}

/** What is done with a document that is read for a page. */
interface Work {
  readonly whole: string;
  readonly source: MarkdownSource | MarkedSource;
  readonly words: MarkWords;
}

/**
 * Makes a markdown-it show the annotations of notes, or leave them out: it is given the author's text then, and so makes
 * of it what it would make of that text alone. Lines are those of the note in any case. What is parsed and not rendered
 * stays what it was: a note is parsed once more for its page.
 */
export function annotatePreview(md: MarkdownIt, host: PreviewHost): void {
  /** By the `env` that a document is parsed with, and then by the state of the parser. */
  const works = new WeakMap<object, Work>();
  readInstead(md, works);
  const parsed = new WeakMap<MarkdownToken[], Parsed>();
  const parse = md.parse.bind(md);
  md.parse = (source, env) => {
    const before = { ...env };
    const tokens = parse(source, env);
    parsed.set(tokens, { source, env: before });
    return tokens;
  };
  const authors = new AuthorSources();
  const { renderer } = md;
  const render = renderer.render.bind(renderer);
  renderer.render = (tokens, options, env) => {
    const document = parsed.get(tokens);
    const shown = document === undefined ? null : host.noteOf(env);
    const work = document && shown && begin(document, shown, { host, authors });
    if (!work) return render(tokens, options, env);
    const own = { ...document.env };
    works.set(own, work);
    return render(parse(document.source, own), options, env);
  };
}

/** Has documents for which there is work read from their sources, and marked. */
function readInstead(md: MarkdownIt, works: WeakMap<object, Work>): void {
  // Before line breaks are unified: the note's offsets are those of its text.
  md.core.ruler.before("normalize", "marginalia_source", (state) => {
    const { env } = state;
    const work = works.get(env);
    // What another plugin has parsed on the way goes by the same name.
    if (work?.whole !== state.src) return;
    works.delete(env);
    works.set(state, work);
    state.src = work.source.text;
  });
  // Before addresses are looked for in text, which would go on into an annotation.
  md.core.ruler.after("inline", "marginalia_marks", (state) => {
    const work = works.get(state);
    if (work !== undefined) finish(state, work);
  });
}

function begin(
  { source: whole }: Parsed,
  { note, display }: PreviewedNote,
  { host, authors }: { readonly host: PreviewHost; readonly authors: AuthorSources },
): Work | null {
  // Plugins render parts of a document in the name of the whole.
  if (note.text !== whole) return null;
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
