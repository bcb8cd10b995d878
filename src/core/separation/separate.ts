import type { AnnotationGrammar } from "../annotations/index.js";
import { nodePath, noteOutline, parseNote } from "../note/index.js";
import type { Annotation, Note, NoteOptions } from "../note/index.js";
import { defaultRuns } from "./backslashes.js";
import { backslashesBefore } from "./composeText.js";
import { hashText } from "./hash.js";
import { readSeparation } from "./readSeparation.js";
import type { Separation } from "./readSeparation.js";
import { sealOf } from "./seal.js";
import type { Separated, SeparatedAnnotation, SeparatedEscape } from "./separated.js";
import { fixedOptions } from "./structure.js";
import { takeOut } from "./takeOut.js";
import type { AuthorPart } from "./takeOut.js";

/**
 * Takes the annotations out of a note: the author's text, and the annotations with what `merge` needs to put them
 * back to the byte (grammar.md, rules 14 to 18 and "The laws"). Never fails; the time grows with the note.
 */
export function separate(text: string, options: NoteOptions = {}): Separated {
  return separateNote(parseNote(text, options));
}

/** `separate` for a note that is read already. */
export function separateNote(note: Note): Separated {
  const outline = noteOutline(note);
  const { grammar } = outline;
  const separation = readSeparation(note);
  const author = takeOut(note.text, outline, separation.annotations, separation.spans);
  const parts: Separated = {
    text: author.text,
    annotations: separatedAnnotations(note, separation, author),
    escapes: recordedEscapes(note, author),
    grammar: {
      version: 1,
      format: note.format,
      brackets: grammar.pairs.map(({ open, close }) => ({ open, close })),
      authorBrackets: [...grammar.authorBrackets],
    },
  };
  return { ...parts, seal: sealOf(parts) };
}

function separatedAnnotations(
  note: Note,
  { annotations, spans }: Separation,
  author: AuthorPart,
): SeparatedAnnotation[] {
  const nextId = idMaker(author.text);
  const separated: SeparatedAnnotation[] = [];
  for (const [group, span] of spans.entries()) {
    const at = author.places[group] ?? 0;
    for (let index = span.from; index < span.to; index++) {
      const { start, end } = annotations[index] as Separation["annotations"][number];
      const next = index + 1 < span.to ? annotations[index + 1]?.start : span.end;
      const raw = note.text.slice(start, end);
      separated.push({
        id: nextId(at, raw),
        at,
        raw,
        lead: index === span.from ? note.text.slice(span.start, start) : "",
        trail: note.text.slice(end, next),
        group,
        ...describe(note.annotations[index] as Annotation, note),
      });
    }
  }
  return separated;
}

function describe(
  annotation: Annotation,
  note: Note,
): Omit<SeparatedAnnotation, "id" | "at" | "raw" | "lead" | "trail" | "group"> {
  const { body, kind, tags, reader, date, placement, host } = annotation;
  return {
    body,
    kind,
    tags: [...tags],
    reader,
    date,
    placement,
    path: nodePath(host),
    side: placement === "node" && note.format === "page" ? "after" : "before",
  };
}

/** Makes the ids of the annotations of an author text, in order. */
export function idMaker(text: string): (at: number, raw: string) => string {
  const base = hashText(text);
  const seen = new Map<string, number>();
  return (at, raw) => {
    const key = `${at} ${raw}`;
    const ordinal = seen.get(key) ?? 0;
    seen.set(key, ordinal + 1);
    return hashText(`${base} ${ordinal} ${key}`);
  };
}

/** The author text as it would be read by itself, with the grammar and in the format of the note. */
export function readAuthorText(
  text: string,
  format: Note["format"],
  grammar: AnnotationGrammar,
): Note | null {
  return grammar.mayHold(text) ? parseNote(text, fixedOptions(format, grammar)) : null;
}

/** Where the note's backslashes before author brackets are not those that `merge` would write. */
function recordedEscapes(note: Note, { text, places, runs }: AuthorPart): SeparatedEscape[] {
  const alone = readAuthorText(text, note.format, noteOutline(note).grammar);
  if (alone === null) return [];
  const defaults = defaultRuns(alone, places);
  const escapes: SeparatedEscape[] = [];
  const record = (at: number, backslashes: number): void => {
    escapes.push({ at, backslashes });
  };
  const run = runReader(text, places);
  for (const at of [...new Set([...defaults.keys(), ...runs.keys()])].sort((a, b) => a - b)) {
    const unchanged = run(at);
    const actual = runs.get(at) ?? unchanged;
    if (actual !== (defaults.get(at) ?? unchanged)) record(at, actual);
  }
  return escapes;
}

/** Tells for ascending places how many backslashes stand before them, looking back to the last insertion. */
function runReader(text: string, places: readonly number[]): (at: number) => number {
  let next = 0;
  return (at) => {
    while ((places[next] ?? Infinity) <= at) next++;
    return backslashesBefore(text, at, places[next - 1] ?? 0);
  };
}
